import { NodeHttpHandler } from '@smithy/node-http-handler';

/** With whose credentials, and in which Region, a service is called. */
export interface Caller {
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  region: string;
}

/** A call that waited for a connection of another would seem to have no answer. */
const UNLIMITED = { maxSockets: Number.POSITIVE_INFINITY };

/** One connection pool for the whole life of the process: connections belong to no caller. */
const requestHandler = new NodeHttpHandler({ connectionTimeout: 2_000, httpAgent: UNLIMITED, httpsAgent: UNLIMITED });

/**
 * The configuration of an SDK client that one invocation makes for itself: nothing of its caller outlives it. What a new client
 * would look up in the environment and in files is said here, which makes it cheap. The SDK repeats nothing: that is decided above.
 */
export function sdkConfig({ credentials, region }: Caller) {
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
