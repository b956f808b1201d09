/** Signed calls over HTTP without an SDK client: an SDK client drops the members that it does not know. */
import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Json } from '../json';
import type { Answer } from './answer';
import { type ServiceName, serviceOf } from './services';

export interface ServiceRequest {
  operation: string;
  body: string;
  /** The pool in the body, if any, because quotas count for each pool. */
  poolId?: string | undefined;
  unsigned?: boolean | undefined;
}

/**
 * @param signal cancels the call
 * @throws NoAnswer
 */
export type SendRequest = (request: ServiceRequest, signal?: AbortSignal) => Promise<Answer>;

/** Thrown when the endpoint gave no answer. */
export class NoAnswer extends Error {}

const TIMEOUT_MS = 30_000;

export type ServiceConfig = Pick<CognitoIdentityProviderClientConfig, 'region' | 'credentials'>;

/** The name of a service in the header, and its SDK, which has its endpoints and its kind of signature. */
const SERVICES = {
  cognito: {
    targetPrefix: 'AWSCognitoIdentityProviderService',
    sdk: (config: ServiceConfig) => new CognitoIdentityProviderClient(config).config,
  },
  secretsManager: {
    targetPrefix: 'secretsmanager',
    sdk: (config: ServiceConfig) => new SecretsManagerClient(config).config,
  },
} as const;

/**
 * Calls the services.
 * @param endpoints default: the SDK's endpoints for the Region
 * @param config the Region and the credentials. Default for credentials: the SDK's standard chain.
 */
export function signedCalls(endpoints: Partial<Record<ServiceName, string | undefined>>, config: ServiceConfig): SendRequest {
  const senders: Record<ServiceName, SendRequest> = {
    cognito: signedCallsOf('cognito', endpoints.cognito, config),
    secretsManager: signedCallsOf('secretsManager', endpoints.secretsManager, config),
  };
  return (request, signal) => senders[serviceOf(request.operation)](request, signal);
}

function signedCallsOf(service: ServiceName, endpoint: string | undefined, config: ServiceConfig): SendRequest {
  const { targetPrefix } = SERVICES[service];
  const sdk = SERVICES[service].sdk(config);
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
        'x-amz-target': `${targetPrefix}.${operation}`,
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
    // The message of fetch says only that it failed. Its cause says why.
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
