import { HandlerError } from '../../../src/model/handlerError';
import { parseEvent } from '../../../src/runtime/event';
import { IDENTIFIERS } from '../../support/clients';
import { CREDENTIALS, cfnEvent } from '../../support/events';

test('reads an event, and casts every value', () => {
  const event = {
    ...cfnEvent('UPDATE', { ...IDENTIFIERS, RefreshTokenValidity: '60', GenerateSecret: 'true', ClientName: null }),
    callbackContext: { attempt: 1 },
    nextToken: 'page-2',
  };
  event.requestData.previousResourceProperties = { EnableTokenRevocation: 'false' };
  expect(parseEvent(event)).toStrictEqual({
    action: 'UPDATE',
    region: 'us-east-1',
    credentials: CREDENTIALS,
    clientRequestToken: 'token-1',
    logicalResourceId: 'WebClient',
    desired: { ...IDENTIFIERS, RefreshTokenValidity: 60, GenerateSecret: true },
    previous: { EnableTokenRevocation: false },
    callbackContext: { attempt: 1 },
    nextToken: 'page-2',
    maxResults: undefined,
    isRollback: false,
  });
});

test.each(['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST'])('reads the action %s', (action) => {
  expect(parseEvent(cfnEvent(action)).action).toBe(action);
});

test('a null or missing member of an event is absent', () => {
  const { requestData } = cfnEvent('READ', {}, { logicalResourceId: null });
  const { awsAccountId: _account, nextToken: _token, callbackContext: _context, ...event } = cfnEvent('READ');
  expect(parseEvent({ ...event, requestData })).toMatchObject({
    desired: {},
    previous: {},
    callbackContext: {},
    nextToken: undefined,
    logicalResourceId: undefined,
  });
});

test('accepts long-term credentials, which have no session token', () => {
  const { sessionToken: _token, ...callerCredentials } = CREDENTIALS;
  expect(parseEvent(cfnEvent('READ', IDENTIFIERS, { callerCredentials })).credentials).toStrictEqual(callerCredentials);
});

const EVENT = cfnEvent('CREATE');
const withData = (requestData: object) => ({ ...EVENT, requestData: { ...EVENT.requestData, ...requestData } });

const MALFORMED: [string, unknown, string][] = [
  ['null', null, 'The event'],
  ['undefined', undefined, 'The event'],
  ['a list', [], 'The event'],
  ['a list with an event', [EVENT], 'The event'],
  ['a number', 5, 'The event'],
  ['a string', 'CREATE', 'The event'],
  ['an empty object', {}, 'requestData'],
  ['no requestData', { ...EVENT, requestData: null }, 'requestData'],
  ['requestData that is a list', { ...EVENT, requestData: [] }, 'requestData'],
  ['requestData that is a string', { ...EVENT, requestData: 'x' }, 'requestData'],
  ['no action', { ...EVENT, action: undefined }, 'action'],
  ['an action of another case', { ...EVENT, action: 'create' }, 'action'],
  ['an action that is an object', { ...EVENT, action: {} }, 'action'],
  ['an action of Object', { ...EVENT, action: 'constructor' }, 'action'],
  ['no Region', { ...EVENT, region: null }, 'region'],
  ['an empty Region', { ...EVENT, region: '' }, 'region'],
  ['a Region that is a number', { ...EVENT, region: 1 }, 'region'],
  ['a Region that is no part of a host', { ...EVENT, region: 'us-east-1-' }, 'region'],
  ['a Region that would make another host', { ...EVENT, region: 'x.example.com/' }, 'region'],
  ['no token', { ...EVENT, bearerToken: undefined }, 'bearerToken'],
  ['a token that is an object', { ...EVENT, bearerToken: {} }, 'bearerToken'],
  ['a context that is a list', { ...EVENT, callbackContext: [] }, 'callbackContext'],
  ['a context that is a string', { ...EVENT, callbackContext: 'x' }, 'callbackContext'],
  ['properties that are a list', withData({ resourceProperties: [] }), 'resourceProperties'],
  ['properties that are a string', withData({ resourceProperties: 'x' }), 'resourceProperties'],
  ['previous properties that are a number', withData({ previousResourceProperties: 1 }), 'previousResourceProperties'],
];

describe('a malformed event is an InvalidRequest, and the message names the member', () => {
  test.each(MALFORMED)('%s', (_case, broken, part) => {
    expect(() => parseEvent(broken)).toThrow(HandlerError);
    expect(() => parseEvent(broken)).toThrow(expect.objectContaining({ errorCode: 'InvalidRequest' }));
    expect(() => parseEvent(broken)).toThrow(part);
  });
});

describe('an event without usable credentials of the caller', () => {
  test.each([
    ['none', null],
    ['a string', 'AKID'],
    ['a number', 7],
    ['a list', []],
    ['an empty object', {}],
    ['no secret key', { accessKeyId: 'AKID' }],
    ['an empty access key', { ...CREDENTIALS, accessKeyId: '' }],
    ['an empty secret key', { ...CREDENTIALS, secretAccessKey: '' }],
    ['a secret key that is a number', { ...CREDENTIALS, secretAccessKey: 1 }],
    ['a line break in a key', { accessKeyId: 'A\nB', secretAccessKey: 's' }],
    ['a letter that a header cannot contain', { accessKeyId: 'A', secretAccessKey: '\u00e9' }],
    ['a token that is no text', { accessKeyId: 'A', secretAccessKey: 's', sessionToken: 1 }],
  ])('%s: the handler never uses the credentials of its function', (_case, callerCredentials) => {
    expect(() => parseEvent(withData({ callerCredentials }))).toThrow(
      expect.objectContaining({ errorCode: 'InvalidCredentials', message: expect.not.stringContaining('AKID') }),
    );
  });
});

describe('invalid properties', () => {
  const wrong = { ...IDENTIFIERS, Foo: 1, AuthSessionValidity: 'x' };

  test.each(['CREATE', 'UPDATE'])('%s reports all of them in one message', (action) => {
    expect(() => parseEvent(cfnEvent(action, wrong))).toThrow(
      expect.objectContaining({ errorCode: 'InvalidRequest', message: expect.stringMatching(/Foo .*AuthSessionValidity /) }),
    );
  });

  test.each(['READ', 'DELETE', 'LIST'])(
    '%s reads only the identifiers, so that CloudFormation can always delete a client',
    (action) => {
      expect(parseEvent(cfnEvent(action, wrong)).desired).toStrictEqual(IDENTIFIERS);
    },
  );

  test('in the previous state do not stop an update that fixes them', () => {
    const previousResourceProperties = { Foo: 1, AuthSessionValidity: 'x', ClientName: 'old' };
    expect(parseEvent(cfnEvent('UPDATE', IDENTIFIERS, { previousResourceProperties })).previous).toStrictEqual({
      ClientName: 'old',
    });
  });
});

test.each([5, {}, '', true])(
  'refuses a page token that cannot be read (%j), because a list that starts again would never end',
  (nextToken) => {
    expect(() => parseEvent({ ...cfnEvent('LIST', IDENTIFIERS), nextToken })).toThrow('nextToken');
  },
);

test('only a create needs an idempotency token', () => {
  expect(() => parseEvent({ ...cfnEvent('CREATE', IDENTIFIERS), bearerToken: undefined })).toThrow('bearerToken');
  expect(parseEvent({ ...cfnEvent('DELETE', IDENTIFIERS), bearerToken: undefined }).desired).toEqual(IDENTIFIERS);
});
