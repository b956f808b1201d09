/** CloudFormation acts on the code of an error. Users read the message in the events of the stack. */
import { type CallError, toHandlerError } from '../../../src/cognito/errors';
import { HandlerError } from '../../../src/model/handlerError';
import { Deadline } from '../../../src/time/deadline';
import { IDENTIFIERS } from '../../support/clients';
import { userPoolClients } from '../../support/cognito';
import { networkError, serviceException } from '../../support/exceptions';
import '../../support/realm';
import { deadUrl } from '../../support/servers';

const OPERATION = 'UpdateUserPoolClient';

/** Maps each exception of the five operations, and each exception that AWS services share, to its code and HTTP status. */
const ROWS: [string, string, number][] = [
  ['InvalidParameterException', 'InvalidRequest', 400],
  ['InvalidOAuthFlowException', 'InvalidRequest', 400],
  ['ScopeDoesNotExistException', 'InvalidRequest', 400],
  ['FeatureUnavailableInTierException', 'InvalidRequest', 400],
  ['OperationNotEnabledException', 'InvalidRequest', 400],
  ['SerializationException', 'InvalidRequest', 400],
  ['ValidationException', 'InvalidRequest', 400],
  ['ResourceNotFoundException', 'NotFound', 400],
  ['LimitExceededException', 'ServiceLimitExceeded', 400],
  ['ConcurrentModificationException', 'ResourceConflict', 400],
  ['TooManyRequestsException', 'Throttling', 400],
  ['ThrottlingException', 'Throttling', 400],
  ['RequestLimitExceeded', 'Throttling', 503],
  ['RequestThrottled', 'Throttling', 400],
  ['RequestThrottledException', 'Throttling', 400],
  ['ThrottledException', 'Throttling', 400],
  ['ProvisionedThroughputExceededException', 'Throttling', 400],
  ['BandwidthLimitExceeded', 'Throttling', 509],
  ['SlowDown', 'Throttling', 503],
  ['Throttling', 'Throttling', 400],
  ['ValidationError', 'InvalidRequest', 400],
  ['InternalServerError', 'ServiceInternalError', 400],
  ['AccessDenied', 'AccessDenied', 403],
  ['NotAuthorized', 'AccessDenied', 400],
  ['OptInRequired', 'AccessDenied', 403],
  ['InternalErrorException', 'ServiceInternalError', 500],
  ['InternalFailure', 'ServiceInternalError', 500],
  ['ServiceUnavailable', 'ServiceInternalError', 503],
  ['ServiceUnavailableException', 'ServiceInternalError', 503],
  ['NotAuthorizedException', 'AccessDenied', 400],
  ['AccessDeniedException', 'AccessDenied', 400],
];

describe('an exception of Cognito becomes the code that CloudFormation acts on', () => {
  test.each(ROWS)('%s: %s', (name, code, status) => {
    const error = toHandlerError(OPERATION, serviceException(name, 'the words of the service', status));
    expect(error).toBeInstanceOf(HandlerError);
    expect(error.errorCode).toBe(code);
    expect(error.message).toContain(OPERATION);
    expect(error.message).toContain('the words of the service');
    if (code !== 'NotFound') expect(error.message).toContain(name);
  });
});

