/** Reading an event: what is taken from it, and that whatever is wrong with it is told. */
import { HandlerError } from '../../../src/model/handlerError';
import { fromTestEvent, identifiersIn, loggingConfigurationIn, parseEvent, surroundingsIn } from '../../../src/runtime/event';
import { IDENTIFIERS } from '../../support/clients';
import { CREDENTIALS, cfnEvent } from '../../support/events';

test('an event becomes an invocation with every value cast', () => {
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

test.each(['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST'])('%s is understood', (action) => {
  expect(parseEvent(cfnEvent(action)).action).toBe(action);
});

test('what is null or missing in an event is absent', () => {
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

test('long-term credentials, which have no session token, are credentials', () => {
  const { sessionToken: _token, ...callerCredentials } = CREDENTIALS;
  expect(parseEvent(cfnEvent('READ', IDENTIFIERS, { callerCredentials })).credentials).toStrictEqual(callerCredentials);
});

const event = cfnEvent('CREATE');
const withData = (requestData: object) => ({ ...event, requestData: { ...event.requestData, ...requestData } });

const malformed: [string, unknown, string][] = [
  ['null', null, 'The event'],
  ['undefined', undefined, 'The event'],
  ['a list', [], 'The event'],
  ['a list with an event', [event], 'The event'],
  ['a number', 5, 'The event'],
  ['a string', 'CREATE', 'The event'],
  ['an empty object', {}, 'requestData'],
  ['no requestData', { ...event, requestData: null }, 'requestData'],
  ['requestData that is a list', { ...event, requestData: [] }, 'requestData'],
  ['requestData that is a string', { ...event, requestData: 'x' }, 'requestData'],
  ['no action', { ...event, action: undefined }, 'action'],
  ['an action of another case', { ...event, action: 'create' }, 'action'],
  ['an action that is an object', { ...event, action: {} }, 'action'],
  ['an action of Object', { ...event, action: 'constructor' }, 'action'],
  ['no Region', { ...event, region: null }, 'region'],
  ['an empty Region', { ...event, region: '' }, 'region'],
  ['a Region that is a number', { ...event, region: 1 }, 'region'],
  ['a Region that is no part of a host', { ...event, region: 'us-east-1-' }, 'region'],
  ['a Region that would make another host', { ...event, region: 'x.example.com/' }, 'region'],
  ['no token', { ...event, bearerToken: undefined }, 'bearerToken'],
  ['a token that is an object', { ...event, bearerToken: {} }, 'bearerToken'],
  ['a context that is a list', { ...event, callbackContext: [] }, 'callbackContext'],
  ['a context that is a string', { ...event, callbackContext: 'x' }, 'callbackContext'],
  ['properties that are a list', withData({ resourceProperties: [] }), 'resourceProperties'],
  ['properties that are a string', withData({ resourceProperties: 'x' }), 'resourceProperties'],
  ['previous properties that are a number', withData({ previousResourceProperties: 1 }), 'previousResourceProperties'],
];

describe('a malformed event is an invalid request that names the part', () => {
  test.each(malformed)('%s', (_case, broken, part) => {
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
  ])('%s: the provider never falls back on its own', (_case, callerCredentials) => {
    expect(() => parseEvent(withData({ callerCredentials }))).toThrow(
      expect.objectContaining({ errorCode: 'InvalidCredentials', message: expect.not.stringContaining('AKID') }),
    );
  });
});

describe('properties that can not be', () => {
  const wrong = { ...IDENTIFIERS, Foo: 1, AuthSessionValidity: 'x' };

  test.each(['CREATE', 'UPDATE'])('%s tells all of them in one message', (action) => {
    expect(() => parseEvent(cfnEvent(action, wrong))).toThrow(
      expect.objectContaining({ errorCode: 'InvalidRequest', message: expect.stringMatching(/Foo .*AuthSessionValidity /) }),
    );
  });

  test.each(['READ', 'DELETE', 'LIST'])('%s looks at the identifiers alone, so that a client can always be removed', (action) => {
    expect(parseEvent(cfnEvent(action, wrong)).desired).toStrictEqual(IDENTIFIERS);
  });

  test('in the previous state are not held against the update that mends them', () => {
    const previousResourceProperties = { Foo: 1, AuthSessionValidity: 'x', ClientName: 'old' };
    expect(parseEvent(cfnEvent('UPDATE', IDENTIFIERS, { previousResourceProperties })).previous).toStrictEqual({
      ClientName: 'old',
    });
  });
});

test.each([5, {}, '', true])(
  'a page token that can not be read (%j) is refused: the first page again would never end',
  (nextToken) => {
    expect(() => parseEvent({ ...cfnEvent('LIST', IDENTIFIERS), nextToken })).toThrow('nextToken');
  },
);

test.each([
  ['a line break', { accessKeyId: 'A\nB', secretAccessKey: 's' }],
  ['a letter that no header holds', { accessKeyId: 'A', secretAccessKey: '\u00e9' }],
  ['a token that is no text', { accessKeyId: 'A', secretAccessKey: 's', sessionToken: 1 }],
])('credentials with %s are invalid', (_case, callerCredentials) => {
  const event = cfnEvent('READ', IDENTIFIERS);
  expect(() => parseEvent({ ...event, requestData: { ...event.requestData, callerCredentials } })).toThrow(
    expect.objectContaining({ errorCode: 'InvalidCredentials' }),
  );
});

test('only a create needs an idempotency token', () => {
  expect(() => parseEvent({ ...cfnEvent('CREATE', IDENTIFIERS), bearerToken: undefined })).toThrow('bearerToken');
  expect(parseEvent({ ...cfnEvent('DELETE', IDENTIFIERS), bearerToken: undefined }).desired).toEqual(IDENTIFIERS);
});

describe('the identifiers of an event that may be anything', () => {
  test('a create is about no client yet: what it names is not handed on to be rolled back', () => {
    expect(identifiersIn(cfnEvent('CREATE', IDENTIFIERS))).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a string', 'x'],
    ['a number', 3],
    ['a list', []],
    ['no properties', { requestData: {} }],
    ['properties that are null', { requestData: { resourceProperties: null } }],
    ['properties that are a string', { requestData: { resourceProperties: 'x' } }],
    ['only a pool', { requestData: { resourceProperties: { UserPoolId: 'p' } } }],
    ['an id that is an object', { requestData: { resourceProperties: { UserPoolId: 'p', ClientId: {} } } }],
    ['an empty id', { requestData: { resourceProperties: { UserPoolId: 'p', ClientId: '' } } }],
  ])('%s: none', (_case, broken) => expect(identifiersIn(broken)).toBeUndefined());

  test('both are there: both, and nothing else', () => {
    expect(identifiersIn(cfnEvent('READ', { ...IDENTIFIERS, ClientName: 'x' }))).toStrictEqual(IDENTIFIERS);
  });
});

describe("the library's event for local tests", () => {
  const testEvent = {
    credentials: CREDENTIALS,
    action: 'LIST',
    callbackContext: {},
    request: {
      clientRequestToken: 'token-2',
      desiredResourceState: IDENTIFIERS,
      previousResourceState: { ClientName: 'old' },
      logicalResourceIdentifier: 'Local',
      region: 'eu-west-1',
      nextToken: 'page-2',
    },
  };

  test('means the same as one of CloudFormation', () => {
    expect(parseEvent(fromTestEvent(testEvent))).toStrictEqual({
      action: 'LIST',
      region: 'eu-west-1',
      credentials: CREDENTIALS,
      clientRequestToken: 'token-2',
      logicalResourceId: 'Local',
      desired: IDENTIFIERS,
      previous: { ClientName: 'old' },
      callbackContext: {},
      nextToken: 'page-2',
      maxResults: undefined,
      isRollback: false,
    });
  });

  test('may name its Region beside the request', () => {
    expect(parseEvent(fromTestEvent({ ...testEvent, region: 'us-west-2' })).region).toBe('us-west-2');
  });

  test.each<[unknown]>([[null], [[]], ['x'], [1], [{}], [{ request: null }], [{ request: [] }]])('%j is invalid', (broken) => {
    expect(() => fromTestEvent(broken)).toThrow(expect.objectContaining({ errorCode: 'InvalidRequest' }));
  });
});

describe('what else an event carries', () => {
  const tags = { stackTags: { team: 'a' }, previousStackTags: { team: 'b' }, systemTags: { 'aws:x': 'c' } };

  test('is taken over', () => {
    const event = cfnEvent('CREATE', IDENTIFIERS, { ...tags, typeConfiguration: { Endpoint: 'x' } });
    expect(surroundingsIn(event)).toStrictEqual({
      ...tags,
      typeConfiguration: { Endpoint: 'x' },
      awsAccountId: '123456789012',
    });
  });

  test.each<[unknown]>([[null], [{}], ['x'], [{ requestData: 3 }], [{ requestData: { stackTags: [], typeConfiguration: 'x' } }]])(
    'may be anything, and is no reason to fail: %j',
    (event) => {
      expect(surroundingsIn(event)).toStrictEqual({
        stackTags: {},
        previousStackTags: {},
        systemTags: {},
        typeConfiguration: {},
        awsAccountId: undefined,
      });
    },
  );

  test('a tag that is no text is left out', () => {
    expect(surroundingsIn({ requestData: { stackTags: { a: 1, b: 'x' } } })).toMatchObject({ stackTags: { b: 'x' } });
  });
});

describe('where the log goes', () => {
  const logging = { providerCredentials: CREDENTIALS, providerLogGroupName: 'logs' };

  test('is what CloudFormation was told', () => {
    expect(loggingConfigurationIn(cfnEvent('READ', IDENTIFIERS, logging))).toStrictEqual({
      credentials: CREDENTIALS,
      region: 'us-east-1',
      logGroupName: 'logs',
    });
  });

  test.each<[string, unknown]>([
    ['an event that is none', null],
    ['no credentials', cfnEvent('READ', IDENTIFIERS, { ...logging, providerCredentials: null })],
    ['credentials that can not be', cfnEvent('READ', IDENTIFIERS, { ...logging, providerCredentials: { accessKeyId: 'a' } })],
    ['no group', cfnEvent('READ', IDENTIFIERS, { ...logging, providerLogGroupName: null })],
    ['an empty group', cfnEvent('READ', IDENTIFIERS, { ...logging, providerLogGroupName: '' })],
    ['a Region that would make another host', { ...cfnEvent('READ', IDENTIFIERS, logging), region: 'x.example/' }],
  ])('is nowhere with %s', (_case, event) => {
    expect(loggingConfigurationIn(event)).toBeUndefined();
  });
});
