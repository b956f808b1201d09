import { CognitoIdentityProviderClient, DeleteUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { createdResources, deleteCreated } from '../../../local/start/createdResources';
import type { CognitoRequest } from '../../../local/start/services';
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
  ['nothing without requests', [], {}],
  [
    'a client that was not deleted',
    [created('a'), created('b'), deleted('a')],
    { clients: [{ UserPoolId: POOL, ClientId: 'b' }] },
  ],
  [
    'a client that Cognito refused to delete',
    [created('a'), deleted('a', 400)],
    { clients: [{ UserPoolId: POOL, ClientId: 'a' }] },
  ],
  ['a pool without a mention of its clients', [poolCreated, created('a')], { pools: [POOL] }],
  [
    'nothing that Cognito refused to create',
    [
      { ...created('a'), status: 400 },
      { ...poolCreated, status: 400 },
    ],
    {},
  ],
  [
    'perhaps the resources of requests that got no answer',
    [
      { operation: 'CreateUserPool', input: { PoolName: 'p' }, answer: {} },
      { operation: 'CreateUserPoolClient', input: { UserPoolId: POOL, ClientName: 'c' }, answer: {} },
    ],
    { unconfirmed: ['a user pool named p', `an app client named c in user pool ${POOL}`] },
  ],
])('names as still existing %s', (_what, requests, expected) => {
  expect(createdResources(requests)).toEqual({ pools: [], clients: [], unconfirmed: [], ...expected });
});

test('names each resource that it can not delete with the command that deletes it, and deletes the others', async () => {
  const cognito = mockCognito();
  cognito.on(DeleteUserPoolClientCommand, { ClientId: 'a' }).rejects(new Error('denied'));
  const clients = ['a', 'b'].map((ClientId) => ({ UserPoolId: POOL, ClientId }));
  const sdk = new CognitoIdentityProviderClient({ region: 'eu-west-1' });
  expect(await deleteCreated(sdk, { pools: [], clients, unconfirmed: ['a pool'] })).toEqual([
    'Cognito may have created a pool: its answer did not arrive. Look for it in the account, and delete it.',
    `npm start could not delete app client a of user pool ${POOL}: denied\nTo delete it, run: aws cognito-idp delete-user-pool-client --user-pool-id ${POOL} --client-id a --region eu-west-1`,
  ]);
  expect(cognito.commandCalls(DeleteUserPoolClientCommand, { ClientId: 'b' })).toHaveLength(1);
});
