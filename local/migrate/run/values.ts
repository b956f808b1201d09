import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { LiveClient } from '../live';
import type { Steps, Stopgap } from '../steps';
import type { Aws } from './aws';
import { type ClientSettings, describeClient } from './snapshot';

/** The values of the clients that parameters take on while these are in no stack. They stand in no file. */
export async function valuesOf(aws: Aws, stopgaps: readonly Stopgap[]): Promise<Parameter[]> {
  const values = await lookedUp(aws, stopgaps);
  return values.map(({ stopgap, value }) => {
    if (value === undefined) throw new Error(missing(stopgap));
    return { ParameterKey: stopgap.parameter, ParameterValue: value };
  });
}

/** A sentence for each value that the template refers to and that a client does not have. */
export async function missingValues(aws: Aws, { stopgaps }: Steps): Promise<string[]> {
  const values = await lookedUp(aws, stopgaps);
  return values.filter(({ value }) => value === undefined).map(({ stopgap }) => missing(stopgap));
}

function missing({ client, attribute }: Stopgap): string {
  return `The template refers to ${client.name}.${attribute}, and the client has no secret. Take the reference out and deploy that first.`;
}

interface Value {
  stopgap: Stopgap;
  value: string | undefined;
}

/** The client ids are left out: they are no secrets, and stand in the template. */
async function lookedUp(aws: Aws, stopgaps: readonly Stopgap[]): Promise<Value[]> {
  const described = new Map<LiveClient, ClientSettings>();
  const values: Value[] = [];
  for (const stopgap of stopgaps.filter(({ attribute }) => attribute !== 'ClientId')) {
    const { client, attribute } = stopgap;
    const settings = described.get(client) ?? (await describeClient(aws, client));
    described.set(client, settings);
    const value = settings[attribute === 'Name' ? 'ClientName' : attribute];
    values.push({ stopgap, value: typeof value === 'string' ? value : undefined });
  }
  return values;
}
