/** The content type and the signature header of AWS JSON 1.1, for all local services. */
import type { IncomingHttpHeaders } from 'node:http';

export const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** The parts of `AWS4-HMAC-SHA256 Credential=<access key>/<date>/..., SignedHeaders=..., Signature=...` after the first. */
export const signatureParts = (header: string) =>
  header
    .split(/[,\s]+/)
    .slice(1)
    .filter((part) => part !== '');

/** The parts of the form `<name>=<value>`; empty for a header that is not an AWS signature. */
export function signatureParameters(header: string): Map<string, string> {
  const pairs = signatureParts(header).map((part) => /^([^=]*)=(.*)$/.exec(part) ?? []);
  return new Map(header.startsWith('AWS4-') ? pairs.map(([, name = '', value = '']) => [name, value]) : []);
}

/** The access key id that signed a request; undefined for an unsigned request. */
export function accessKeyIdOf({ authorization = '' }: IncomingHttpHeaders): string | undefined {
  return signatureParameters(authorization).get('Credential')?.split('/')[0];
}
