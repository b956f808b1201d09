import type { AwsSession } from '../aws/sdkConfig';
import { HandlerError } from '../model/handlerError';

// Readers of single values of an event. CloudFormation's protocol gives each value a type, but nothing enforces it. Where a value is of
// another type, `requireObject` and `requireString` throw. The other readers take it for missing.

export type Json = Record<string, unknown>;
export type Credentials = AwsSession['credentials'];

export function requireObject(value: unknown, what: string): Json {
  if (isObject(value)) return value;
  throw new HandlerError('InvalidRequest', `${what} must be an object.`);
}

/** The object that should be here, or an empty one. */
export function objectIn(value: unknown): Json {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function requireString(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new HandlerError('InvalidRequest', `${what} must be a non-empty string.`);
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

/** A Region ends up in the name of a host, so it has to be a label of one. */
export function isRegion(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(value);
}

/** Credentials are sent as headers, which hold printable ASCII alone. */
function isCredential(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}
