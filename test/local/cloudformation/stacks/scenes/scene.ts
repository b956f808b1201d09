/**
 * A scene shows the effect of a fix in local/cloudformation/stacks/fixes. It uses only types that moto has, so that it also runs
 * on moto without the fixes.
 */
import { Stack } from '../../../../../local/cloudformation/stacks/stack';
import type { StackEngine } from '../../../../../local/cloudformation/stacks/stackEngine';
import type { Json } from '../../../../support/world';

export type Engine = Pick<StackEngine, 'cloudFormation'> & { url: string };

export interface Scene {
  /** The name of the fix's file, without its extension. */
  fix: string;
  /** The behaviour of CloudFormation. */
  what: string;
  /** Runs the scene. Returns the observed result. */
  run: (engine: Engine, name: string) => Promise<unknown>;
  /** The result in CloudFormation. */
  expected: unknown;
}

export const PARAMETER = 'AWS::SSM::Parameter';

/** A parameter of Systems Manager. Its value shows how the engine resolves an expression in a template. */
export const parameter = (Name: string, Value: unknown, attributes: Json = {}) => ({
  Type: PARAMETER,
  ...attributes,
  Properties: { Name: `/${Name}`, Type: 'String', Value },
});

/** The values of parameters, by the ends of their names; null for a missing one. */
export function valuesOf(engine: Engine, ...ends: string[]): Promise<(string | null)[]> {
  return storedUnder(engine, ...ends.map((end) => `/${end}`));
}

/** The values of parameters, by their names; null for a missing one. */
export async function storedUnder({ url }: Engine, ...names: string[]): Promise<(string | null)[]> {
  const headers = {
    'x-amz-target': 'AmazonSSM.GetParameter',
    // moto reads the service from it, and does not check the signature.
    authorization: 'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/ssm/aws4_request',
  };
  return Promise.all(
    names.map(async (name) => {
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ Name: name }) });
      return ((await answer.json()) as { Parameter?: { Value: string } }).Parameter?.Value ?? null;
    }),
  );
}

/** A parameter whose creation fails: Systems Manager reserves the name for AWS. */
export const failing = (attributes: Json) => parameter('aws/reserved', 'x', attributes);

/** Creates a stack from the first template, and updates it to the others. */
export async function stackOf(engine: Engine, name: string, ...versions: Json[]): Promise<Stack> {
  const stack = new Stack(engine, name);
  const [first = '', ...others] = versions.map((version) => JSON.stringify(version));
  await stack.create(first);
  for (const other of others) await stack.update(other);
  return stack;
}

/** A scene that returns the resolved value of an expression. */
export const resolvedValue =
  (Value: unknown, parts: Json = {}) =>
  async (engine: Engine, name: string) => {
    await stackOf(engine, name, { ...parts, Resources: { One: parameter(name, Value) } });
    return (await valuesOf(engine, name))[0];
  };

/** A scene that returns the resolved value of an expression in YAML. */
export const resolvedYamlValue = (conditions: string, value: string) => async (engine: Engine, name: string) => {
  const properties = `{Name: /${name}, Type: String, Value: ${value}}`;
  await new Stack(engine, name).create(`${conditions}\nResources: {One: {Type: ${PARAMETER}, Properties: ${properties}}}`);
  return (await valuesOf(engine, name))[0];
};

export const topic = (Properties: Json) => ({ Type: 'AWS::SNS::Topic', Properties });

/** The code of the error of an operation, or `no error`. */
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

/** A template whose condition depends on the parameter Stage. It changes one parameter, and creates another. */
export const conditionTemplate = (
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

/** A scene that returns the values of both parameters after updates through these versions. */
export const valuesWith =
  (...versions: Parameters<typeof conditionTemplate> extends [string, ...infer Rest] ? Rest[] : never) =>
  async (engine: Engine, name: string) => {
    await stackOf(engine, name, ...versions.map((version) => conditionTemplate(name, ...version)));
    return valuesOf(engine, `${name}/one`, `${name}/prod`);
  };
