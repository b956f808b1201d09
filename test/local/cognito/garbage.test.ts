import { connect } from 'node:net';
import { type Json, post, TestBench } from './support';

/** The same garbage in every run: a small generator with a fixed seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const operations = [
  'CreateUserPool',
  'CreateUserPoolClient',
  'UpdateUserPoolClient',
  'DescribeUserPoolClient',
  'ListUserPoolClients',
];
const members = [
  'UserPoolId',
  'ClientId',
  'ClientName',
  'PoolName',
  'Schema',
  'Name',
  'MaxResults',
  'NextToken',
  'CallbackURLs',
  'LogoutURLs',
  'DefaultRedirectURI',
  'TokenValidityUnits',
  'AccessToken',
  'AccessTokenValidity',
  'RefreshTokenValidity',
  'RefreshTokenRotation',
  'Feature',
  'AnalyticsConfiguration',
  'ApplicationArn',
  'ExplicitAuthFlows',
  'AllowedOAuthFlows',
  'AllowedOAuthScopes',
  'ReadAttributes',
  'SupportedIdentityProviders',
  'GenerateSecret',
  '__proto__',
  'constructor',
  'toString',
];

test('hundreds of random requests are each answered, and the server goes on', async () => {
  const bench = await TestBench.start();
  const random = generator(20_250_101);
  const pick = <Value>(values: Value[]) => values[Math.floor(random() * values.length)] as Value;
  const { ClientId } = await bench.create();
  const scalars = [
    null,
    true,
    false,
    0,
    -1,
    1e308,
    0.5,
    30,
    '',
    'app',
    'code',
    'ENABLED',
    'days',
    'http://a',
    'https://a#b',
    '\ud800',
    '\u{1F600}'.repeat(40),
    'x'.repeat(3000),
    'arn:'.repeat(50),
    bench.poolId,
    ClientId,
  ];
  const value = (depth: number): unknown => {
    const kind = random();
    if (depth === 0 || kind < 0.5) return pick(scalars);
    if (kind < 0.75) return Array.from({ length: Math.floor(random() * 5) }, () => value(depth - 1));
    return Object.fromEntries(Array.from({ length: Math.floor(random() * 6) }, () => [pick(members), value(depth - 1)]));
  };
  const body = () => {
    const request = { UserPoolId: bench.poolId, ClientId, ClientName: 'app', PoolName: 'pool', ...(value(3) as Json) };
    for (let change = 0; change < 3; change++) request[pick(members) as 'ClientName'] = value(2) as string;
    const text = JSON.stringify(request);
    if (random() < 0.7) return text;
    const bytes = Buffer.from(text);
    for (let flip = 0; flip < 4; flip++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    return bytes;
  };
  try {
    for (let round = 0; round < 600; round++) {
      const reply = await post(bench.server.url, body(), {
        'x-amz-target': `AWSCognitoIdentityProviderService.${pick(operations)}`,
      });
      expect([200, 400]).toContain(reply.status);
      if (reply.status === 400)
        expect(reply.body).toEqual({ __type: expect.stringMatching(/Exception$/), message: expect.any(String) });
    }
    const statuses = new Set(bench.server.requests.map((request) => request.status));
    expect(statuses).toEqual(new Set([200, 400]));
    expect((await bench.call('DescribeUserPoolClient', { UserPoolId: bench.poolId, ClientId })).status).toBe(200);
  } finally {
    await bench.stop();
  }
});

test('deep nesting is no trouble', async () => {
  const bench = await TestBench.start();
  try {
    const depth = 100_000;
    const nested = `{"PoolName":"pool","Deep":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const reply = await post(bench.server.url, nested, { 'x-amz-target': 'AWSCognitoIdentityProviderService.CreateUserPool' });
    expect([200, 400]).toContain(reply.status);
  } finally {
    await bench.stop();
  }
});

test('what is not HTTP, or breaks off in the middle, disturbs nobody else', async () => {
  const bench = await TestBench.start();
  try {
    const head = 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{"half":';
    for (const bytes of ['\x00\x01\x02 not http\r\n\r\n', head, 'GET /\r\n\r\n']) {
      const socket = connect(bench.server.port, '127.0.0.1');
      socket.on('error', () => undefined);
      await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
      socket.destroy();
    }
    expect((await bench.call('ListUserPools', { MaxResults: 1 })).status).toBe(200);
  } finally {
    await bench.stop();
  }
});
