/**
 * Checks only the form of a signature and does not verify it, so any credentials work.
 *
 * The messages come from the gateway of all AWS services (LIVE for other services).
 */
import type { IncomingHttpHeaders } from 'node:http';
import { signatureParameters, signatureParts } from '../http/awsJson';
import { CognitoError } from './errors';

const incomplete = (message: string) => new CognitoError('IncompleteSignatureException', message);

/** The error for a missing or malformed signature; undefined for a signature of the right form. */
export function signatureError(headers: IncomingHttpHeaders): CognitoError | undefined {
  const { authorization } = headers;
  if (authorization === undefined) {
    return new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const malformed = signatureParts(authorization).find((part) => !part.includes('='));
  if (malformed !== undefined) {
    return incomplete(
      `'${malformed}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`,
    );
  }
  const parameters = signatureParameters(authorization);
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !parameters.has(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (headers['x-amz-date'] === undefined && headers.date === undefined) {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (missing.length > 0) return incomplete(`${missing.join(' ')} Authorization=${authorization}`);
  const credential = parameters.get('Credential');
  if (credential?.split('/').length === 5) return undefined;
  const form = 'keyid/date/region/service/term';
  return incomplete(`Credential must have exactly 5 slash-delimited elements, e.g. ${form}, got '${credential}'`);
}
