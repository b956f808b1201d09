/** The clients in the templates of test/check/templates, for CDK apps, with the expected messages. */
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
  /** The template without its clients, and with other resources without their properties. */
  included: object;
  properties: object | undefined;
  /** The other members of the client's resource, such as its condition. */
  attributes: Record<string, unknown>;
  /** The expected messages, such as `error: UserPoolId is required: give it a value.` */
  expected: string[];
  /** The checks that report the messages. */
  checks: string[];
}

/** The checks that a CDK app applies to a client itself. */
const CHECKS = ruleTable().filter(({ id, cdk }) => cdk !== '-' && !['ref-is-no-client-id', 'unknown-attribute'].includes(id));
export const CHECK_IDS = CHECKS.map(({ id }) => id);

/** Replaces a type that may need properties. The types of SAM and of modules stay, because they add resources. */
const plainType = (type: string) => (/^AWS::Serverless::|::MODULE$/.test(type) ? type : 'AWS::SNS::Topic');

/** The clients of our type in the templates of a file. Templates with duplicate keys are left out: an object cannot have them. */
export function clientCases(file: string): ClientCase[] {
  return casesIn(file).flatMap(({ name, text, expected }) => {
    if (expected.some((line) => line.includes(' duplicate-key '))) return [];
    const { Resources, Transform, Parameters = {}, Conditions = {}, Mappings = {} } = parsed(name, text) as Template;
    const resources = Object.entries(Resources);
    const others = resources.filter(([, { Type }]) => Type !== OUR_TYPE).map(([id, { Type }]) => [id, { Type: plainType(Type) }]);
    // In an app the properties as a whole cannot be null.
    const clients = resources.filter(([, { Type, Properties }]) => Type === OUR_TYPE && Properties !== null);
    return clients.map(([id, { Type: _type, Properties: properties, ...attributes }]): ClientCase => {
      const lines = expected.map((line) => expectedLine(line, id)).filter((one) => one !== undefined);
      return {
        stack: `${name.replaceAll(' ', '')}${id}`,
        included: { Transform, Parameters, Conditions, Mappings, Resources: Object.fromEntries(others) },
        properties: properties ?? undefined,
        attributes,
        expected: lines.map(({ line }) => line).sort(),
        checks: lines.map(({ check }) => check),
      };
    });
  });
}

/** Converts a comment of a template to the message of an app about the client. */
function expectedLine(comment: string, client: string): { check: string; line: string } | undefined {
  const [, check = '', of, message] = /^\S+ \w+ (\S+) (\S+): (.*)$/.exec(comment) ?? [];
  const level = CHECKS.find(({ id }) => id === check)?.cdk;
  // A macro may write clients, so each of them has the note about it.
  if ((of !== client && of !== 'Transform') || level === undefined) return undefined;
  // YAML takes the name Yes for true.
  const line = `${level}: ${message?.replaceAll(' Yes ', ' true ')}`;
  return { check, line: level === 'error' ? line : `${line} [ack: my-cognito-userpoolclient-cdk:${check}]` };
}

/** Removes the path to the value from messages: an app prints it, but the check prints lines instead. */
export const withoutPath = (line: string) => line.replace(/^(error: )\S+: (?=The value is null|Fn::If must be)/, '$1');
