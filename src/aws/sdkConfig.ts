import { requestHandler } from './connections';

/** The credentials and the Region for calls to a service. */
export interface AwsSession {
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  region: string;
}

/**
 * The configuration of an SDK client. Each invocation makes its own client, so that no credentials are kept. The configuration
 * sets every option that the SDK would look up in the environment and in files, which makes a client cheap. It turns off the
 * retries of the SDK, because the handlers decide about retries.
 */
export function sdkConfig({ credentials, region }: AwsSession) {
  return {
    credentials,
    region,
    requestHandler,
    maxAttempts: 1,
    retryMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    authSchemePreference: [],
    userAgentAppId: async () => undefined,
  };
}
