/** The templates of test/check/templates for CDK apps: each of their clients, with what is to be said of it. */
import { ruleTable } from '../../check/ruleTable';
import { OUR_TYPE } from '../../check/template';
import { parsed } from '../../local/start/parsed';
import { casesIn } from '../../test/check/templates';

interface Template {
  Transform?: string | string[];
  Resources: Record<string, { Type: string; Properties?: object | null } & Record<string, unknown>>;
  Parameters?: object;
  Conditions?: object;
  Mappings?: object;
}

export interface ClientCase {
  /** The id of the client's stack. */
  stack: string;
  /** What the template has around its clients: other resources without their properties. */
  surroundings: object;
  properties: object | undefined;
  /** The other members of the client's resource, such as its condition. */
  attributes: Record<string, unknown>;
  /** What is to be said, such as `error: UserPoolId is required: give it a value.` */
  expected: string[];
  /** The checks that say it. */
  checks: string[];
}

/** What a CDK app says of a client itself. */
const CHECKS = ruleTable().filter(({ id, cdk }) => cdk !== '-' && !['ref-is-no-client-id', 'unknown-attribute'].includes(id));
export const CHECK_IDS = CHECKS.map(({ id }) => id);

/** A type that needs no properties, in place of one that may. What SAM and modules add depends on theirs. */
const plainType = (type: string) => (/^AWS::Serverless::|::MODULE$/.test(type) ? type : 'AWS::SNS::Topic');

/** The clients of our type in the templates of a file. No object of an app has the same key twice. */
export function clientCases(file: string): ClientCase[] {
  return casesIn(file).flatMap(({ name, text, expected }) => {
    if (expected.some((line) => line.includes(' duplicate-key '))) return [];
    const { Resources, Transform, Parameters = {}, Conditions = {}, Mappings = {} } = parsed(name, text) as Template;
    const resources = Object.entries(Resources);
    const others = resources.filter(([, { Type }]) => Type !== OUR_TYPE).map(([id, { Type }]) => [id, { Type: plainType(Type) }]);
    // An app has no properties that are null.
    const clients = resources.filter(([, { Type, Properties }]) => Type === OUR_TYPE && Properties !== null);
    return clients.map(([id, { Type: _type, Properties: properties, ...attributes }]): ClientCase => {
      const said = expected.map((line) => saidOf(line, id)).filter((one) => one !== undefined);
      return {
        stack: `${name.replaceAll(' ', '')}${id}`,
        surroundings: { Transform, Parameters, Conditions, Mappings, Resources: Object.fromEntries(others) },
        properties: properties ?? undefined,
        attributes,
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
  // A macro may write clients, so each of them has the note about it.
  if ((of !== client && of !== 'Transform') || level === undefined) return undefined;
  // YAML takes the name Yes for true.
  const line = `${level}: ${message?.replaceAll(' Yes ', ' true ')}`;
  return { check, line: level === 'error' ? line : `${line} [ack: my-cognito-userpoolclient-cdk:${check}]` };
}

/** Beneath their lines, the check prints these without the path to the value. An app has no lines. */
export const withoutPath = (line: string) => line.replace(/^(error: )\S+: (?=The value is null|Fn::If takes)/, '$1');
