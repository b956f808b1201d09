import type { Parameter } from '@aws-sdk/client-cloudformation';
import { isManaged, secretArnOf } from '../../src/model/clientSecret';
import type { LiveClient } from '../live';
import type { Steps, TemporaryParameter } from '../steps';
import type { Aws } from './aws';
import { type ClientSettings, describeClient } from './snapshot';

/** The values of the parameters that replace references to the clients. They are in no file. */
export async function valuesOf(aws: Aws, temporaryParameters: readonly TemporaryParameter[]): Promise<Parameter[]> {
  const values = await lookUpValues(aws, temporaryParameters);
  return values.map(({ parameter, value, missing }) => {
    if (value === undefined) throw new Error(missing);
    return { ParameterKey: parameter, ParameterValue: value };
  });
}

/** A sentence for each reference to an attribute for which the client has no value. */
export async function missingValues(aws: Aws, { temporaryParameters }: Steps): Promise<string[]> {
  const values = await lookUpValues(aws, temporaryParameters);
  return values.filter(({ value }) => value === undefined).map(({ missing }) => missing);
}

interface Value {
  parameter: string;
  value: string | undefined;
  /** The message for a missing value. */
  missing: string;
}

/** Leaves out ids: they are not secret, and the template has them. */
async function lookUpValues(aws: Aws, temporaryParameters: readonly TemporaryParameter[]): Promise<Value[]> {
  const described = new Map<LiveClient, ClientSettings>();
  const values: Value[] = [];
  for (const { parameter, client, attribute } of temporaryParameters.filter(({ id }) => id === undefined)) {
    const settings = described.get(client) ?? (await describeClient(aws, client));
    described.set(client, settings);
    const value = attributeValue(attribute, settings);
    const missing = `${client.name}.${attribute} has no value: ${reasonMissing(attribute, settings)}`;
    values.push({ parameter, value: typeof value === 'string' ? value : undefined, missing });
  }
  return values;
}

function attributeValue(attribute: string, settings: ClientSettings): unknown {
  if (attribute === 'ClientSecretArn') return secretArnOf(settings);
  return settings[attribute === 'Name' ? 'ClientName' : attribute];
}

function reasonMissing(attribute: string, settings: ClientSettings): string {
  if (attribute === 'ClientSecretArn') return NOT_MANAGED;
  return isManaged(settings) ? MANAGED : NO_SECRET;
}

const NOT_MANAGED =
  'Cognito does not keep the client secret in Secrets Manager. Remove the reference, and deploy the template first.';
const NO_SECRET = 'the client was created without a secret. Remove the reference, and deploy the template first.';
const MANAGED =
  'Cognito keeps the client secret in Secrets Manager and does not return it. Replace the reference: read the secret in Secrets ' +
  'Manager. Or move the secret back to Cognito in the console before the client moves.';
