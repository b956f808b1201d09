/** The exceptions of the API model, each with its HTTP status. An exception with 500 is a fault of the service in the model. */
const EXCEPTIONS = {
  AlreadyExistsException: 400,
  ClientTokenConflictException: 400,
  ConcurrentModificationException: 500,
  ConcurrentOperationException: 400,
  GeneralServiceException: 400,
  HandlerFailureException: 500,
  HandlerInternalFailureException: 500,
  InvalidCredentialsException: 400,
  InvalidRequestException: 400,
  NetworkFailureException: 500,
  NotStabilizedException: 400,
  NotUpdatableException: 400,
  PrivateTypeException: 400,
  RequestTokenNotFoundException: 400,
  ResourceConflictException: 400,
  ResourceNotFoundException: 400,
  ServiceInternalErrorException: 500,
  ServiceLimitExceededException: 400,
  ThrottlingException: 400,
  TypeNotFoundException: 400,
  UnsupportedActionException: 400,
} as const;

export type CloudControlException = keyof typeof EXCEPTIONS;

/** The exceptions of all AWS services. */
type CommonException =
  | 'AccessDeniedException'
  | 'InternalFailure'
  | 'RequestEntityTooLargeException'
  | 'UnknownOperationException'
  | 'ValidationException';

/** The maximum length of a message (the API model). */
const MAX_MESSAGE = 2048;

/** The exception with which Cloud Control refuses a request. */
export class CloudControlError extends Error {
  readonly status: number;

  /** @param type also an exception of the layers before the service, such as the check of the signature */
  constructor(
    readonly type: CloudControlException | CommonException | (string & {}),
    message: string,
    status?: number,
  ) {
    super(message.slice(0, MAX_MESSAGE));
    this.name = type;
    this.status = status ?? (isModelled(type) ? EXCEPTIONS[type] : 400);
  }

  /** The body of the answer. */
  get answer(): Record<string, string> {
    const namespace = isModelled(this.type) ? 'com.amazon.cloudapiservice' : 'com.amazon.coral.service';
    return { __type: `${namespace}#${this.type}`, Message: this.message };
  }
}

export const invalid = (message: string) => new CloudControlError('ValidationException', message);

function isModelled(type: string): type is CloudControlException {
  return Object.hasOwn(EXCEPTIONS, type);
}
