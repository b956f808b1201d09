import type { AwsSession } from '../aws/sdkConfig';
import { HandlerError } from '../model/handlerError';

// Functions that read single values of an event. CloudFormation's protocol gives each value a type, but nothing enforces the
// type. If a value has another type, `requireObject` and `requireString` throw. The other functions treat the value as missing.

export type Json = Record<string, unknown>;
export type Credentials = AwsSession['credentials'];

export function requireObject(value: unknown, name: string): Json {
  if (isObject(value)) return value;
  throw new HandlerError('InvalidRequest', `${name} must be an object.`);
}

/** The value if it is an object, otherwise an empty object. */
export function objectIn(value: unknown): Json {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function requireString(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new HandlerError('InvalidRequest', `${name} must be a non-empty string.`);
}

export function optionalString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** CloudFormation sends primitives as themselves or as strings. */
export function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

export function credentialsIn(value: unknown): Credentials | undefined {
  const { accessKeyId, secretAccessKey, sessionToken } = objectIn(value);
  if (!isCredential(accessKeyId) || !isCredential(secretAccessKey)) return undefined;
  if (sessionToken === null || sessionToken === undefined) return { accessKeyId, secretAccessKey };
  return isCredential(sessionToken) ? { accessKeyId, secretAccessKey, sessionToken } : undefined;
}

/** Whether a value can be a Region. The Region becomes a label of a host name, so it must have the form of one. */
export function isRegion(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(value);
}

/** Whether a value can be a credential. Credentials are sent in headers, which contain only printable ASCII. */
function isCredential(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}
