import { requestHandler } from './connections';

/** The credentials and the Region with which a service is called. */
export interface AwsSession {
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  region: string;
}

/**
 * The configuration of an SDK client that one invocation makes for itself: nothing of its session outlives it. What a new client
 * would look up in the environment and in files is said here, which makes it cheap. The SDK repeats nothing: that is decided above.
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
