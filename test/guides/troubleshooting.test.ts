/** The handlers answer each message in guides/troubleshooting.md word for word. */
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoError } from '../../local/cognito/errors';
import { FaultQueue } from '../../local/cognito/faults';
import { type AnsweredEvent, type EventParts, handlerRequest } from '../../local/lambda/invoke';
import { type LocalLogs, startLocalLogs } from '../../local/logs/server';
import { UserPoolClients } from '../../src/cognito/userPoolClients';
import * as handlers from '../../src/handlers';
import { generatedClientName } from '../../src/operations/clientName';
import { errorMessage } from '../../tools/errorMessage';
import { textOf } from '../support/guides';
import '../support/realm';
import { type Json, World } from '../support/world';

const GUIDE = 'guides/troubleshooting.md';
/** The heading of CloudFormation's own messages. This test cannot cause them. */
const NOT_OURS = 'From CloudFormation';

/** The ids in the guide. */
const POOL = 'us-east-1_Ab12Cd34E';
const CLIENT = '40kedo4v203fhv7a0qe6ut7jom';

/** An update that can be called back answers IN_PROGRESS. After too many callbacks it fails, as in this event. */
const LAST_CALLBACK = { callbackContext: { callbacks: 1_000 } };

let faults: FaultQueue;
let world: World;
let logs: LocalLogs;
beforeAll(async () => {
  world = await World.inProcess(handlers, {
    faultFor: (call) => faults.faultFor(call),
    futureMembers: { settings: ['Tomorrow'], readOnly: { Score: 7 } },
  });
  logs = await startLocalLogs();
  process.env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS = logs.url;
});
beforeEach(() => {
  faults = new FaultQueue();
});
afterAll(async () => {
  delete process.env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS;
  await logs.stop();
  await world.stop();
});

type Answer = Pick<AnsweredEvent, 'status' | 'errorCode'> & { message: string };

/** The answer to an event about the world's pool. The function has little time. */
async function handle(action: EventParts['action'], desired: Json, parts: Partial<EventParts> = {}): Promise<Answer> {
  const event = handlerRequest({ action, desired: { UserPoolId: world.poolId, ...desired }, ...parts });
  const end = performance.now() + 1_500;
  const answer = await handlers.entrypoint(event, { getRemainingTimeInMillis: () => end - performance.now() } as never);
  return answer as unknown as Answer;
}

/** An update of a new client. */
async function update(
  desired: Json,
  { of = {}, previous = of, ...parts }: Partial<EventParts> & { of?: Json; previous?: Json } = {},
) {
  const { ClientId } = await world.create(of);
  return handle('UPDATE', { ClientId, ...desired }, { previous, ...parts });
}

const create = (desired: Json) => handle('CREATE', { ClientName: 'app', ...desired });

/** Reads a new client. Every Describe call has the fault. */
async function readWith(fault: Parameters<FaultQueue['add']>[1]) {
  const { ClientId } = await world.create();
  faults.add('DescribeUserPoolClient', fault, Infinity);
  return handle('READ', { ClientId });
}