describe('an exception that this version does not know', () => {
  test.each([
    ['of a broken service is worth another try', 500, 'ServiceInternalError'],
    ['of a service that is away is worth another try', 503, 'ServiceInternalError'],
    ['of a refusal is final', 400, 'GeneralServiceException'],
    ['of a refusal with another status is final', 418, 'GeneralServiceException'],
  ])('%s', (_case, status, code) => {
    const error = toHandlerError(OPERATION, serviceException('BrandNewException', 'Something new.', status));
    expect(error.errorCode).toBe(code);
    expect(error.message).toBe('UpdateUserPoolClient answered BrandNewException: Something new.');
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'named %s, as a member of every object, gets the code of its status',
    (name) => {
      expect(toHandlerError(OPERATION, serviceException(name, 'x')).errorCode).toBe('GeneralServiceException');
    },
  );
});

describe('a missing pool and a missing client have different messages', () => {
  test.each([
    [
      'User pool client does not exist.',
      /^ClientId 1client: UpdateUserPoolClient answered ResourceNotFoundException: .* another logical id to create a new client\.$/,
    ],
    [
      'User pool us-east-1_x does not exist.',
      /^UserPoolId us-east-1_x: UpdateUserPoolClient answered ResourceNotFoundException: .* Set UserPoolId to a pool that exists in /,
    ],
  ])('%s', (message, expected) => {
    const error = toHandlerError(OPERATION, serviceException('ResourceNotFoundException', message), {
      UserPoolId: 'us-east-1_x',
      ClientId: '1client',
    });
    expect(error.message).toMatch(expected);
    expect(error.message).toContain(message);
  });
});

describe('an error about credentials does not repeat the message of the service, which quotes them', () => {
  const quoted = 'FwoGZXIvYXdzEXAMPLETOKEN';
  test.each([
    'AuthFailure',
    'CredentialsProviderError',
    'ExpiredToken',
    'ExpiredTokenException',
    'IncompleteSignature',
    'IncompleteSignatureException',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidTokenException',
    'RequestTimeTooSkewed',
    'InvalidSignatureException',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'RequestExpired',
    'SignatureDoesNotMatch',
    'UnrecognizedClientException',
  ])('%s', (name) => {
    const error = toHandlerError(OPERATION, serviceException(name, `The token ${quoted} is invalid`));
    expect(error.errorCode).toBe('InvalidCredentials');
    expect(error.message).not.toContain(quoted);
    expect(error.message).toContain(OPERATION);
    expect(error.message).toContain(name);
  });
});

test.each([
  "Authorization header 'AWS4-HMAC-SHA256 Credential=AKIA/20260101'",
  'The canonical string was X-Amz-Security-Token:FwoG',
])('the message of any exception is left out if it quotes the signed request: %s', (text) => {
  const error = toHandlerError(OPERATION, serviceException('BrandNewException', text));
  expect(error.message).toBe('UpdateUserPoolClient answered BrandNewException.');
});

test.each([
  [503, 'ServiceInternalError'],
  [429, 'Throttling'],
  [404, 'GeneralServiceException'],
  [200, 'GeneralServiceException'],
])("the message about an answer with HTTP %i that is not Cognito's has no complaint of the parser", (httpStatusCode, code) => {
  const complaint = Object.assign(new SyntaxError('Unexpected token <'), { $metadata: { httpStatusCode } });
  const error = toHandlerError(OPERATION, complaint);
  expect(error.errorCode).toBe(code);
  expect(error.message).toBe(
    `UpdateUserPoolClient answered HTTP ${httpStatusCode} with a body that did not come from Amazon Cognito.`,
  );
});

test('the message about an answer without a body of Cognito contains the HTTP status, because the SDK only says Unknown', () => {
  const error = toHandlerError(OPERATION, serviceException('Unknown', 'UnknownError', 503));
  expect(error).toMatchObject({
    errorCode: 'ServiceInternalError',
    message: 'UpdateUserPoolClient answered HTTP 503 with a body that did not come from Amazon Cognito.',
  });
});

describe('a failed connection is retried, and its message shows no addresses', () => {
  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'ETIMEDOUT',
    'EMFILE',
    'CERT_HAS_EXPIRED',
    'ERR_SSL_CIPHER_OPERATION_FAILED',
    'ERR_STREAM_PREMATURE_CLOSE',
    'HPE_INVALID_CONSTANT',
  ])('%s', (code) => {
    const error = toHandlerError(OPERATION, networkError(code));
    expect(error.errorCode).toBe('NetworkFailure');
    expect(error.message).toBe('UpdateUserPoolClient got no answer: the connection to Amazon Cognito failed.');
  });

  test.each(['TimeoutError', 'RequestTimeout', 'RequestTimeoutException'])('%s', (name) => {
    const timeout = Object.assign(new Error('socket timed out at 10.0.0.1'), { name });
    expect(toHandlerError(OPERATION, timeout)).toMatchObject({
      errorCode: 'NetworkFailure',
      message: 'UpdateUserPoolClient got no answer: the connection to Amazon Cognito failed.',
    });
  });
});

