/**
 * What the service refuses, and the exception it says so with.
 *
 * The names are those of the API model (DOC), and of what all AWS services have in common. Only InternalErrorException answers with
 * HTTP 500, and a body too large with 413; everything else is HTTP 400 (LIVE).
 */
export class CognitoError extends Error {
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.name = type;
    this.type = type;
    this.status = status;
  }

  /** The body of the answer. IAM writes its message with a capital letter, and the service without (LIVE). */
  get answer(): Record<string, string> {
    const member = this.type === 'AccessDeniedException' ? 'Message' : 'message';
    return { __type: this.type, [member]: this.message };
  }
}

export const invalidParameter = (message: string) => new CognitoError('InvalidParameterException', message);
export const invalidOAuthFlow = (message: string) => new CognitoError('InvalidOAuthFlowException', message);
export const notFound = (message: string) => new CognitoError('ResourceNotFoundException', message);
/** Every feature above the pool's tier is named; the form is that of a pool's own features (LIVE), taken over for clients (INF). */
export const unavailableInTier = (tier: string, features: string[]) =>
  new CognitoError(
    'FeatureUnavailableInTierException',
    `The following features need to be disabled for the ${tier} pricing tier configured: ${features.join(', ')}`,
  );
export const limitExceeded = (message: string) => new CognitoError('LimitExceededException', message);
export const tooManyRequests = () => new CognitoError('TooManyRequestsException', 'Rate exceeded'); // LIVE
export const concurrentModification = () =>
  new CognitoError(
    'ConcurrentModificationException',
    'Only one request to update user pool client can be processed at a time.', // LIVE
  );

/** The text of the service's own faults is INF. */
export const serviceFailure = () => new CognitoError('InternalErrorException', 'Something went wrong', 500);
export const expiredCredentials = () =>
  new CognitoError('ExpiredTokenException', 'The security token included in the request is expired'); // LIVE for other services
export const serializationError = (message: string) => new CognitoError('SerializationException', message);
export const unknownOperation = (message: string) => new CognitoError('UnknownOperationException', message);

/** A fault of the stand-in itself. The real service gives no reason here; this one does, to whoever has to repair it. */
export const internalError = (cause: unknown) =>
  new CognitoError('InternalErrorException', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause), 500);

/**
 * The API model has no exception for a body beyond the limit, so this one is HTTP's own 413: the SDK does not retry it, and it cannot
 * be mistaken for Cognito refusing a value.
 */
export const bodyTooLarge = (limitBytes: number) =>
  new CognitoError('RequestEntityTooLargeException', `The request body is larger than ${limitBytes} bytes.`, 413);
