/** The templates of test/check/templates for CDK apps: each of their clients, with what is to be said of it. */
import { ruleTable } from '../../check/ruleTable';
import { OUR_TYPE } from '../../check/template';
import { parsed } from '../../local/start/parsed';
import { casesIn } from '../../test/check/templates';

interface Template {
  Resources: Record<string, { Type: string; Condition?: string; Properties?: object }>;
  Parameters?: object;
  Conditions?: object;
  Mappings?: object;
}

export interface ClientCase {
  /** The id of the client's stack. */
  stack: string;
  /** Parameters, conditions and mappings, as a template without resources. */
  surroundings: object;
  properties: object | undefined;
  condition: string | undefined;
  /** What is to be said, such as `error: UserPoolId is required: give it a value.` */
  expected: string[];
  /** The checks that say it. */
  checks: string[];
}

/** What a CDK app says of a client itself. */
const CHECKS = ruleTable().filter(({ id, cdk }) => cdk !== '-' && id !== 'ref-is-no-client-id');
export const CHECK_IDS = CHECKS.map(({ id }) => id);

/** The clients of our type in the templates of a file. No object of an app has the same key twice. */
export function clientCases(file: string): ClientCase[] {
  return casesIn(file).flatMap(({ name, text, expected }) => {
    if (expected.some((line) => line.includes(' duplicate-key '))) return [];
    const { Resources, Parameters = {}, Conditions = {}, Mappings = {} } = parsed(name, text) as Template;
    const clients = Object.entries(Resources).filter(([, { Type }]) => Type === OUR_TYPE);
    return clients.map(([id, { Condition: condition, Properties: properties }]): ClientCase => {
      const said = expected.map((line) => saidOf(line, id)).filter((one) => one !== undefined);
      return {
        stack: `${name.replaceAll(' ', '')}${id}`,
        surroundings: { Parameters, Conditions, Mappings },
        properties,
        condition,
        expected: said.map(({ line }) => line).sort(),
        checks: said.map(({ check }) => check),
      };
    });
  });
}

/** A comment of a template as what an app says of the client. */
function saidOf(comment: string, client: string): { check: string; line: string } | undefined {
  const [, check = '', of, message] = /^\S+ \w+ (\S+) (\S+): (.*)$/.exec(comment) ?? [];
  const level = CHECKS.find(({ id }) => id === check)?.cdk;
  if (of !== client || level === undefined) return undefined;
  // YAML takes the name Yes for true.
  const line = `${level}: ${message?.replaceAll(' Yes ', ' true ')}`;
  return { check, line: level === 'error' ? line : `${line} [ack: my-cognito-userpoolclient-cdk:${check}]` };
}

/** Beneath their lines, the check prints these without the path to the value. An app has no lines. */
export const withoutPath = (line: string) => line.replace(/^(error: )\S+: (?=The value is null|Fn::If takes)/, '$1');
