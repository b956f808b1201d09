import type { Parameter } from '@aws-sdk/client-cloudformation';
import { isManaged, secretArnOf } from '../../src/model/clientSecret';
import type { LiveClient } from '../live';
import type { Steps, Stopgap } from '../steps';
import type { Aws } from './aws';
import { type ClientSettings, describeClient } from './snapshot';

/** The values of the clients that parameters take on while these are in no stack. They stand in no file. */
export async function valuesOf(aws: Aws, stopgaps: readonly Stopgap[]): Promise<Parameter[]> {
  const values = await lookedUp(aws, stopgaps);
  return values.map(({ parameter, value, missing }) => {
    if (value === undefined) throw new Error(missing);
    return { ParameterKey: parameter, ParameterValue: value };
  });
}

/** A sentence for each value that the template refers to and that a client does not have. */
export async function missingValues(aws: Aws, { stopgaps }: Steps): Promise<string[]> {
  const values = await lookedUp(aws, stopgaps);
  return values.filter(({ value }) => value === undefined).map(({ missing }) => missing);
}

interface Value {
  parameter: string;
  value: string | undefined;
  /** What to say when there is no value. */
  missing: string;
}

/** Ids are left out: they are no secrets, and stand in the template. */
async function lookedUp(aws: Aws, stopgaps: readonly Stopgap[]): Promise<Value[]> {
  const described = new Map<LiveClient, ClientSettings>();
  const values: Value[] = [];
  for (const { parameter, client, attribute } of stopgaps.filter(({ id }) => id === undefined)) {
    const settings = described.get(client) ?? (await describeClient(aws, client));
    described.set(client, settings);
    const value = answered(attribute, settings);
    const missing = `${client.name}.${attribute}: ${whyMissing(attribute, settings)}`;
    values.push({ parameter, value: typeof value === 'string' ? value : undefined, missing });
  }
  return values;
}

function answered(attribute: string, settings: ClientSettings): unknown {
  if (attribute === 'ClientSecretArn') return secretArnOf(settings);
  return settings[attribute === 'Name' ? 'ClientName' : attribute];
}

function whyMissing(attribute: string, settings: ClientSettings): string {
  if (attribute === 'ClientSecretArn') return NOT_MANAGED;
  return isManaged(settings) ? MANAGED : NO_SECRET;
}

const NOT_MANAGED =
  'Cognito does not keep the secret of the client in Secrets Manager. Take the reference out and deploy that first.';
const NO_SECRET =
  'the template refers to the secret of the client, which has none. Take the reference out and deploy that first.';
const MANAGED =
  'Cognito keeps the secret of the client in Secrets Manager and does not answer it. Let others read it there, or move it out ' +
  'of Secrets Manager in the console; the reference must have a value before the client moves.';
