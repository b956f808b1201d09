import { type Json, post, signature, TestBench } from './support';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const target = (operation: string) => ({ 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` });

test('each answer is AWS JSON 1.1 with its own request id', async () => {
  const replies = [await bench.call('ListUserPools', { MaxResults: 1 }), await bench.call('Nonsense', {})];
  for (const { headers } of replies) {
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  }
  expect(replies[0]?.headers.get('x-amzn-requestid')).not.toBe(replies[1]?.headers.get('x-amzn-requestid'));
});

test.each(['Nonsense', '', 'constructor', '__proto__', 'createUserPoolClient'])(
  'the operation %j is unknown',
  async (operation) => {
    const { status, body } = await bench.call(operation, {});
    expect([status, body.__type]).toEqual([400, 'UnknownOperationException']);
  },
);

test.each([
  'ListUserPools',
  'DynamoDB_20120810.ListUserPools',
  '.ListUserPools',
  'awscognitoidentityproviderservice.ListUserPools',
])('the target %j is not an operation of Cognito', async (header) => {
  const { status, body } = await post(bench.server.url, '{"MaxResults":1}', { 'x-amz-target': header });
  expect([status, body.__type]).toEqual([400, 'UnknownOperationException']);
});

test('refuses a request that is not POST /', async () => {
  const headers = target('ListUserPools');
  const get = await fetch(bench.server.url, { headers });
  const elsewhere = await fetch(`${bench.server.url}/elsewhere`, { method: 'POST', body: '{"MaxResults":1}', headers });
  for (const response of [get, elsewhere]) {
    expect([response.status, ((await response.json()) as Json).__type]).toEqual([400, 'UnknownOperationException']);
  }
});

describe('SerializationException', () => {
  test.each(['', '{', '{"a":}', 'nonsense', '{"MaxResults":1}}', "{'MaxResults':1}", '\u0000'])(
    'for a body of %j',
    async (body) => {
      const reply = await post(bench.server.url, body, target('ListUserPools'));
      expect([reply.status, reply.body.__type]).toEqual([400, 'SerializationException']);
      expect(reply.body.message).toEqual(expect.any(String));
    },
  );

  test('for bytes that are not UTF-8', async () => {
    const body = Buffer.concat([Buffer.from('{"PoolName":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect((await post(bench.server.url, body, target('CreateUserPool'))).body.__type).toBe('SerializationException');
  });

  test.each(['[]', 'null', '1', '"text"', 'true'])('for %s instead of an object', async (body) => {
    const reply = await post(bench.server.url, body, target('ListUserPools'));
    expect([reply.status, reply.body.__type]).toEqual([400, 'SerializationException']);
  });

  const list = 'Start of list found where not expected.';
  const object = 'Start of structure or map found where not expected.';
  const wrongTypes: [Json, string][] = [
    [{ ClientName: 1 }, 'NUMBER_VALUE can not be converted to a String'],
    [{ ClientName: true }, 'TRUE_VALUE can not be converted to a String'],
    [{ ClientName: ['a'] }, list],
    [{ ClientName: {} }, object],
    [{ RefreshTokenValidity: '30' }, 'STRING_VALUE can not be converted to an Integer'],
    [{ RefreshTokenValidity: false }, 'FALSE_VALUE can not be converted to an Integer'],
    [{ RefreshTokenValidity: 2 ** 31 }, 'NUMBER_VALUE can not be converted to an Integer'],
    [{ GenerateSecret: 'true' }, 'STRING_VALUE can not be converted to a Boolean'],
    [{ GenerateSecret: 1 }, 'NUMBER_VALUE can not be converted to a Boolean'],
    [{ CallbackURLs: 'https://a' }, 'Expected list or null'],
    [{ CallbackURLs: {} }, object],
    [{ CallbackURLs: [1] }, 'NUMBER_VALUE can not be converted to a String'],
    [{ CallbackURLs: [['https://a']] }, list],
    [{ TokenValidityUnits: 'days' }, 'Expected null'],
    [{ TokenValidityUnits: [] }, list],
    [{ TokenValidityUnits: { IdToken: 1 } }, 'NUMBER_VALUE can not be converted to a String'],
  ];

  test.each(wrongTypes)('for %j', async (sent, message) => {
    expect(await bench.refusal('CreateUserPoolClient', { ClientName: 'app', ...sent })).toEqual([
      'SerializationException',
      message,
    ]);
  });

  test('is not thrown for null in a list, which is dropped, or for a fraction, which is cut off', async () => {
    const created = await bench.create({ CallbackURLs: [null, 'https://a'], RefreshTokenValidity: 7.9 });
    expect(created).toMatchObject({ CallbackURLs: ['https://a'], RefreshTokenValidity: 7 });
  });
});

test('does not read inherited members of an object as members of the request', async () => {
  const body = `{"UserPoolId":"${bench.poolId}","__proto__":{"ClientName":"inherited"}}`;
  const reply = await post(bench.server.url, body, target('CreateUserPoolClient'));
  expect(reply.body.message).toContain("Value null at 'clientName'");
});

test('records requests with operation, input, answer and access key', async () => {
  const input = { UserPoolId: 'us-east-1_nowhere', Unknown: 1 };
  await post(bench.server.url, JSON.stringify(input), { ...target('DescribeUserPool'), ...signature('AKIDSIGNER') });
  expect(bench.server.requests.at(-1)).toEqual({
    operation: 'DescribeUserPool',
    input,
    status: 400,
    answer: { __type: 'ResourceNotFoundException', message: 'User pool us-east-1_nowhere does not exist.' },
    durationMs: expect.any(Number),
    accessKeyId: 'AKIDSIGNER',
  });
});
