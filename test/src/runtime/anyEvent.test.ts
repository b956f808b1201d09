import { identifiersIn, loggingConfigurationIn, metadataIn } from '../../../src/runtime/anyEvent';
import { IDENTIFIERS } from '../../support/clients';
import { CREDENTIALS, cfnEvent } from '../../support/events';

describe('the identifiers of an unchecked event', () => {
  test('a create has none, so that CloudFormation does not roll back a client that its event names', () => {
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

  test('only the identifiers, if both are there', () => {
    expect(identifiersIn(cfnEvent('READ', { ...IDENTIFIERS, ClientName: 'x' }))).toStrictEqual(IDENTIFIERS);
  });
});

describe('the other members of an event', () => {
  const tags = { stackTags: { team: 'a' }, previousStackTags: { team: 'b' }, systemTags: { 'aws:x': 'c' } };

  test('are read', () => {
    const event = cfnEvent('CREATE', IDENTIFIERS, { ...tags, typeConfiguration: { Endpoint: 'x' } });
    expect(metadataIn(event)).toStrictEqual({
      ...tags,
      typeConfiguration: { Endpoint: 'x' },
      awsAccountId: '123456789012',
    });
  });

  test.each<[unknown]>([[null], [{}], ['x'], [{ requestData: 3 }], [{ requestData: { stackTags: [], typeConfiguration: 'x' } }]])(
    'can have any value without a failure: %j',
    (event) => {
      expect(metadataIn(event)).toStrictEqual({
        stackTags: {},
        previousStackTags: {},
        systemTags: {},
        typeConfiguration: {},
        awsAccountId: undefined,
      });
    },
  );

  test('a tag that is not a string is left out', () => {
    expect(metadataIn({ requestData: { stackTags: { a: 1, b: 'x' } } })).toMatchObject({ stackTags: { b: 'x' } });
  });
});

describe('the destination of the log', () => {
  const logging = { providerCredentials: CREDENTIALS, providerLogGroupName: 'logs' };

  test('is the group and the credentials that CloudFormation sends', () => {
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
  ])('is missing with %s', (_case, event) => {
    expect(loggingConfigurationIn(event)).toBeUndefined();
  });
});