/** The cases that cause the messages. */
const FAILURES: Record<string, () => Promise<Answer>> = {
  'an unknown property': () => create({ CallbackUrls: [] }),
  'a value of the wrong type': () => create({ CallbackURLs: 'https://app.example.com' }),
  'a number out of its range': () => create({ AuthSessionValidity: 16 }),
  'a validity without its unit': () => create({ AccessTokenValidity: 30 }),
  'a read-only property': () => create({ ClientId: 'mine' }),
  'a URL without TLS': () => create({ CallbackURLs: ['http://app.example.com'] }),
  'OAuth without a scope': () =>
    create({ AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'], GenerateSecret: true }),
  'a flow without a callback URL': () => create({ AllowedOAuthFlows: ['code'] }),
  'rotation together with the refresh flow': () =>
    create({ RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }),
  'a value that contradicts a live value': () =>
    update({ DefaultRedirectURI: 'https://b.example.com' }, { of: { CallbackURLs: ['https://a.example.com'] }, previous: {} }),
  'a value that contradicts a default': () =>
    update({ AllowedOAuthFlows: ['code'] }, { of: { CallbackURLs: ['https://a.example.com'], AllowedOAuthFlows: ['code'] } }),
  'the flow of client tokens together with another flow': () =>
    create({ GenerateSecret: true, ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_USER_AUTH'] }),
  'the flow of client tokens without a secret': () => create({ ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] }),
  'a managed secret without a secret': () => create({ PublishSecretsInAWSSecretsManager: true }),
  'a secret that Cognito does not move': async () => {
    const ClientId = await world.createOutside({ ClientName: 'app', ClientSecret: 'chosen+by+the+caller+0123456789' });
    return handle('UPDATE', { ClientId, PublishSecretsInAWSSecretsManager: true }, { previous: {} });
  },
  'a flow that Cognito does not know': () => create({ ExplicitAuthFlows: ['ALLOW_SRP'] }),
  'a scope that does not exist': () => create({ AllowedOAuthScopes: ['shop/read'] }),
  'a provider that does not exist': () => create({ SupportedIdentityProviders: ['Google'] }),
  'an attribute that the pool does not have': () => create({ ReadAttributes: ['custom:tenant'] }),
  'a feature above the tier of the pool': async () => {
    const { UserPool } = world.cognito.perform('CreateUserPool', { PoolName: 'lite', UserPoolTier: 'LITE' });
    return create({ UserPoolId: (UserPool as Json).Id, RefreshTokenRotation: { Feature: 'ENABLED' } });
  },
  'a changed pool': () => update({ UserPoolId: 'us-east-1_Ef56Gh78I' }, { previous: { UserPoolId: world.poolId } }),
  'a changed GenerateSecret': () => update({ GenerateSecret: true }),
  'a client that was deleted': () => handle('READ', { ClientId: CLIENT }),
  'a pool that does not exist': () => create({ UserPoolId: POOL }),
  'no client id': () => handle('UPDATE', {}),
  'a full pool': async () => {
    faults.add('CreateUserPoolClient', new CognitoError('LimitExceededException', 'App clients limit exceeded'));
    return create({});
  },
  throttling: () => readWith('throttle'),
  'the lock of the pool': async () => {
    const lock = new CognitoError(
      'ConcurrentModificationException',
      'Only one request to update user pool client can be processed at a time.',
    );
    faults.add('UpdateUserPoolClient', lock, Infinity);
    return update({ AuthSessionValidity: 9 }, LAST_CALLBACK);
  },
  'an internal error of Cognito': () => readWith('internal-error-before'),
  'no connection': () => readWith('cut-before'),
  'a lost create whose client is not found': async () => {
    faults.add('CreateUserPoolClient', 'cut-before', 2);
    return create({ ClientName: 'lost' });
  },
  'an answer about another client': async () => {
    const { ClientId } = await world.create();
    const other = world.cognito.perform('DescribeUserPoolClient', {
      ClientId: await world.createOutside({}),
      UserPoolId: world.poolId,
    });
    const mixedUp = jest.spyOn(CognitoIdentityProviderClient.prototype, 'send').mockImplementation(async () => other);
    return handle('READ', { ClientId }).finally(() => mixedUp.mockRestore());
  },
  'no permission': () => readWith('access-denied'),
  'expired credentials': () => readWith('expired-credentials'),
  'no credentials': async () => {
    const event = handlerRequest({ action: 'LIST', desired: { UserPoolId: world.poolId } });
    return world.send({ ...event, requestData: { ...event.requestData, callerCredentials: null } }) as Promise<Answer>;
  },
  'a create with an unknown outcome': async () => {
    faults.add('CreateUserPoolClient', 'cut-after').add('ListUserPoolClients', 'access-denied');
    return create({});
  },
  'a defect': async () => {
    const defect = jest.spyOn(UserPoolClients.prototype, 'describe').mockRejectedValue(new TypeError('x'));
    const answer = await handle('READ', { ClientId: CLIENT });
    defect.mockRestore();
    return answer;
  },
};

/** The messages that the guide quotes under a heading. Three dots match any text. */
function quotedUnder(heading: string): string[] {
  const [, section = ''] = textOf(GUIDE).split(`## ${heading}\n`);
  const [part = ''] = section.split('\n## ');
  return [...part.matchAll(/^- `([^`]+)`/gm)].map(([, text = '']) => text.replaceAll(/\s+/g, ' '));
}

function isQuoted(quoted: string, message: string): boolean {
  const parts = quoted.split('...').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(message);
}

/** A message with the ids of the guide instead of the ids of the test. */
const withIdsOfTheGuide = (text: string) =>
  text.replaceAll(world.poolId, POOL).replaceAll(/\b(?!\d+\b)[0-9a-v]{25,26}\b/g, CLIENT);

/** The messages of the guide that the test has caused, each after its heading. */
const seen = new Set<string>();

function expectQuoted(heading: string, text: string): void {
  const message = withIdsOfTheGuide(text);
  const fitting = quotedUnder(heading).filter((quoted) => isQuoted(quoted, message));
  expect({ message, fitting }).toEqual({ message, fitting: [expect.any(String)] });
  seen.add(`${heading}: ${fitting[0]}`);
}

test.each(Object.entries(FAILURES))('the guide quotes the message for %s', async (_name, act) => {
  const { errorCode = '', message } = await act();
  expectQuoted(errorCode, message);
});

/** A create whose answer is lost. A client with the same generated name shows that an earlier attempt has created one, too. */
async function createTwice(): Promise<Answer> {
  const [token, logicalResourceId] = ['a-token', 'WebApp'];
  await world.createOutside({ ClientName: generatedClientName(logicalResourceId, token) });
  faults.add('CreateUserPoolClient', 'cut-after');
  return handle('CREATE', {}, { token, logicalResourceId, logGroupName: 'type-logs' });
}

test('a second client that a lost create may have created', async () => {
  const { status, message } = await createTwice();
  expect(status).toBe('SUCCESS');
  expectQuoted('With a success', message);
});

test('a lost create whose client is not found, before a create that succeeds', async () => {
  faults.add('CreateUserPoolClient', 'cut-before');
  const event = handlerRequest({ action: 'CREATE', desired: { UserPoolId: world.poolId } });
  const { status, message } = (await handlers.entrypoint(event)) as unknown as Answer;
  expect(status).toBe('SUCCESS');
  expectQuoted('With a success', message);
});

test('the warnings of the log', async () => {
  await createTwice();
  const logged = { logGroupName: 'type-logs' };
  await update({ AuthSessionValidity: 9 }, logged);
  const managed = { GenerateSecret: true, PublishSecretsInAWSSecretsManager: true };
  await update({ GenerateSecret: true }, { ...logged, of: managed });
  await update(
    {},
    { ...logged, rollback: true, of: { LogoutURLs: ['myapp://live'] }, previous: { LogoutURLs: ['myapp://failed'] } },
  );
  const flows = { AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'] };
  await update(flows, { ...logged, rollback: true, of: { ...flows, CallbackURLs: ['https://a.example.com'] } });
  const warnings = logs.events.flatMap(({ message }): string[] => JSON.parse(message).warnings);
  for (const warning of warnings) expectQuoted('Warnings in the log', warning);
});

test('a sign-in with the value of Ref', () => {
  const ids = { UserPoolId: world.poolId, ClientId: `${POOL}|${CLIENT}` };
  expectQuoted(
    'From Cognito, in your app',
    thrownBy(() => world.cognito.perform('DescribeUserPoolClient', ids)),
  );
});

function thrownBy(act: () => unknown): string {
  try {
    return `Nothing was thrown, but ${act()} answered.`;
  } catch (error) {
    return errorMessage(error);
  }
}

test('the guide quotes no other messages', () => {
  const headings = [...textOf(GUIDE).matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
  const quoted = headings.flatMap((heading) => quotedUnder(heading).map((message) => `${heading}: ${message}`));
  expect(quoted.filter((message) => !message.startsWith(`${NOT_OURS}: `) && !seen.has(message))).toEqual([]);
});
