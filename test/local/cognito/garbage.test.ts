import { connect } from 'node:net';
import { OPERATION_NAMES } from '../../../local/cognito/operations';
import { requestShapesWith } from '../../../local/cognito/requestShapes';
import { MAX_BODY_BYTES } from '../../../local/cognito/service';
import type { Shape } from '../../../local/cognito/shapes';
import { newSeed } from '../../support/seed';
import { type Json, post, postUnsigned, signature, TestBench } from './support';

/** A small generator (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The members of all operations, and names that every object has. */
const MEMBERS = [
  ...new Set(Object.values(requestShapesWith('known')).flatMap((shape) => memberNames(shape))),
  '__proto__',
  'constructor',
  'toString',
];

function memberNames(shape: Shape): string[] {
  if (shape.kind === 'list') return memberNames(shape.member);
  if (shape.kind !== 'structure') return [];
  return Object.entries(shape.members).flatMap(([name, member]) => [name, ...memberNames(member)]);
}

/** Random requests: invalid ones of every kind, and some valid ones. */
class Garbage {
  private readonly scalars: unknown[];

  constructor(
    private readonly random: () => number,
    private readonly names: { UserPoolId: string; ClientId: string },
  ) {
    const numbers = [0, -1, 1e308, 0.5, 30];
    const texts = ['', 'app', 'code', 'Google', 'ENABLED', 'days', 'http://a', 'https://a#b', 'arn:'.repeat(50)];
    const strange = ['\ud800', '\u{1F600}'.repeat(40), 'x'.repeat(3000)];
    this.scalars = [null, true, false, ...numbers, ...texts, ...strange, ...Object.values(names)];
  }

  request(): { body: string | Buffer; headers: Record<string, string> } {
    const target =
      this.random() < 0.9 ? this.pick(OPERATION_NAMES) : this.pick(['', 'Nonsense', 'constructor', '\u00e9', '../..']);
    const prefix = this.random() < 0.95 ? 'AWSCognitoIdentityProviderService.' : this.pick(['', 'DynamoDB_20120810.', '.']);
    const signed =
      this.random() < 0.9 ? signature() : this.pick([{}, { authorization: 'x' }, { authorization: 'AWS4-HMAC-SHA256 =,=' }]);
    return { body: this.body(), headers: { ...signed, 'x-amz-target': prefix + target } };
  }

  private body(): string | Buffer {
    const kind = this.random();
    if (kind < 0.02) return '['.repeat(this.pick([1000, MAX_BODY_BYTES, MAX_BODY_BYTES + 1]));
    if (kind < 0.1) return this.pick(['', '{', 'nonsense', '\u0000', '[]', 'null', '{"a":1}}', '"text"']);
    const request: Json = { ...this.names, ClientName: 'app', PoolName: 'pool', ...(this.value(3) as Json) };
    for (let change = 0; change < 3; change++) request[this.pick(MEMBERS)] = this.value(2);
    const text = JSON.stringify(request);
    if (kind < 0.7) return text;
    const bytes = Buffer.from(text);
    for (let flip = 0; flip < 4; flip++) bytes[Math.floor(this.random() * bytes.length)] = Math.floor(this.random() * 256);
    return bytes;
  }

  private value(depth: number): unknown {
    const kind = this.random();
    if (depth === 0 || kind < 0.5) return this.pick(this.scalars);
    const values = Array.from({ length: Math.floor(this.random() * 6) }, () => this.value(depth - 1));
    return kind < 0.75 ? values : Object.fromEntries(values.map((value) => [this.pick(MEMBERS), value]));
  }

  private pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.random() * values.length)] as Value;
  }
}

test('answers a thousand random requests, and changes no client that they do not name', async () => {
  const bench = await TestBench.start();
  try {
    const bystander = await bench.create({ CallbackURLs: ['https://a'] });
    const { UserPool } = await bench.answer('CreateUserPool', { PoolName: 'victim' });
    const UserPoolId = (UserPool as { Id: string }).Id;
    const { ClientId } = await bench.client('CreateUserPoolClient', { UserPoolId, ClientName: 'victim' });
    const garbage = new Garbage(generator(newSeed()), { UserPoolId, ClientId });

    const answered = new Map<number, number>();
    for (let round = 0; round < 1000; round++) {
      const { body, headers } = garbage.request();
      const reply = await postUnsigned(bench.server.url, body, headers);
      answered.set(reply.status, (answered.get(reply.status) ?? 0) + 1);
      if (reply.status === 200) continue;
      expect(reply.body).toEqual({ __type: expect.stringMatching(/Exception$/), message: expect.any(String) });
    }
    // No internal error (500), and every other status occurs.
    expect([...answered.keys()].sort()).toEqual([200, 400, 413]);
    const refusals = new Set(bench.server.requests.map(({ answer }) => answer.__type));
    for (const name of ['Serialization', 'UnknownOperation', 'IncompleteSignature', 'InvalidParameter', 'ResourceNotFound']) {
      expect(refusals).toContain(`${name}Exception`);
    }
    expect(await bench.describe(bystander.ClientId)).toEqual(bystander);
  } finally {
    await bench.stop();
  }
});

test('accepts a body of the limit, and answers one more byte with an error that names the limit', async () => {
  const bench = await TestBench.start();
  try {
    const request = { UserPoolId: bench.poolId, ClientName: 'app', Padding: '' };
    const padded = (size: number) => JSON.stringify({ ...request, Padding: 'x'.repeat(size - JSON.stringify(request).length) });
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.CreateUserPoolClient' };
    expect((await post(bench.server.url, padded(MAX_BODY_BYTES), headers)).status).toBe(200);
    const refused = await post(bench.server.url, padded(MAX_BODY_BYTES + 1), headers);
    expect([refused.status, refused.body]).toEqual([
      413,
      { __type: 'RequestEntityTooLargeException', message: `The request body is larger than ${MAX_BODY_BYTES} bytes.` },
    ]);
  } finally {
    await bench.stop();
  }
});

test('answers a deeply nested body', async () => {
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

test('invalid HTTP and incomplete requests do not affect other requests', async () => {
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
