/**
 * Whether a request has a signature of the form that AWS asks for. It is not verified, so any credentials do.
 *
 * The texts are those of the layer in front of all AWS services (LIVE for other services).
 */
import type { IncomingHttpHeaders } from 'node:http';
import { signatureParameters, signatureParts } from '../http/awsJson';
import { CognitoError } from './errors';

const incomplete = (message: string) => new CognitoError('IncompleteSignatureException', message);

/** What is wrong with the signature of a request; undefined for one that could be a signature. */
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
