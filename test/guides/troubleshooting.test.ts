/** Each message in guides/troubleshooting.md is one that the handlers give, word for word. */
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
/** The heading under which CloudFormation's own words stand, which nothing here can bring about. */
const NOT_OURS = 'From CloudFormation';

/** The ids that stand in the guide. */
const POOL = 'us-east-1_Ab12Cd34E';
const CLIENT = '40kedo4v203fhv7a0qe6ut7jom';

/** An update that can wait answers that it is in progress. After more callbacks than there may be it fails. */
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

/** The answer of a function with little time to an event about the world's pool. */
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

/** A read of a new client to which something happens each time. */
async function readWith(fault: Parameters<FaultQueue['add']>[1]) {
  const { ClientId } = await world.create();
  faults.add('DescribeUserPoolClient', fault, Infinity);
  return handle('READ', { ClientId });
}

/** How each message comes up. */
const FAILURES: Record<string, () => Promise<Answer>> = {
  'a name that is none': () => create({ CallbackUrls: [] }),
  'a value of the wrong type': () => create({ CallbackURLs: 'https://app.example.com' }),
  'a number out of its range': () => create({ AuthSessionValidity: 16 }),
  'a validity without its unit': () => create({ AccessTokenValidity: 30 }),
  'what only Cognito sets': () => create({ ClientId: 'mine' }),
  'a URL without TLS': () => create({ CallbackURLs: ['http://app.example.com'] }),
  'OAuth without a scope': () =>
    create({ AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'], GenerateSecret: true }),
  'a flow with nowhere to return to': () => create({ AllowedOAuthFlows: ['code'] }),
  'rotation beside the refresh flow': () =>
    create({ RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }),
  'what does not go with a live value': () =>
    update({ DefaultRedirectURI: 'https://b.example.com' }, { of: { CallbackURLs: ['https://a.example.com'] }, previous: {} }),
  'what does not go with a default': () =>
    update({ AllowedOAuthFlows: ['code'] }, { of: { CallbackURLs: ['https://a.example.com'], AllowedOAuthFlows: ['code'] } }),
  'the flow of client tokens next to another one': () =>
    create({ GenerateSecret: true, ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_USER_AUTH'] }),
  'the flow of client tokens without a secret': () => create({ ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] }),
  'a managed secret without a secret': () => create({ PublishSecretsInAWSSecretsManager: true }),
  'a secret that Cognito does not move': async () => {
    const ClientId = await world.createOutside({ ClientName: 'app', ClientSecret: 'chosen+by+the+caller+0123456789' });
    return handle('UPDATE', { ClientId, PublishSecretsInAWSSecretsManager: true }, { previous: {} });
  },
  'a flow that Cognito does not know': () => create({ ExplicitAuthFlows: ['ALLOW_SRP'] }),
  'a scope that nobody defined': () => create({ AllowedOAuthScopes: ['shop/read'] }),
  'a provider that is not there': () => create({ SupportedIdentityProviders: ['Google'] }),
  'an attribute that the pool lacks': () => create({ ReadAttributes: ['custom:tenant'] }),
  'a feature above the tier of the pool': async () => {
    const { UserPool } = world.cognito.perform('CreateUserPool', { PoolName: 'lite', UserPoolTier: 'LITE' });
    return create({ UserPoolId: (UserPool as Json).Id, RefreshTokenRotation: { Feature: 'ENABLED' } });
  },
  'another pool': () => update({ UserPoolId: 'us-east-1_Ef56Gh78I' }, { previous: { UserPoolId: world.poolId } }),
  'another secret': () => update({ GenerateSecret: true }),
  'a client that is gone': () => handle('READ', { ClientId: CLIENT }),
  'a pool that is not there': () => create({ UserPoolId: POOL }),
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
  'trouble of the service': () => readWith('internal-error-before'),
  'no connection': () => readWith('cut-before'),
  'a create that is lost, and not found': async () => {
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
  'old credentials': () => readWith('expired-credentials'),
  'no credentials': async () => {
    const event = handlerRequest({ action: 'LIST', desired: { UserPoolId: world.poolId } });
    return world.send({ ...event, requestData: { ...event.requestData, callerCredentials: null } }) as Promise<Answer>;
  },
  'a create that nobody can settle': async () => {
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

/** The messages that the guide quotes under a heading. Three dots stand for anything. */
function quotedUnder(heading: string): string[] {
  const [, section = ''] = textOf(GUIDE).split(`## ${heading}\n`);
  const [part = ''] = section.split('\n## ');
  return [...part.matchAll(/^- `([^`]+)`/gm)].map(([, text = '']) => text.replaceAll(/\s+/g, ' '));
}

function isQuoted(quoted: string, message: string): boolean {
  const parts = quoted.split('...').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(message);
}

/** A message with the ids of the guide in place of those of the test. */
const withIdsOfTheGuide = (text: string) =>
  text.replaceAll(world.poolId, POOL).replaceAll(/\b(?!\d+\b)[0-9a-v]{25,26}\b/g, CLIENT);

/** The messages of the guide that have come up, each behind its heading. */
const seen = new Set<string>();

function expectQuoted(heading: string, text: string): void {
  const message = withIdsOfTheGuide(text);
  const fitting = quotedUnder(heading).filter((quoted) => isQuoted(quoted, message));
  expect({ message, fitting }).toEqual({ message, fitting: [expect.any(String)] });
  seen.add(`${heading}: ${fitting[0]}`);
}

test.each(Object.entries(FAILURES))('%s', async (_name, act) => {
  const { errorCode = '', message } = await act();
  expectQuoted(errorCode, message);
});

/** A create that makes a client and gets no answer. The name shows that an earlier attempt has made a client, too. */
async function createTwice(): Promise<Answer> {
  const [token, logicalResourceId] = ['a-token', 'WebApp'];
  await world.createOutside({ ClientName: generatedClientName(logicalResourceId, token) });
  faults.add('CreateUserPoolClient', 'cut-after');
  return handle('CREATE', {}, { token, logicalResourceId, logGroupName: 'type-logs' });
}

test('a second client that a lost create may have made', async () => {
  const { status, message } = await createTwice();
  expect(status).toBe('SUCCESS');
  expectQuoted('With a success', message);
});

test('a client of a lost create that is not found', async () => {
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

test('a sign-in with what Ref gives', () => {
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

test('the guide quotes nothing that does not come up', () => {
  const headings = [...textOf(GUIDE).matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
  const quoted = headings.flatMap((heading) => quotedUnder(heading).map((message) => `${heading}: ${message}`));
  expect(quoted.filter((message) => !message.startsWith(`${NOT_OURS}: `) && !seen.has(message))).toEqual([]);
});
