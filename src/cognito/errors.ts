import { types } from 'node:util';
import { isUnsent } from '../aws/connections';
import { type ErrorCode, HandlerError } from '../model/handlerError';
import type { Identifiers, SettingName } from '../model/properties';
import { refusedSettings, withAdvice } from './refusalAdvice';

/** Maps each handler error code to the names of its exceptions: Cognito's, and those that all AWS services share. */
const NAMES: Partial<Readonly<Record<ErrorCode, readonly string[]>>> = {
  InvalidRequest: [
    'FeatureUnavailableInTierException',
    'InvalidOAuthFlowException',
    'InvalidParameterException',
    'OperationNotEnabledException',
    'ScopeDoesNotExistException',
    'SerializationException',
    'ValidationError',
    'ValidationException',
  ],
  NotFound: ['ResourceNotFoundException'],
  ServiceLimitExceeded: ['LimitExceededException'],
  ResourceConflict: ['ConcurrentModificationException'],
  Throttling: [
    'BandwidthLimitExceeded',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
  ],
  ServiceInternalError: [
    'InternalErrorException',
    'InternalFailure',
    'InternalServerError',
    'ServiceUnavailable',
    'ServiceUnavailableException',
  ],
  AccessDenied: ['AccessDenied', 'AccessDeniedException', 'NotAuthorized', 'NotAuthorizedException', 'OptInRequired'],
  InvalidCredentials: [
    'AuthFailure',
    'CredentialsProviderError',
    'ExpiredToken',
    'ExpiredTokenException',
    'IncompleteSignature',
    'IncompleteSignatureException',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'InvalidTokenException',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'RequestExpired',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
    'UnrecognizedClientException',
  ],
  NetworkFailure: ['AbortError', 'RequestTimeout', 'RequestTimeoutException', 'TimeoutError'],
};

const CODES: ReadonlyMap<string, ErrorCode> = new Map(
  Object.entries(NAMES).flatMap(([code, names]) => names.map((name) => [name, code as ErrorCode] as const)),
);

/** The codes of HTTP statuses, for answers that do not come from Cognito. */
const STATUSES: ReadonlyMap<number, ErrorCode> = new Map([
  [408, 'NetworkFailure'],
  [429, 'Throttling'],
]);

/**
 * Whether Cognito carried out a call that failed:
 * - `no`: Cognito refused the call, or the handler never sent it;
 * - `perhaps`: Cognito has finished the call, but the answer does not say with what result;
 * - `perhaps later`: there was no answer, and Cognito may still be working on the call.
 */
export type CarriedOut = 'no' | 'perhaps' | 'perhaps later';

/** The error of a failed call to Cognito. */
export class CallError extends HandlerError {
  constructor(
    errorCode: ErrorCode,
    message: string,
    readonly carriedOut: CarriedOut,
    options?: ErrorOptions,
    /** The settings whose values Cognito refused, if they are known. */
    readonly about: readonly SettingName[] = [],
  ) {
    super(errorCode, message, options);
  }
}

/**
 * Turns the error of a call to Cognito into a handler error. Its message names the operation, quotes Cognito's message, and gives
 * advice if there is any. An error about credentials gets another message, because Cognito's quotes parts of the signed request.
 */
export function toHandlerError(operation: string, thrown: unknown, request: Partial<Identifiers> = {}): HandlerError {
  if (thrown instanceof HandlerError) return thrown;
  const error: ServiceError = types.isNativeError(thrown) ? thrown : new Error(String(thrown));
  // The SDK takes the members of an error from the answer unchecked. The code below needs text.
  for (const name of ['name', 'message'] as const) if (typeof error[name] !== 'string') error[name] = '';
  const code = codeOf(error);
  const message = messageOf(operation, code, error, request);
  return new CallError(code, message, carriedOut(code, error), { cause: error }, refusedSettings(error));
}

/** An error of the SDK. `$fault` is set if the error is Cognito's own, `$metadata` if there was an HTTP answer. */
interface ServiceError extends Error {
  code?: unknown;
  $fault?: 'client' | 'server';
  $metadata?: { httpStatusCode?: number };
}

function codeOf(error: ServiceError): ErrorCode {
  const known = CODES.get(error.name);
  if (known !== undefined) return known;
  if (isConnectionError(error)) return 'NetworkFailure';
  const status = error.$metadata?.httpStatusCode;
  if (status === undefined) return 'InternalFailure';
  return STATUSES.get(status) ?? (status >= 500 ? 'ServiceInternalError' : 'GeneralServiceException');
}

/**
 * Node sets a code on errors of connections, of TLS and of its HTTP parser. It also sets codes on some defects, which are a
 * TypeError or RangeError.
 */
function isConnectionError({ name, code, $fault }: ServiceError): boolean {
  return typeof code === 'string' && $fault === undefined && name !== 'TypeError' && name !== 'RangeError';
}

function carriedOut(code: ErrorCode, error: ServiceError): CarriedOut {
  const status = error.$metadata?.httpStatusCode;
  if (code === 'NetworkFailure') return isUnsent(error) ? 'no' : 'perhaps later';
  // A TypeError means that the SDK could not build the request. Any other defect may have happened before or after the request
  // was sent.
  if (code === 'InternalFailure') return error.name === 'TypeError' ? 'no' : 'perhaps later';
  if (code === 'ServiceInternalError') return 'perhaps';
  // An answer with a success status may have been a success, even if its body is not in Cognito's form.
  return status !== undefined && status < 400 ? 'perhaps' : 'no';
}

function messageOf(operation: string, code: ErrorCode, error: ServiceError, request: Partial<Identifiers>): string {
  switch (code) {
    case 'InvalidCredentials':
      return `${operation} failed because the credentials of the request are invalid or have expired (${error.name}).`;
    case 'NetworkFailure':
      return `${operation} got no answer: the connection to Amazon Cognito failed.`;
    case 'InternalFailure':
      return `${operation} failed unexpectedly (${error.name}).`;
    case 'NotFound':
      return withAdvice(`${missing(error.message, request)}: ${operation} answered ${wordsOf(error)}`, error);
    default:
      return withAdvice(`${operation} answered ${wordsOf(error)}`, error);
  }
}

/** The exception and the message of Cognito. An answer that is not from Cognito gets another text. */
function wordsOf({ name, message, $fault, $metadata }: ServiceError): string {
  // The SDK writes `Unknown` for a missing name, and `UnknownError` for a missing message.
  if ($fault === undefined || name === '' || name === 'Unknown')
    return `HTTP ${$metadata?.httpStatusCode} with a body that did not come from Amazon Cognito.`;
  const hasNoText = message === '' || message === 'UnknownError' || QUOTES_THE_REQUEST.test(message);
  return hasNoText ? `${name}.` : `${name}: ${message}`;
}

/** Parts of a signed request (AWS Signature Version 4). A message that quotes one of them also quotes credentials. */
const QUOTES_THE_REQUEST = /AWS4-|Credential=|Signature=|Security-?Token/i;

/** The identifier that Cognito does not know. Pool and client share one exception, and only the message differs (recorded). */
function missing(message: string, { UserPoolId, ClientId }: Partial<Identifiers>): string {
  return /user pool client/i.test(message) ? `ClientId ${ClientId}` : `UserPoolId ${UserPoolId}`;
}
