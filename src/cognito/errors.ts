import { types } from 'node:util';
import { isUnsent } from '../aws/connections';
import { type ErrorCode, HandlerError } from '../model/handlerError';
import type { Identifiers, SettingName } from '../model/properties';
import { refusedSettings, withCure } from './cures';

/** From the handler error code to the names of the exceptions, Cognito's and those common to all AWS services, that mean it. */
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

/** The codes of HTTP statuses, for answers that are not Cognito's own. */
const STATUSES: ReadonlyMap<number, ErrorCode> = new Map([
  [408, 'NetworkFailure'],
  [429, 'Throttling'],
]);

/**
 * Whether a call that failed was carried out all the same:
 * - `no`: it was refused, or never sent;
 * - `perhaps`: the service has finished with it, but did not say how;
 * - `perhaps later`: there was no answer, and the service may still be at it.
 */
export type CarriedOut = 'no' | 'perhaps' | 'perhaps later';

/** The error that a call to Cognito ended with. */
export class CallError extends HandlerError {
  constructor(
    errorCode: ErrorCode,
    message: string,
    readonly carriedOut: CarriedOut,
    options?: ErrorOptions,
    /** The settings whose values the service refused, as far as that is known. */
    readonly about: readonly SettingName[] = [],
  ) {
    super(errorCode, message, options);
  }
}

/**
 * Turns what a call to Cognito threw into a handler error that names the operation, keeps the service's own words, and says
 * what helps where that is known.
 * Errors about credentials get words of our own: the service's quote parts of the signed request.
 */
export function toHandlerError(operation: string, thrown: unknown, request: Partial<Identifiers> = {}): HandlerError {
  if (thrown instanceof HandlerError) return thrown;
  const error: ServiceError = types.isNativeError(thrown) ? thrown : new Error(String(thrown));
  // The members of an error are whatever stands in the answer: these have to be text.
  for (const name of ['name', 'message'] as const) if (typeof error[name] !== 'string') error[name] = '';
  const code = codeOf(error);
  const message = messageOf(operation, code, error, request);
  return new CallError(code, message, carriedOut(code, error), { cause: error }, refusedSettings(error));
}

/** An error of the SDK: the service's own carry `$fault`, all that came with an answer carry its HTTP status. */
interface ServiceError extends Error {
  code?: unknown;
  $fault?: 'client' | 'server';
  $metadata?: { httpStatusCode?: number };
}

function codeOf(error: ServiceError): ErrorCode {
  const known = CODES.get(error.name);
  if (known !== undefined) return known;
  if (isOfTheConnection(error)) return 'NetworkFailure';
  const status = error.$metadata?.httpStatusCode;
  if (status === undefined) return 'InternalFailure';
  return STATUSES.get(status) ?? (status >= 500 ? 'ServiceInternalError' : 'GeneralServiceException');
}

/** Node gives codes to the errors of connections, of TLS and of its HTTP parser; where it gives them to defects, these are of its own types. */
function isOfTheConnection({ name, code, $fault }: ServiceError): boolean {
  return typeof code === 'string' && $fault === undefined && name !== 'TypeError' && name !== 'RangeError';
}

function carriedOut(code: ErrorCode, error: ServiceError): CarriedOut {
  const status = error.$metadata?.httpStatusCode;
  if (code === 'NetworkFailure') return isUnsent(error) ? 'no' : 'perhaps later';
  // A TypeError means that the SDK could not build the request. Any other defect may have come up before or after the request was sent.
  if (code === 'InternalFailure') return error.name === 'TypeError' ? 'no' : 'perhaps later';
  if (code === 'ServiceInternalError') return 'perhaps';
  // An answer with the status of a success that is not in Cognito's form may have been a success.
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
      return withCure(`${missing(error.message, request)}: ${operation} answered ${wordsOf(error)}`, error);
    default:
      return withCure(`${operation} answered ${wordsOf(error)}`, error);
  }
}

/** The service's own words. An answer that is not the service's has none. */
function wordsOf({ name, message, $fault, $metadata }: ServiceError): string {
  // Unknown is the SDK's word for an error without a name, UnknownError for one without a message.
  if ($fault === undefined || name === '' || name === 'Unknown')
    return `HTTP ${$metadata?.httpStatusCode} with a body that did not come from Amazon Cognito.`;
  const isMute = message === '' || message === 'UnknownError' || QUOTES_THE_REQUEST.test(message);
  return isMute ? `${name}.` : `${name}: ${message}`;
}

/** The marks of a signed request (AWS Signature Version 4). Where one is quoted, credentials are. */
const QUOTES_THE_REQUEST = /AWS4-|Credential=|Signature=|Security-?Token/i;

/** The property that names what is missing. Pool and client share one exception and differ in the message alone (recorded). */
function missing(message: string, { UserPoolId, ClientId }: Partial<Identifiers>): string {
  return /user pool client/i.test(message) ? `ClientId ${ClientId}` : `UserPoolId ${UserPoolId}`;
}
