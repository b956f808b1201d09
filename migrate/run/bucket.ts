import { SignatureV4 } from '@smithy/signature-v4';
import type { Aws } from './aws';

/** CloudFormation takes no larger template in a request (CreateChangeSet, TemplateBody; in bytes). */
export const MAX_TEMPLATE_BODY = 51_200;

export function isTooLarge(template: string): boolean {
  return Buffer.byteLength(template) > MAX_TEMPLATE_BODY;
}

/**
 * Puts a template into a bucket and answers its address, as CloudFormation takes it.
 * @throws Error with what S3 says against it
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
    throw new Error(`S3 does not take the template into the bucket ${bucket} (HTTP ${response.status} ${code}). ${message}`);
  }
  return `https://${host}${request.path}`;
}

/** Buckets by their path, since a name with dots in it fits no certificate. */
function hostOf(region: string): string {
  return `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}
