import type { IncomingHttpHeaders } from 'node:http';
import { errorMessage } from '../../tools/errorMessage';
import { CognitoError, internalError, serializationError } from './errors';
import type { Service } from './operations';

/** The prefix of each service in the header, before the operation. */
const TARGET_PREFIXES: readonly (readonly [prefix: string, Service])[] = [
  ['AWSCognitoIdentityProviderService.', 'cognito-idp'],
  ['secretsmanager.', 'secretsmanager'],
];

/** The operation in the header; the whole header if it has no known prefix. */
export function operationOf(headers: IncomingHttpHeaders): string {
  const target = targetOf(headers);
  return target.slice(prefixOf(target)?.[0].length ?? 0);
}

/** The service in the header; undefined if the header has no known prefix. */
export const serviceOf = (headers: IncomingHttpHeaders): Service | undefined => prefixOf(targetOf(headers))?.[1];

const prefixOf = (target: string) => TARGET_PREFIXES.find(([prefix]) => target.startsWith(prefix));

const targetOf = (headers: IncomingHttpHeaders) => String(headers['x-amz-target'] ?? '');

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON value of a body, or the error of its parsing. Unlike Cognito's SerializationException, this one has a reason, to help
 * developers.
 */
export function parseBody(body: Uint8Array): { value: unknown } | { refused: CognitoError } {
  try {
    return { value: JSON.parse(UTF8.decode(body)) };
  } catch (error) {
    return { refused: serializationError(`The request body is not JSON: ${errorMessage(error)}`) };
  }
}

/** Converts any thrown value to an error of the service. */
export const asCognitoError = (thrown: unknown) => (thrown instanceof CognitoError ? thrown : internalError(thrown));