describe('whether Cognito carried out a failed call', () => {
  const carriedOut = (thrown: unknown) => (toHandlerError(OPERATION, thrown) as CallError).carriedOut;

  test.each([
    ['a refusal', serviceException('InvalidParameterException', 'x'), 'no'],
    ['too many requests', serviceException('TooManyRequestsException', 'x'), 'no'],
    ['too many requests, as a failure of the service', serviceException('RequestLimitExceeded', 'x', 503), 'no'],
    ['an unknown refusal', serviceException('BrandNewException', 'x'), 'no'],
    ['bad credentials', Object.assign(new Error('x'), { name: 'CredentialsProviderError' }), 'no'],
    ['too many requests, by the status alone', Object.assign(new SyntaxError('x'), { $metadata: { httpStatusCode: 429 } }), 'no'],
    ['a defect before the call', new TypeError('x'), 'no'],
    ['an internal error', serviceException('InternalErrorException', 'x', 500), 'perhaps'],
    ['an internal error with another status', serviceException('InternalServerError', 'x', 400), 'perhaps'],
    ['an answer that cannot be read', Object.assign(new SyntaxError('x'), { $metadata: { httpStatusCode: 200 } }), 'perhaps'],
    ['a cut connection', networkError('ECONNRESET', 'read'), 'perhaps later'],
    ['a request that was given up half-way', networkError('ETIMEDOUT', 'write'), 'perhaps later'],
    ['half an answer', networkError('HPE_INVALID_CONTENT_LENGTH', 'x'), 'perhaps later'],
    ['an answer that TLS can not read', networkError('ERR_SSL_CIPHER_OPERATION_FAILED', 'x'), 'perhaps later'],
    [
      'a request that took too long',
      Object.assign(new SyntaxError('x'), { $metadata: { httpStatusCode: 408 } }),
      'perhaps later',
    ],
    ['an unknown error at an unknown time', new Error('x'), 'perhaps later'],
    ['no answer in time', Object.assign(new Error('Request aborted'), { name: 'AbortError' }), 'perhaps later'],
  ])('%s: %s', (_case, thrown, expected) => {
    expect(carriedOut(thrown)).toBe(expected);
  });

  // attempts.test.ts and test/bundle/tls.test.ts test this with real connections.
  test.each(['http', 'https'])('a missing server of %s, and an unknown host: no', async (protocol) => {
    for (const host of [new URL(await deadUrl()).host, 'nowhere.invalid']) {
      process.env.AWS_ENDPOINT_URL = `${protocol}://${host}`;
      const deleted = userPoolClients({ deadline: new Deadline(20_000) }).delete(IDENTIFIERS);
      await expect(deleted).rejects.toMatchObject({ errorCode: 'NetworkFailure', carriedOut: 'no' });
    }
    delete process.env.AWS_ENDPOINT_URL;
  });
});

describe('a connection that fails is a NetworkFailure, even if a status came before it', () => {
  test.each([200, 400, 500])('HTTP %i', (httpStatusCode) => {
    const error = Object.assign(networkError('ECONNRESET', 'read'), { $metadata: { httpStatusCode } });
    expect(toHandlerError(OPERATION, error)).toMatchObject({ errorCode: 'NetworkFailure', carriedOut: 'perhaps later' });
  });

  test('not if the error with a code is from the service', () => {
    const error = Object.assign(serviceException('BrandNewException', 'x'), { code: 'ECONNRESET' });
    expect(toHandlerError(OPERATION, error).errorCode).toBe('GeneralServiceException');
  });
});

describe('a defect is an InternalFailure, without the message of Node', () => {
  test.each([
    ['an error', new TypeError("Cannot read properties of undefined (reading 'x')"), '(TypeError)'],
    [
      'an error of the engine with a code',
      Object.assign(new TypeError('engine'), { code: 'ERR_INVALID_ARG_TYPE' }),
      '(TypeError)',
    ],
    ['a string', 'engine', '(Error)'],
    ['undefined', undefined, '(Error)'],
    ['null', null, '(Error)'],
  ])('%s', (_case, thrown, kind) => {
    const error = toHandlerError(OPERATION, thrown);
    expect(error.errorCode).toBe('InternalFailure');
    expect(error.message).toBe(`UpdateUserPoolClient failed unexpectedly ${kind}.`);
  });
});

test('the handler error has the thrown error as its cause, for debugging', () => {
  const thrown = serviceException('TooManyRequestsException', 'Rate exceeded');
  expect(toHandlerError(OPERATION, thrown).cause).toBe(thrown);
});

test('a handler error is returned unchanged', () => {
  const error = new HandlerError('NotFound', 'gone');
  expect(toHandlerError(OPERATION, error)).toBe(error);
});
