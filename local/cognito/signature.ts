/**
 * The signature of a request, as far as it is looked at here: who signed it, and whether it has the form that AWS asks for. It is not
 * verified, so any credentials do.
 *
 * The texts are those of the layer in front of all AWS services (LIVE for other services).
 */
import type { IncomingHttpHeaders } from 'node:http';
import { CognitoError } from './errors';

const incomplete = (message: string) => new CognitoError('IncompleteSignatureException', message);

/** The parts of `AWS4-HMAC-SHA256 Credential=<access key>/<date>/..., SignedHeaders=..., Signature=...` behind the first. */
const partsOf = (header: string) =>
  header
    .split(/[,\s]+/)
    .slice(1)
    .filter((part) => part !== '');

/** Those that have the form `<name>=<value>`, of a header that speaks of AWS's own signatures. */
function parametersOf(header: string): Map<string, string> {
  const pairs = partsOf(header).map((part) => /^([^=]*)=(.*)$/.exec(part) ?? []);
  return new Map(header.startsWith('AWS4-') ? pairs.map(([, name = '', value = '']) => [name, value]) : []);
}

/** Whose credentials signed a request. */
export function accessKeyIdOf({ authorization = '' }: IncomingHttpHeaders): string | undefined {
  return parametersOf(authorization).get('Credential')?.split('/')[0];
}

/** What is wrong with the signature of a request; undefined for one that could be a signature. */
export function signatureError(headers: IncomingHttpHeaders): CognitoError | undefined {
  const { authorization } = headers;
  if (authorization === undefined) {
    return new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const malformed = partsOf(authorization).find((part) => !part.includes('='));
  if (malformed !== undefined) {
    return incomplete(
      `'${malformed}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`,
    );
  }
  const parameters = parametersOf(authorization);
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
