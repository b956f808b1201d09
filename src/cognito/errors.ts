import { type ErrorCode, HandlerError } from '../model/handlerError';

/** From the name of an exception, Cognito's or one common to all AWS services, to the handler error code. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  InvalidParameterException: 'InvalidRequest',
  InvalidOAuthFlowException: 'InvalidRequest',
  ScopeDoesNotExistException: 'InvalidRequest',
  FeatureUnavailableInTierException: 'InvalidRequest',
  OperationNotEnabledException: 'InvalidRequest',
  SerializationException: 'InvalidRequest',
  ValidationException: 'InvalidRequest',
  ResourceNotFoundException: 'NotFound',
  LimitExceededException: 'ServiceLimitExceeded',
  ConcurrentModificationException: 'ResourceConflict',
  TooManyRequestsException: 'Throttling',
  ThrottlingException: 'Throttling',
  RequestLimitExceeded: 'Throttling',
  InternalErrorException: 'ServiceInternalError',
  InternalFailure: 'ServiceInternalError',
  ServiceUnavailable: 'ServiceInternalError',
  ServiceUnavailableException: 'ServiceInternalError',
  NotAuthorizedException: 'AccessDenied',
  AccessDeniedException: 'AccessDenied',
  CredentialsProviderError: 'InvalidCredentials',
  ExpiredTokenException: 'InvalidCredentials',
  IncompleteSignatureException: 'InvalidCredentials',
  InvalidSignatureException: 'InvalidCredentials',
  MissingAuthenticationTokenException: 'InvalidCredentials',
  UnrecognizedClientException: 'InvalidCredentials',
  TimeoutError: 'NetworkFailure',
};

/** Codes of Node's network errors, as its documentation on errors lists them. */
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * Turns what a call to Cognito threw into a handler error that names the operation and keeps the service's own words.
 * Errors about credentials get words of our own: the service's quote parts of the signed request.
 */
export function toHandlerError(operation: string, thrown: unknown): HandlerError {
  if (thrown instanceof HandlerError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = codeOf(error);
  return new HandlerError(code, messageOf(operation, code, error), { cause: error });
}

function codeOf(error: Error & { code?: unknown; $metadata?: { httpStatusCode?: number } }): ErrorCode {
  const known = Object.hasOwn(CODES, error.name) ? CODES[error.name] : undefined;
  if (known !== undefined) return known;
  if (typeof error.code === 'string' && NETWORK_CODES.has(error.code)) return 'NetworkFailure';
  const status = error.$metadata?.httpStatusCode;
  if (status === undefined) return 'InternalFailure';
  return status >= 500 ? 'ServiceInternalError' : 'GeneralServiceException';
}

function messageOf(operation: string, code: ErrorCode, error: Error): string {
  switch (code) {
    case 'InvalidCredentials':
      return `${operation} was refused: the credentials of the request are invalid or have expired (${error.name}).`;
    case 'NetworkFailure':
      return `${operation} got no answer: the connection to Amazon Cognito failed.`;
    case 'InternalFailure':
      return `${operation} could not be carried out (${error.name}).`;
    case 'NotFound':
      return `${missing(error.message)} does not exist: ${operation} answered "${error.message}"`;
    default:
      return `${operation} answered ${error.name}: ${error.message}`;
  }
}

/** Cognito has one exception for a missing pool and a missing client; they differ in the message alone (recorded). */
function missing(message: string): string {
  return /user pool client/i.test(message) ? 'The app client named by ClientId' : 'The user pool named by UserPoolId';
}
