import { SignatureV4 } from '@smithy/signature-v4';
import type { Aws } from './aws';

/** The maximum size of a template in a request, in bytes (CreateChangeSet, TemplateBody). */
export const MAX_TEMPLATE_BODY = 51_200;

export function isTooLarge(template: string): boolean {
  return Buffer.byteLength(template) > MAX_TEMPLATE_BODY;
}

/**
 * Stores a template in a bucket, and returns its URL for CloudFormation.
 * @throws Error with the error of S3
 */
export async function upload({ cloudFormation }: Aws, bucket: string, key: string, template: string): Promise<string> {
  const { credentials, region, sha256 } = cloudFormation.config;
  const signer = new SignatureV4({ service: 's3', region, credentials, sha256, uriEscapePath: false, applyChecksum: true });
  const host = hostOf(await region());
  const endpoint = new URL(process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL ?? `https://${host}`);
  const request = {
    method: 'PUT',
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    path: `/${bucket}/${key}`,
    query: {},
    body: template,
    headers: { host: endpoint.host, 'content-type': 'text/plain' },
  };
  const { headers } = await signer.sign(request);
  const response = await fetch(new URL(request.path, endpoint), { method: 'PUT', headers, body: template });
  if (!response.ok) {
    const [, code = '', message = ''] = /<Code>(.*?)<\/Code>\s*<Message>(.*?)<\/Message>/s.exec(await response.text()) ?? [];
    const reason = `S3 refused to store the template in the bucket ${bucket} (HTTP ${response.status} ${code}).`;
    throw new Error([reason, message, CHECK_BUCKET].filter(Boolean).join(' '));
  }
  return `https://${host}${request.path}`;
}

const CHECK_BUCKET = "Check the bucket's name, its Region, and the permission s3:PutObject.";

/** The path has the bucket, because no certificate covers a host name with a bucket whose name has dots. */
function hostOf(region: string): string {
  return `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
