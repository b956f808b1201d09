/**
 * For a fix of local/cloudformation/stacks/fixes, what an engine is asked in order to see it. The types are moto's own, so that moto can play
 * a scene as it comes, too.
 */
import { Stack } from '../../../../../local/cloudformation/stacks/stack';
import type { StackEngine } from '../../../../../local/cloudformation/stacks/stackEngine';
import type { Json } from '../../../../support/world';

export type Engine = Pick<StackEngine, 'cloudFormation'> & { url: string };

export interface Scene {
  /** The file of the fix, without its ending. */
  fix: string;
  what: string;
  /** What is seen in the scene. */
  play: (engine: Engine, name: string) => Promise<unknown>;
  /** What CloudFormation shows. */
  expected: unknown;
}

export const PARAMETER = 'AWS::SSM::Parameter';

/** A parameter of the Systems Manager, whose value shows what a template comes to. */
export const parameter = (Name: string, Value: unknown, attributes: Json = {}) => ({
  Type: PARAMETER,
  ...attributes,
  Properties: { Name: `/${Name}`, Type: 'String', Value },
});

/** The values of parameters, by the ends of their names; null for one that is not there. */
export function valuesOf(engine: Engine, ...ends: string[]): Promise<(string | null)[]> {
  return storedUnder(engine, ...ends.map((end) => `/${end}`));
}

/** The values of parameters, by their names; null for one that is not there. */
export async function storedUnder({ url }: Engine, ...names: string[]): Promise<(string | null)[]> {
  const headers = {
    'x-amz-target': 'AmazonSSM.GetParameter',
    // moto finds the service by it, and checks no signature.
    authorization: 'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/ssm/aws4_request',
  };
  return Promise.all(
    names.map(async (name) => {
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ Name: name }) });
      return ((await answer.json()) as { Parameter?: { Value: string } }).Parameter?.Value ?? null;
    }),
  );
}

/** A name that the Systems Manager keeps for AWS. */
export const impossible = (attributes: Json) => parameter('aws/reserved', 'x', attributes);

/** A stack that is created from a template, and updated to others. */
export async function stackOf(engine: Engine, name: string, ...versions: Json[]): Promise<Stack> {
  const stack = new Stack(engine, name);
  const [first = '', ...others] = versions.map((version) => JSON.stringify(version));
  await stack.create(first);
  for (const other of others) await stack.update(other);
  return stack;
}

/** What a value of a template comes to. */
export const comesTo =
  (Value: unknown, parts: Json = {}) =>
  async (engine: Engine, name: string) => {
    await stackOf(engine, name, { ...parts, Resources: { One: parameter(name, Value) } });
    return (await valuesOf(engine, name))[0];
  };

/** What a value of a template in YAML comes to. */
export const comesToInYaml = (conditions: string, value: string) => async (engine: Engine, name: string) => {
  const properties = `{Name: /${name}, Type: String, Value: ${value}}`;
  await new Stack(engine, name).create(`${conditions}\nResources: {One: {Type: ${PARAMETER}, Properties: ${properties}}}`);
  return (await valuesOf(engine, name))[0];
};

export const topic = (Properties: Json) => ({ Type: 'AWS::SNS::Topic', Properties });

/** The code of the error that an operation ends with; none where there is no error. */
export const codeOf = (operation: Promise<unknown>): Promise<string> =>
  operation.then(
    () => 'no error',
    (error: Error) => error.name,
  );
export const messageOf = (operation: Promise<unknown>): Promise<string> =>
  operation.then(
    () => 'no error',
    (error: Error) => error.message,
  );

export async function statusesOf(stack: Stack): Promise<string[]> {
  return (await stack.events()).map(({ LogicalResourceId, ResourceStatus }) =>
    LogicalResourceId === stack.name ? `${ResourceStatus}` : `${LogicalResourceId} ${ResourceStatus}`,
  );
}

export const flips = (
  name: string,
  Default: string,
  Conditions: Json = { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
) => ({
  Parameters: { Stage: { Type: 'String', Default } },
  Conditions,
  Resources: {
    One: parameter(`${name}/one`, { 'Fn::If': ['IsProd', 'big', 'small'] }),
    OnlyProd: parameter(`${name}/prod`, 'x', { Condition: 'IsProd' }),
  },
});

export const flipped =
  (...versions: Parameters<typeof flips> extends [string, ...infer Rest] ? Rest[] : never) =>
  async (engine: Engine, name: string) => {
    await stackOf(engine, name, ...versions.map((version) => flips(name, ...version)));
    return valuesOf(engine, `${name}/one`, `${name}/prod`);
  };
