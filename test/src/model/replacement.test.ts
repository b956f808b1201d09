import type { Properties } from '../../../src/model/properties';
import { refuseOtherPool, refuseOtherSecret } from '../../../src/model/replacement';

const POOL =
  'UserPoolId cannot change from "a_1" to "b_1", because a client cannot move to another pool: replace the resource to create a client in the other pool.';
const secret = (wanted: boolean) =>
  `GenerateSecret cannot change to ${wanted} after the client is created: replace the resource to create a client ${wanted ? 'with' : 'without'} a secret.`;

const notUpdatable = (message: string) => expect.objectContaining({ errorCode: 'NotUpdatable', message });

test.each<[string, Properties, Properties]>([
  ['the pool stays', { UserPoolId: 'a_1' }, { UserPoolId: 'a_1' }],
  ['the previous state has no pool', { UserPoolId: 'a_1' }, {}],
  [
    'only the secret changes, which is compared with the live client',
    { UserPoolId: 'a_1', GenerateSecret: true },
    { UserPoolId: 'a_1', GenerateSecret: false },
  ],
])('accepts an update in the same pool: %s', (_case, desired, previous) => {
  expect(() => refuseOtherPool(desired, previous)).not.toThrow();
});

test.each<[string, boolean | undefined, boolean | undefined]>([
  ['the same secret', true, true],
  ['a secret, if the previous state has no GenerateSecret', true, undefined],
  ['no GenerateSecret', undefined, true],
])('a client cannot move to another pool: with %s', (_case, wanted, had) => {
  const desired = { UserPoolId: 'b_1', ...(wanted !== undefined && { GenerateSecret: wanted }) };
  const previous = { UserPoolId: 'a_1', ...(had !== undefined && { GenerateSecret: had }) };
  expect(() => refuseOtherPool(desired, previous)).toThrow(notUpdatable(POOL));
});

test.each([true, false])('the message names both changes, if pool and secret change: %j', (wanted) => {
  const previous = { UserPoolId: 'a_1', GenerateSecret: !wanted };
  expect(() => refuseOtherPool({ UserPoolId: 'b_1', GenerateSecret: wanted }, previous)).toThrow(
    notUpdatable(`${POOL} ${secret(wanted)}`),
  );
});

test.each([true, false])('an existing client cannot get or lose its secret: %j', (wanted) => {
  expect(() => refuseOtherSecret({ GenerateSecret: wanted }, !wanted)).toThrow(notUpdatable(secret(wanted)));
  expect(() => refuseOtherSecret({ GenerateSecret: wanted }, wanted)).not.toThrow();
  expect(() => refuseOtherSecret({}, wanted)).not.toThrow();
});
