/**
 * An exception of the service.
 *
 * The names come from the API model (DOC) and from the errors that all AWS services share. InternalErrorException is HTTP 500,
 * and a body that is too large is HTTP 413. All other exceptions are HTTP 400 (LIVE).
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
/**
 * Names every feature that the tier does not have. The form was recorded for features of pools (LIVE), and is INF for clients.
 */
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

/** An internal error of Cognito. The text is INF. */
export const serviceFailure = () => new CognitoError('InternalErrorException', 'Something went wrong', 500);
export const expiredCredentials = () =>
  new CognitoError('ExpiredTokenException', 'The security token included in the request is expired'); // LIVE for other services
export const serializationError = (message: string) => new CognitoError('SerializationException', message);
export const unknownOperation = (message: string) => new CognitoError('UnknownOperationException', message);

/** A bug of the local Cognito. Unlike Cognito, it reports the cause, so that a developer can fix it. */
export const internalError = (cause: unknown) =>
  new CognitoError('InternalErrorException', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause), 500);

/**
 * The API model has no exception for a body that is too large, so this is HTTP 413. The SDK does not retry it, and no caller can
 * confuse it with Cognito's error for an invalid value.
 */
export const bodyTooLarge = (limitBytes: number) =>
  new CognitoError('RequestEntityTooLargeException', `The request body is larger than ${limitBytes} bytes.`, 413);
