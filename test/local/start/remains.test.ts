import { CognitoIdentityProviderClient, DeleteUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { deleteRemains, remains } from '../../../local/start/remains';
import type { CognitoRequest } from '../../../local/start/stage';
import { mockCognito } from '../../support/cognito';

const POOL = 'us-east-1_Ab12Cd34E';

const created = (ClientId: string, UserPoolId = POOL): CognitoRequest => ({
  operation: 'CreateUserPoolClient',
  input: { UserPoolId },
  status: 200,
  answer: { UserPoolClient: { UserPoolId, ClientId } },
});
const poolCreated: CognitoRequest = {
  operation: 'CreateUserPool',
  input: { PoolName: 'p' },
  status: 200,
  answer: { UserPool: { Id: POOL } },
};
const deleted = (ClientId: string, status = 200): CognitoRequest => ({
  operation: 'DeleteUserPoolClient',
  input: { UserPoolId: POOL, ClientId },
  status,
  answer: {},
});

test.each<[string, CognitoRequest[], object]>([
  ['nothing', [], {}],
  [
    'a client that was not deleted',
    [created('a'), created('b'), deleted('a')],
    { clients: [{ UserPoolId: POOL, ClientId: 'b' }] },
  ],
  ['a client whose deletion was refused', [created('a'), deleted('a', 400)], { clients: [{ UserPoolId: POOL, ClientId: 'a' }] }],
  ['a pool, and with it its clients', [poolCreated, created('a')], { pools: [POOL] }],
  [
    'nothing of what was refused',
    [
      { ...created('a'), status: 400 },
      { ...poolCreated, status: 400 },
    ],
    {},
  ],
  [
    'perhaps what got no answer',
    [
      { operation: 'CreateUserPool', input: { PoolName: 'p' }, answer: {} },
      { operation: 'CreateUserPoolClient', input: { UserPoolId: POOL, ClientName: 'c' }, answer: {} },
    ],
    { doubts: ['a user pool named p', `an app client named c in user pool ${POOL}`] },
  ],
])('there remains %s', (_what, requests, expected) => {
  expect(remains(requests)).toEqual({ pools: [], clients: [], doubts: [], ...expected });
});

test('what can not be deleted is told, with the command that deletes it, and the rest is deleted all the same', async () => {
  const cognito = mockCognito();
  cognito.on(DeleteUserPoolClientCommand, { ClientId: 'a' }).rejects(new Error('denied'));
  const clients = ['a', 'b'].map((ClientId) => ({ UserPoolId: POOL, ClientId }));
  const sdk = new CognitoIdentityProviderClient({ region: 'eu-west-1' });
  expect(await deleteRemains(sdk, { pools: [], clients, doubts: ['a pool'] })).toEqual([
    'There may be a pool: the answer to its creation never came.',
    `App client a of user pool ${POOL} is left: denied\nTo delete it: aws cognito-idp delete-user-pool-client --user-pool-id ${POOL} --client-id a --region eu-west-1`,
  ]);
  expect(cognito.commandCalls(DeleteUserPoolClientCommand, { ClientId: 'b' })).toHaveLength(1);
});
