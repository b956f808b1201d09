import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SignatureV4 } from '@smithy/signature-v4';
import { contentType } from '../cognito/protocol';

/** What the service answers, as it came. */
export interface Answer {
  status: number;
  body: string;
}

const TIMEOUT_MS = 30_000;

/** Where Amazon Cognito is in a Region; the SDK's variables come first, as with the SDK itself. */
export function cognitoUrl(region: string): URL {
  const { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: ofCognito, AWS_ENDPOINT_URL: ofAll } = process.env;
  const { endpointProvider } = new CognitoIdentityProviderClient({ region }).config;
  return new URL(ofCognito ?? ofAll ?? endpointProvider({ Region: region }).url);
}

/** Calls of Amazon Cognito in a Region with the credentials of the SDK's standard chain, body and answer untouched. */
export function signedCalls(region: string): (target: string, body: Buffer) => Promise<Answer> {
  const sdk = new CognitoIdentityProviderClient({ region }).config;
  const url = cognitoUrl(region);
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
