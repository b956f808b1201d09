/** Answers that Cognito should never give. The handlers refuse them with a clear message, and do not write because of them. */
import { faultsOf } from '../../campaigns/chaos/wellFormed';
import type { Action } from '../../local/lambda/invoke';
import { type BrokenWire, type Passing, startBrokenWire } from '../support/brokenWire';

let wire: BrokenWire;
beforeAll(async () => {
  wire = await startBrokenWire(2_500);
});
afterAll(() => wire.stop());

type Json = Record<string, unknown>;

function reply({ socket }: Passing, status: number, text: string): true {
  socket.write(`HTTP/1.1 ${status} X\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  return true;
}

/** Changes the answer of the service to an operation. */
function change(operation: string, edit: (answer: Json) => Json): void {
  wire.breakBy(async (passing) => {
    if (passing.operation !== operation) return false;
    const { text } = await passing.carryOut();
    return reply(passing, 200, JSON.stringify(edit(JSON.parse(text))));
  });
}

const DESIRED = { ClientName: 'app', CallbackURLs: ['https://a'] };
const live = (ClientId: string) =>
  wire.cognito.perform('DescribeUserPoolClient', { UserPoolId: wire.poolId, ClientId }).UserPoolClient as Json;
const ofTheClient = (members: Json) => (answer: Json) => ({ UserPoolClient: { ...(answer.UserPoolClient as Json), ...members } });

describe('refuses an answer about another client or another pool', () => {
  const OTHERS: [string, Json][] = [
    ['another client', { ClientId: 'someoneelses' }],
    ['another pool', { UserPoolId: 'us-east-1_Ef56Gh78I' }],
    ['a client without an id', { ClientId: '' }],
    ['a client whose id is no text', { ClientId: 5 }],
    ['a client whose pool is no text', { UserPoolId: {} }],
  ];
  const refused = { status: 'FAILED', errorCode: 'GeneralServiceException' };

  test.each(OTHERS)('Describe answers %s: read fails, and update writes nothing', async (_case, members) => {
    const ClientId = wire.make();
    const before = live(ClientId);
    change('DescribeUserPoolClient', ofTheClient(members));
    for (const action of ['READ', 'UPDATE'] as const) {
      const answer = await wire.handle(action, { ...DESIRED, ClientId });
      expect(answer).toMatchObject({ ...refused, resourceModel: { UserPoolId: wire.poolId, ClientId } });
      expect(answer.message).toMatch(/^DescribeUserPoolClient answered (with another|without an) app client/);
    }
    expect(live(ClientId)).toEqual(before);
  });

  test.each(OTHERS)('Update answers %s', async (_case, members) => {
    const ClientId = wire.make();
    change('UpdateUserPoolClient', ofTheClient(members));
    expect(await wire.handle('UPDATE', { ...DESIRED, ClientId })).toMatchObject({
      ...refused,
      resourceModel: { UserPoolId: wire.poolId, ClientId },
    });
  });

  test.each<[string, unknown]>([
    ['CallbackURLs', [null]],
    ['CallbackURLs', 'https://a'],
    ['CallbackURLs', { 0: 'https://a' }],
    ['LogoutURLs', [5]],
    ['ClientName', 5],
    ['ClientSecret', {}],
    ['ClientSecretArn', 7],
    ['RefreshTokenValidity', {}],
    ['AccessTokenValidity', 1.5],
    ['EnableTokenRevocation', 'true'],
    ['RefreshTokenRotation', 5],
    ['AnalyticsConfiguration', true],
    ['TokenValidityUnits', { IdToken: 1 }],
  ])('Describe answers %s as %j: read fails, and update writes nothing', async (name, value) => {
    const ClientId = wire.make();
    const before = live(ClientId);
    change('DescribeUserPoolClient', ofTheClient({ [name]: value }));
    for (const action of ['READ', 'UPDATE'] as const) {
      expect(await wire.handle(action, { ...DESIRED, ClientId, LogoutURLs: ['https://b'] })).toMatchObject({
        ...refused,
        message: `DescribeUserPoolClient answered with an app client that has values of the wrong type: ${name}.`,
      });
    }
    expect(live(ClientId)).toEqual(before);
  });

  test('a null means the same as an absent member', async () => {
    const ClientId = wire.make();
    change('DescribeUserPoolClient', ofTheClient({ LogoutURLs: null, TokenValidityUnits: { IdToken: null } }));
    expect(await wire.handle('READ', { ClientId })).toMatchObject({ status: 'SUCCESS' });
  });

  test('Create answers with another pool: the message says where to look', async () => {
    change('CreateUserPoolClient', ofTheClient({ UserPoolId: 'us-east-1_Ef56Gh78I' }));
    const answer = await wire.handle('CREATE', { ...DESIRED, ClientName: 'other-pool' });
    expect(answer).toMatchObject(refused);
    expect(answer.message).toContain(`Look in user pool ${wire.poolId} for a client named "other-pool"`);
  });

  test.each<[string, Json]>([
    ['a client of another pool', { UserPoolClients: [{ ClientId: 'x', UserPoolId: 'us-east-1_Ef56Gh78I', ClientName: 'app' }] }],
    ['no clients', {}],
    ['null', { UserPoolClients: null }],
    ['one client', { UserPoolClients: { ClientId: 'x' } }],
    ['nothing in its list', { UserPoolClients: [null] }],
    ['a token that is no text', { UserPoolClients: [], NextToken: 7 }],
  ])('List answers %s: this does not count as an empty page', async (_case, page) => {
    wire.breakBy((passing) => passing.operation === 'ListUserPoolClients' && reply(passing, 200, JSON.stringify(page)));
    const answer = await wire.handle('LIST');
    expect(answer).toMatchObject(refused);
    expect(answer.message).toMatch(/ListUserPoolClients answered/);
  });
});

/** Text that must not get into a message. */
const NO_WORDS = /\[object|undefined|\bnull\b|NaN|Error\b(?!Exception)|<html|=>|[{}]/;

describe('the message describes a strange error', () => {
  const BODIES = [
    '{"__type":5,"message":{}}',
    '{"__type":{},"message":[]}',
    '{"__type":[],"message":5}',
    '{"__type":null,"message":null}',
    '{"__type":"InvalidParameterException","message":{"a":1}}',
    '{"__type":"InvalidParameterException","message":[{}]}',
    '{"__type":"InvalidParameterException","Message":{}}',
    '{"__type":"InvalidParameterException","message":true}',
    '{"__type":"ResourceNotFoundException","message":{}}',
    '{"__type":"ResourceNotFoundException"}',
    '{"__type":"AccessDeniedException","Message":[]}',
    '{"__type":"ExpiredTokenException","message":{}}',
    '{"__type":"BrandNewException","message":{}}',
    '{"__type":"BrandNewException"}',
    '{"__type":"X#","name":{},"message":{}}',
    '{"__type":"","name":{}}',
    '{"__type":"constructor","message":"x"}',
    '{"code":{},"message":{}}',
    '{"code":"ECONNRESET","syscall":"connect","message":{}}',
    '{"$metadata":{"httpStatusCode":{}},"$fault":{},"stack":{},"message":{}}',
    '{"Error":{"Message":{},"Code":{}}}',
    '{"toString":1,"message":{"toString":1}}',
    '{"__proto__":{"message":{}}}',
    '{}',
    '[]',
    'null',
    '5',
    '"text"',
    '',
    '<html>Bad gateway</html>',
    'not json',
  ];
  const CASES = [
    ...[400, 404].flatMap((status) => BODIES.map((body) => [status, body] as const)),
    // The handlers retry these errors, which takes time.
    ...BODIES.filter((_, number) => number % 4 === 0).map((body) => [500, body] as const),
  ];

  test.each(CASES)('HTTP %i with %s', async (status, body) => {
    const ClientId = 'none';
    wire.breakBy((passing) => reply(passing, status, body));
    const actions: Action[] = status < 500 ? ['READ', 'DELETE', 'LIST', 'CREATE'] : ['DELETE'];
    const answers = actions.map(async (action) => {
      const asked = action === 'CREATE' ? { ClientName: 'app' } : { ClientId };
      const answer = await wire.handle(action, asked);
      expect(answer.message).not.toMatch(NO_WORDS);
      expect(faultsOf(answer, action, { UserPoolId: wire.poolId, ...asked })).toEqual([]);
    });
    await Promise.all(answers);
  });
});

describe('a strange success is a failure', () => {
  const BODIES = [
    '<html>Sign in</html>',
    'not json',
    '5',
    '"text"',
    '[]',
    'null',
    '{"UserPoolClient":5}',
    '{"UserPoolClient":[]}',
  ];
  test.each(BODIES)('%s', async (body) => {
    wire.breakBy((passing) => reply(passing, 200, body));
    const isJson = body.startsWith('{') || /^[\d"[n]/.test(body.replace('not', ''));
    for (const action of ['READ', 'UPDATE', 'LIST', ...(isJson ? [] : ['DELETE' as const])] as const) {
      const answer = await wire.handle(action, { ...DESIRED, ClientId: 'none' });
      expect(answer).toMatchObject({ status: 'FAILED', errorCode: 'GeneralServiceException' });
      expect(answer.message).not.toMatch(NO_WORDS);
    }
  });
});

test('the handlers printed nothing', () => expect(wire.output()).toBe(''));
