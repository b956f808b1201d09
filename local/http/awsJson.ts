/** The common part of all services that speak AWS JSON 1.1: the type of a body, and the signature in a header. */
import type { IncomingHttpHeaders } from 'node:http';

export const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** The parts of `AWS4-HMAC-SHA256 Credential=<access key>/<date>/..., SignedHeaders=..., Signature=...` behind the first. */
export const signatureParts = (header: string) =>
  header
    .split(/[,\s]+/)
    .slice(1)
    .filter((part) => part !== '');

/** Those that have the form `<name>=<value>`, of a header that speaks of AWS's own signatures. */
export function signatureParameters(header: string): Map<string, string> {
  const pairs = signatureParts(header).map((part) => /^([^=]*)=(.*)$/.exec(part) ?? []);
  return new Map(header.startsWith('AWS4-') ? pairs.map(([, name = '', value = '']) => [name, value]) : []);
}

/** Whose credentials signed a request. */
export function accessKeyIdOf({ authorization = '' }: IncomingHttpHeaders): string | undefined {
  return signatureParameters(authorization).get('Credential')?.split('/')[0];
}
