/** The exceptions with which GetResource, ListResources and the read of an update report the failure of a handler. */
import { errorMessage } from '../../../tools/errorMessage';
import type { AnsweredEvent } from '../../lambda/invoke';
import { CloudControlError, type CloudControlException } from './cloudControlError';

/** By the handler error code. The API model has no exception for the code AccessDenied. */
const EXCEPTION_OF: Readonly<Record<string, CloudControlException | 'AccessDeniedException'>> = {
  AccessDenied: 'AccessDeniedException',
  AlreadyExists: 'AlreadyExistsException',
  GeneralServiceException: 'GeneralServiceException',
  InternalFailure: 'HandlerInternalFailureException',
  InvalidCredentials: 'InvalidCredentialsException',
  InvalidRequest: 'InvalidRequestException',
  NetworkFailure: 'NetworkFailureException',
  NotFound: 'ResourceNotFoundException',
  NotStabilized: 'NotStabilizedException',
  NotUpdatable: 'NotUpdatableException',
  ResourceConflict: 'ResourceConflictException',
  ServiceInternalError: 'ServiceInternalErrorException',
  ServiceLimitExceeded: 'ServiceLimitExceededException',
  Throttling: 'ThrottlingException',
};

/** A handler answered FAILED. The message is the one of the real service. */
export function handlerFailure(typeName: string, { errorCode = '', message }: AnsweredEvent, token: string): CloudControlError {
  const type = Object.hasOwn(EXCEPTION_OF, errorCode) ? EXCEPTION_OF[errorCode] : undefined;
  const reason = `${message} (HandlerErrorCode: ${errorCode}, RequestToken: ${token})`;
  return new CloudControlError(type ?? 'HandlerFailureException', `${typeName} Handler returned status FAILED: ${reason}`);
}

/** A handler did not answer: it crashed, or reached its time limit. */
export function noAnswer(typeName: string, error: unknown): CloudControlError {
  return new CloudControlError('HandlerFailureException', `${typeName} Handler did not answer: ${errorMessage(error)}`);
}

/** The answer of a handler is invalid. */
export function invalidAnswer(typeName: string, problem: string): CloudControlError {
  return new CloudControlError('PrivateTypeException', `${typeName} Handler returned an invalid response: ${problem}`);
}
