/** A test in JavaScript must not pass because the local Cognito ignored an option or a fault. */
import { FaultQueue } from '../../../local/cognito/faults';
import { type LocalCognitoOptions, startLocalCognito } from '../../../local/cognito/server';

test.each([
  ['a misspelled name', { idseed: 'shop' }, 'The local Cognito has no option idseed. It has onOmission, clientType, '],
  ['an open behaviour', { onOmission: 'forget' }, "The option onOmission must be 'reset' or 'keep'."],
  ['a port', { port: 70_000 }, 'The option port must be a whole number from 0 to 65535.'],
  ['a Region', { region: 'Mars' }, "The option region must be the name of a Region, such as 'us-east-1'."],
  ['an account', { accountId: 123456789012 }, 'The option accountId must be a text of 12 digits.'],
  ['a seed from a variable that is not set', { idSeed: '' }, 'The option idSeed must be a text that is not empty.'],
  ['a clock', { now: new Date() }, 'The option now must be a function.'],
  ['a switch in place of rates', { quotas: true }, 'The option quotas must be an object; perPool and perAccount in it must be'],
  [
    'a rate',
    { quotas: { perPool: 0 } },
    'The option quotas must be an object; perPool and perAccount in it must be greater than 0.',
  ],
  ['a latency', { latency: '5' }, 'The option latency must be a number of milliseconds or a function.'],
  ['a quota of clients', { clientsPerPool: -1 }, 'The option clientsPerPool must be a whole number or Infinity.'],
  ['a queue in place of its function', { faultFor: new FaultQueue() }, 'The option faultFor must be a function.'],
  ['an action without a list', { deny: 'cognito-idp:*' }, 'The option deny must be a list of IAM actions.'],
])('refuses %s, and starts nothing', async (_what, options, sentence) => {
  await expect(startLocalCognito(options as unknown as LocalCognitoOptions)).rejects.toThrow(sentence);
});

test('an option that is undefined has its default', async () => {
  const options = { region: undefined, onOmission: undefined, idSeed: undefined } as unknown as LocalCognitoOptions;
  const cognito = await startLocalCognito(options);
  try {
    expect(cognito.perform('CreateUserPool', { PoolName: 'x' }).UserPool).toMatchObject({
      Id: expect.stringMatching(/^us-east-1_/),
    });
  } finally {
    await cognito.stop();
  }
});

test.each([
  ['an operation', ['CreateUserPolClient', 'throttle'], 'The local Cognito does not have the operation "CreateUserPolClient".'],
  ['a kind', ['CreateUserPoolClient', 'burn'], 'The kinds of faults are throttle, '],
  ['a count', ['CreateUserPoolClient', 'throttle', 0], 'A fault must happen at least once, not 0 times.'],
])('refuses a fault that can never happen: %s', (_what, fault, sentence) => {
  expect(() => new FaultQueue().add(...(fault as Parameters<FaultQueue['add']>))).toThrow(sentence);
});
