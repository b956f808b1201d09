import { parseEvent } from '../../../src/runtime/event';
import { fromTestEvent } from '../../../src/runtime/testEvent';
import { IDENTIFIERS } from '../../support/clients';
import { CREDENTIALS } from '../../support/events';

const TEST_EVENT = {
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

test("converts the library's event for local tests to CloudFormation's event", () => {
  expect(parseEvent(fromTestEvent(TEST_EVENT))).toStrictEqual({
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

test('an event for local tests can have its Region outside of the request', () => {
  expect(parseEvent(fromTestEvent({ ...TEST_EVENT, region: 'us-west-2' })).region).toBe('us-west-2');
});

test.each<[unknown]>([[null], [[]], ['x'], [1], [{}], [{ request: null }], [{ request: [] }]])(
  'refuses %j, which is not an event for local tests',
  (broken) => {
    expect(() => fromTestEvent(broken)).toThrow(expect.objectContaining({ errorCode: 'InvalidRequest' }));
  },
);
