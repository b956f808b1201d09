/** Checks which secret key signed a request, by AWS Signature Version 4. */
import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/** Whether `POST /` with these headers and this body was signed with the key. */
export function isSignedWith(secretAccessKey: string, headers: IncomingHttpHeaders, body: Buffer): boolean {
  const [, scope = '', names = '', signature = ''] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)/.exec(headers.authorization ?? '') ?? [];
  const [date = '', region = '', service = '', term = ''] = scope.split('/');
  const signedHeaders = names.split(';').map((name) => `${name}:${headers[name]}\n`);
  const request = ['POST', '/', '', signedHeaders.join(''), names, sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(request)].join('\n');
  const key = [region, service, term].reduce<Buffer>(hmac, hmac(`AWS4${secretAccessKey}`, date));
  return hmac(key, text).toString('hex') === signature;
}
