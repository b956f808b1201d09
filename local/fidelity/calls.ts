/** Signed calls of Cognito's API as HTTP carries them: an SDK drops the members that it does not know. */
import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Answer } from './answer';
import type { Json } from './json';

export interface Call {
  operation: string;
  body: string;
  /** The pool that the body names, if any: quotas count by pool. */
  poolId?: string | undefined;
  unsigned?: boolean | undefined;
}

/**
 * @param signal gives the answer up
 * @throws NoAnswer
 */
export type Caller = (call: Call, signal?: AbortSignal) => Promise<Answer>;

/** The endpoint gave no answer, so nothing is known of what it would have been. */
export class NoAnswer extends Error {}

const TIMEOUT_MS = 30_000;

/**
 * Calls an endpoint.
 * @param endpoint default: the Region's own, as the SDK knows it
 * @param config the Region, and credentials where they are not those of the SDK's standard chain
 */
export function signedCalls(endpoint: string | undefined, config: CognitoIdentityProviderClientConfig): Caller {
  const sdk = new CognitoIdentityProviderClient(config).config;
  const signer = new SignatureV4({
    service: sdk.defaultSigningName,
    region: sdk.region,
    credentials: sdk.credentials,
    sha256: sdk.sha256,
  });
  return async ({ operation, body, unsigned }, signal) => {
    const url = endpoint === undefined ? sdk.endpointProvider({ Region: await sdk.region() }).url : new URL(endpoint);
    const request = {
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: '/',
      query: {},
      body,
      headers: {
        host: url.host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
    };
    const { headers } = unsigned ? request : await signer.sign(request);
    return fetchAnswer(url, { method: 'POST', headers, body }, signal);
  };
}

async function fetchAnswer(url: URL, request: RequestInit, signal: AbortSignal | undefined): Promise<Answer> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(url, { ...request, signal: signal ? AbortSignal.any([timeout, signal]) : timeout });
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), body: parse(text) };
  } catch (error) {
    // fetch says no more than that it failed; what it failed of is the cause.
    const { message, cause } = error as Error & { cause?: { message?: string; code?: string } };
    throw new NoAnswer(`no answer from ${url.origin}: ${cause?.message || cause?.code || message}`);
  }
}

function parse(text: string): Json | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
