import type { IncomingHttpHeaders } from 'node:http';
import { errorMessage } from '../../tools/errorMessage';
import { CognitoError, internalError, serializationError } from './errors';
import type { Service } from './operations';

/** How the header names a service, in front of the operation. */
const TARGET_PREFIXES: readonly (readonly [prefix: string, Service])[] = [
  ['AWSCognitoIdentityProviderService.', 'cognito-idp'],
  ['secretsmanager.', 'secretsmanager'],
];

/** The operation, or what stands in the header instead of one. */
export function operationOf(headers: IncomingHttpHeaders): string {
  const target = targetOf(headers);
  return target.slice(prefixOf(target)?.[0].length ?? 0);
}

/** The service that the header names: the bare name of an operation names none. */
export const serviceOf = (headers: IncomingHttpHeaders): Service | undefined => prefixOf(targetOf(headers))?.[1];

const prefixOf = (target: string) => TARGET_PREFIXES.find(([prefix]) => target.startsWith(prefix));

const targetOf = (headers: IncomingHttpHeaders) => String(headers['x-amz-target'] ?? '');

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON value of a body, or why there is none. The real parser gives no reason with its SerializationException; this one helps to
 * find the mistake.
 */
export function parseBody(body: Uint8Array): { value: unknown } | { refused: CognitoError } {
  try {
    return { value: JSON.parse(UTF8.decode(body)) };
  } catch (error) {
    return { refused: serializationError(`The request body is not JSON: ${errorMessage(error)}`) };
  }
}

/** Whatever was thrown, as an error of the protocol. */
export const asCognitoError = (thrown: unknown) => (thrown instanceof CognitoError ? thrown : internalError(thrown));
