import { parseArgs } from 'node:util';
import { cognitoOptions, readCognitoOptions } from '../../commands/cognitoOptions';
import type { ReceivedCall } from '../../local/cognito/receivedCall';
import { OTHER_BEHAVIOURS } from '../support/otherBehaviours';

const read = (...args: string[]) => readCognitoOptions(parseArgs({ args, options: cognitoOptions }).values);

const UPDATE: ReceivedCall = { operation: 'UpdateUserPoolClient', input: {} };

test('without options, the local Cognito has the known behaviour of the service', () => {
  const { faultFor, ...others } = read();
  expect(others).toEqual({
    onOmission: 'reset',
    clientType: 'absent',
    limitText: 'named',
    disabledOnLite: 'accepted',
    newAuthFlows: 'known',
    publishAgain: 'rotates',
    secretArn: 'colon',
    publishWithoutSecret: 'ignored',
    relativeUrls: 'accepted',
    region: 'us-east-1',
    clientsPerPool: 1000,
    latency: 0,
    deny: [],
  });
  expect(faultFor?.(UPDATE)).toBeUndefined();
});

/** The option of a behaviour: on-omission for onOmission. */
const optionOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test('every option reaches the local Cognito', () => {
  const behaviours = Object.entries(OTHER_BEHAVIOURS).flatMap(([name, value]) => [`--${optionOf(name)}`, value]);
  const limits = ['--region', 'eu-central-1', '--id-seed', 'test', '--clients-per-pool', '10000', '--quotas', '--latency', '250'];
  expect(read(...behaviours, ...limits, '--deny', 'cognito-idp:*', '--deny', 'cognito-idp:ListUserPools')).toMatchObject({
    ...OTHER_BEHAVIOURS,
    region: 'eu-central-1',
    idSeed: 'test',
    clientsPerPool: 10_000,
    quotas: {},
    latency: 250,
    deny: ['cognito-idp:*', 'cognito-idp:ListUserPools'],
  });
});

test('applies each fault to its operation, in the given order and as often as its count says', () => {
  const faults = ['UpdateUserPoolClient=throttle:2', 'UpdateUserPoolClient=cut-after', 'ListUserPools=hang-before:all'];
  const { faultFor } = read(...faults.flatMap((fault) => ['--fault', fault]));
  const list: ReceivedCall = { operation: 'ListUserPools', input: {} };
  expect(Array.from({ length: 4 }, () => faultFor?.(UPDATE))).toEqual(['throttle', 'throttle', 'cut-after', undefined]);
  expect(Array.from({ length: 100 }, () => faultFor?.(list))).toEqual(Array(100).fill('hang-before'));
});

test.each([
  [['--on-omission', 'forget'], '--on-omission must be reset or keep, not "forget".'],
  [['--client-type', ''], '--client-type must be absent or shown, not "".'],
  [['--limit-text', 'long'], '--limit-text must be named or plain, not "long".'],
  [['--disabled-on-lite', 'no'], '--disabled-on-lite must be accepted or refused, not "no".'],
  [['--new-auth-flows', 'some'], '--new-auth-flows must be known or unknown, not "some".'],
  [['--publish-again', 'perhaps'], '--publish-again must be rotates or nothing, not "perhaps".'],
  [['--secret-arn', 'dash'], '--secret-arn must be colon or slash, not "dash".'],
  [['--publish-without-secret', 'no'], '--publish-without-secret must be ignored or refused, not "no".'],
  [['--relative-urls', 'some'], '--relative-urls must be accepted or refused, not "some".'],
  [['--region', ''], '--region must be the name of a Region, such as us-east-1, not "".'],
  [['--region', 'Frankfurt'], '--region must be the name of a Region, such as us-east-1, not "Frankfurt".'],
  [['--region', 'us-east'], '--region must be the name of a Region'],
  [['--region', 'us-east-1_a'], '--region must be the name of a Region'],
  [['--region', `us-${'x'.repeat(60)}-1`], '--region must be the name of a Region'],
  [['--id-seed', ''], '--id-seed must not be empty: give any text.'],
  [['--clients-per-pool=-1'], '--clients-per-pool must be a whole number from 0 to 1000000000, not "-1".'],
  [['--clients-per-pool', '1e3'], '--clients-per-pool must be a whole number from 0 to 1000000000, not "1e3".'],
  [['--latency', '1.5'], '--latency must be a whole number from 0 to 1000000000, not "1.5".'],
  [['--latency', '99999999999'], '--latency must be a whole number'],
  [['--deny', 'cognito-idp:Nothing'], 'cognito-idp:Nothing matches no operation of the local Cognito'],
  [['--fault', 'throttle'], '--fault must be OPERATION=KIND or OPERATION=KIND:COUNT, not "throttle".'],
  [
    ['--fault', 'UpdateClient=throttle'],
    '--fault UpdateClient=throttle: the local Cognito does not have the operation "UpdateClient".',
  ],
  [['--fault', 'UpdateUserPoolClient=burn'], 'KIND must be one of throttle, internal-error-before, internal-error-after,'],
  [['--fault', 'UpdateUserPoolClient=throttle:0'], 'COUNT must be a whole number from 1 to 1000000000, not "0".'],
  [['--fault', 'UpdateUserPoolClient=throttle:'], 'COUNT must be a whole number from 1 to 1000000000, not "".'],
])('refuses %j', (args, sentence) => {
  expect(() => read(...args)).toThrow(sentence);
});
