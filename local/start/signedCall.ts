import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SignatureV4 } from '@smithy/signature-v4';
import { contentType } from '../cognito/protocol';

/** What the service answers, as it came. */
export interface Answer {
  status: number;
  body: string;
}

const TIMEOUT_MS = 30_000;

/**
 * Calls of Amazon Cognito in a Region with the credentials of the SDK's standard chain, body and answer untouched. The service's
 * address is the SDK's too, but where its variable AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER names another one.
 */
export function signedCalls(region: string): (target: string, body: Buffer) => Promise<Answer> {
  const sdk = new CognitoIdentityProviderClient({ region }).config;
  const url = new URL(
    process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER ?? sdk.endpointProvider({ Region: region }).url.href,
  );
  const signer = new SignatureV4({
    service: sdk.defaultSigningName,
    region,
    credentials: sdk.credentials,
    sha256: sdk.sha256,
  });
  return async (target, body) => {
    const { protocol, hostname, host } = url;
    const headers = { host, 'content-type': contentType, 'x-amz-target': target };
    const signed = await signer.sign({ method: 'POST', protocol, hostname, path: '/', query: {}, headers, body });
    const response = await fetch(url, {
      method: 'POST',
      headers: signed.headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, body: await response.text() };
  };
}
