import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { handlerRequest } from '../../local/lambda/invoke';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { type Json, World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

const OTHER_POOL = 'us-east-1_NoSuch000';
const OTHER_CLIENT = '7no6such7client7no6such7cl';

/** A refusal: the code, words of the message, and the operations that the handler called. */
interface Refusal {
  event: (client: Json) => Parameters<typeof handlerRequest>[0];
  code: string;
  message: RegExp;
  operations?: string[];
}

const CHANGE = { CallbackURLs: ['https://changed.example.com'] };

const REFUSALS: Record<string, Refusal> = {
  'create in an unknown pool': {
    event: () => ({ action: 'CREATE', desired: { UserPoolId: OTHER_POOL, ClientName: 'app' } }),
    code: 'NotFound',
    message: /UserPoolId.*us-east-1_NoSuch000/,
    operations: ['CreateUserPoolClient'],
  },
  'read of an unknown pool': {
    event: ({ ClientId }) => ({ action: 'READ', desired: { UserPoolId: OTHER_POOL, ClientId } }),
    code: 'NotFound',
    message: /UserPoolId.*us-east-1_NoSuch000/,
    operations: ['DescribeUserPoolClient'],
  },
  'list of an unknown pool': {
    event: () => ({ action: 'LIST', desired: { UserPoolId: OTHER_POOL } }),
    code: 'NotFound',
    message: /UserPoolId.*us-east-1_NoSuch000/,
    operations: ['ListUserPoolClients'],
  },
  'list without a pool': {
    event: () => ({ action: 'LIST', desired: {} }),
    code: 'InvalidRequest',
    message: /UserPoolId/,
  },
  'list with an unknown page token': {
    event: ({ UserPoolId }) => ({ action: 'LIST', desired: { UserPoolId }, nextToken: 'made-up' }),
    code: 'InvalidRequest',
    message: /ListUserPoolClients/,
    operations: ['ListUserPoolClients'],
  },
  'read of an unknown client': {
    event: ({ UserPoolId }) => ({ action: 'READ', desired: { UserPoolId, ClientId: OTHER_CLIENT } }),
    code: 'NotFound',
    message: /ClientId/,
    operations: ['DescribeUserPoolClient'],
  },
  'update of an unknown client': {
    event: ({ UserPoolId }) => ({ action: 'UPDATE', desired: { UserPoolId, ClientId: OTHER_CLIENT, ...CHANGE } }),
    code: 'NotFound',
    message: /ClientId/,
    operations: ['DescribeUserPoolClient'],
  },
  'delete of an unknown client': {
    event: ({ UserPoolId }) => ({ action: 'DELETE', desired: { UserPoolId, ClientId: OTHER_CLIENT } }),
    code: 'NotFound',
    message: /ClientId/,
    operations: ['DeleteUserPoolClient'],
  },
  'update without ClientId': {
    event: ({ UserPoolId }) => ({ action: 'UPDATE', desired: { UserPoolId, ...CHANGE }, previous: { UserPoolId } }),
    code: 'NotFound',
    message: /ClientId/,
  },
  'update of a value of the wrong type': {
    event: ({ UserPoolId, ClientId }) => ({
      action: 'UPDATE',
      desired: { UserPoolId, ClientId, ...CHANGE, AuthSessionValidity: 'ten' },
    }),
    code: 'InvalidRequest',
    message: /AuthSessionValidity.*"ten"/,
  },
  'create of several wrong values': {
    event: ({ UserPoolId }) => ({
      action: 'CREATE',
      desired: { UserPoolId, LogoutURLs: 'https://one.example.com', RefreshTokenValidity: 1.5, GenerateSecret: 'maybe' },
    }),
    code: 'InvalidRequest',
    message: /LogoutURLs.*RefreshTokenValidity.*GenerateSecret/,
  },
  'create with everything wrong at once': {
    event: ({ UserPoolId }) => ({
      action: 'CREATE',
      desired: { UserPoolId, CallbackUrls: [], AuthSessionValidity: '16', ClientSecret: 'mine', LogoutURLs: ['http://a'] },
    }),
    code: 'InvalidRequest',
    message: /^CallbackUrls .*AuthSessionValidity .*ClientSecret .*LogoutURLs\[0\] must use https, not "http:\/\/a"/,
  },
  'update to something that breaks a rule by itself': {
    event: ({ UserPoolId, ClientId }) => ({
      action: 'UPDATE',
      desired: { UserPoolId, ClientId, AccessTokenValidity: '300', LogoutURLs: ['https://a#b'] },
    }),
    code: 'InvalidRequest',
    message: /^AccessTokenValidity .*LogoutURLs\[0\] must not have a fragment/,
  },
  'update to something that does not go with a live value': {
    event: ({ UserPoolId, ClientId }) => ({
      action: 'UPDATE',
      desired: { UserPoolId, ClientId, DefaultRedirectURI: 'https://b.example.com' },
    }),
    code: 'InvalidRequest',
    message: /^DefaultRedirectURI must .* CallbackURLs is not set in the template, so the update keeps/,
    operations: ['DescribeUserPoolClient'],
  },
  'update of an unknown property': {
    event: ({ UserPoolId, ClientId }) => ({ action: 'UPDATE', desired: { UserPoolId, ClientId, ...CHANGE, CallbackUrls: [] } }),
    code: 'InvalidRequest',
    message: /CallbackUrls/,
  },
  'create with a client id of the caller': {
    event: ({ UserPoolId }) => ({ action: 'CREATE', desired: { UserPoolId, ClientId: OTHER_CLIENT } }),
    code: 'InvalidRequest',
    message: /ClientId/,
  },
  'update to another pool': {
    event: ({ UserPoolId, ClientId }) => ({
      action: 'UPDATE',
      desired: { UserPoolId: OTHER_POOL, ClientId },
      previous: { UserPoolId },
    }),
    code: 'NotUpdatable',
    message: /UserPoolId/,
  },
  'update that wants a secret for a client without one': {
    event: ({ UserPoolId, ClientId }) => ({
      action: 'UPDATE',
      desired: { UserPoolId, ClientId, ...CHANGE, GenerateSecret: true },
    }),
    code: 'NotUpdatable',
    message: /GenerateSecret/,
    operations: ['DescribeUserPoolClient'],
  },
  'create with a value that is near a known one, which Cognito refuses': {
    event: ({ UserPoolId }) => ({ action: 'CREATE', desired: { UserPoolId, ExplicitAuthFlows: ['ALLOW_SRP'] } }),
    code: 'InvalidRequest',
    message: /'explicitAuthFlows' failed.*, which is not a known value: the nearest one is ALLOW_USER_SRP_AUTH\.$/,
    operations: ['CreateUserPoolClient'],
  },
  'update to a value that is near a known one, which Cognito refuses': {
    event: ({ UserPoolId, ClientId }) => ({
      action: 'UPDATE',
      desired: { UserPoolId, ClientId, SupportedIdentityProviders: ['Cognito'] },
    }),
    code: 'InvalidRequest',
    message: /The provider Cognito does not exist .*, which is not a known value: the nearest one is COGNITO\.$/,
    operations: ['DescribeUserPoolClient', 'UpdateUserPoolClient'],
  },
  'create with a member that does not exist': {
    event: ({ UserPoolId }) => ({
      action: 'CREATE',
      desired: { UserPoolId, TokenValidityUnits: { IDToken: 'minutes', AccessToken: 'minutes' }, AccessTokenValidity: 3 },
    }),
    code: 'InvalidRequest',
    message: /IDToken .*: the nearest name is IdToken\. AccessTokenValidity must be 5 minutes/,
  },
  'update to something that Cognito refuses': {
    event: ({ UserPoolId, ClientId }) => ({
      action: 'UPDATE',
      desired: { UserPoolId, ClientId, SupportedIdentityProviders: ['Nobody'] },
    }),
    code: 'InvalidRequest',
    message: /UpdateUserPoolClient.*The provider Nobody does not exist for User Pool/,
    operations: ['DescribeUserPoolClient', 'UpdateUserPoolClient'],
  },
};

test.each(Object.entries(REFUSALS))(
  '%s fails, gives the reason and changes nothing',
  async (_name, { event, code, message, operations = [] }) => {
    const client = await world.create({ CallbackURLs: ['https://a.example.com'] });
    const before = await world.live(client.ClientId);
    const clients = await clientIds();

    const requests = await world.requestsOf(async () => {
      const answer = await world.send(handlerRequest(event(client)));
      expect(answer).toMatchObject({ status: 'FAILED', errorCode: code, message: expect.stringMatching(message) });
      expect(answer).not.toHaveProperty('callbackDelaySeconds');
      expect(answer).not.toHaveProperty('resourceModels');
      // A failed create has no client. If its answer named one, it would be the client of another stack, and a rollback would
      // delete it.
      if (event(client).action === 'CREATE') expect(answer).not.toHaveProperty('resourceModel');
    });

    expect(requests.map(({ operation }) => operation)).toEqual(operations);
    expect(await world.live(client.ClientId)).toEqual(before);
    expect(await clientIds()).toEqual(clients);
  },
);

test('an event without credentials is refused without a call, although the function has credentials', async () => {
  const event = handlerRequest({ action: 'LIST', desired: { UserPoolId: world.poolId } });
  const requests = await world.requestsOf(async () => {
    const answer = await world.send({ ...event, requestData: { ...event.requestData, callerCredentials: null } });
    expect(answer).toMatchObject({ status: 'FAILED', errorCode: 'InvalidCredentials' });
  });
  expect(requests).toEqual([]);
});

const invalidInputs = readdirSync(join(PROJECT_ROOT, 'inputs')).filter((file) => file.endsWith('_invalid.json'));

test('every input set of the contract tests has an invalid input', () => {
  const sets = readdirSync(join(PROJECT_ROOT, 'inputs')).filter((file) => file.endsWith('_create.json'));
  expect(invalidInputs.length).toBe(sets.length);
});

test.each(invalidInputs)('create and update refuse %s', async (file) => {
  const text = readFileSync(join(PROJECT_ROOT, 'inputs', file), 'utf8').replaceAll(/\{\{\w+\}\}/g, world.poolId);
  const invalid = JSON.parse(text) as Json;
  const clients = await clientIds();
  const created = await world.handle('CREATE', invalid);
  expect(created).toMatchObject({ status: 'FAILED', errorCode: 'InvalidRequest' });
  expect(await clientIds()).toEqual(clients);

  const client = await world.create(invalid.GenerateSecret === undefined ? {} : { GenerateSecret: invalid.GenerateSecret });
  const before = await world.live(client.ClientId);
  const updated = await world.handle('UPDATE', { ...invalid, ClientId: client.ClientId }, { previous: client });
  expect(updated).toMatchObject({ status: 'FAILED', errorCode: 'InvalidRequest' });
  expect(updated.resourceModel).toEqual({ UserPoolId: world.poolId, ClientId: client.ClientId });
  expect(await world.live(client.ClientId)).toEqual(before);
});

async function clientIds(): Promise<unknown[]> {
  const ids: unknown[] = [];
  let nextToken: string | undefined;
  do {
    const page = await world.handle('LIST', {}, { nextToken });
    ids.push(...(page.resourceModels ?? []).map(({ ClientId }) => ClientId));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return ids.sort();
}
