import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { Fact, FactFile } from '../../fidelity/fact';
import type { FactOutcome } from '../../fidelity/outcome';
import { runSuite } from '../../fidelity/suite';
import { emulator } from '../../fidelity/target';
import { type LocalCognito, startLocalCognito } from '../../local/cognito/server';
import { type LoopbackServer, readBody, serveOnLoopback } from '../../local/http/loopbackServer';
import type { Json, JsonObject } from '../../tools/json';
import { deadUrl } from '../support/servers';

const fact = (more: Partial<Fact>): Fact => ({ fact: 'a fact', grade: 'LIVE', source: 'made up', steps: [], ...more });
const file = (...facts: Fact[]): FactFile[] => [{ theme: 'made up', facts }];
const never = () => new AbortController().signal;

const run = (url: string, files: FactFile[], signal = never()) => runSuite(emulator(url, 'us-east-1'), files, { signal });

describe('at the local Cognito', () => {
  let cognito: LocalCognito;
  beforeAll(async () => {
    cognito = await startLocalCognito();
  });
  afterAll(() => cognito.stop());

  const outcomeOf = async (more: Partial<Fact>): Promise<FactOutcome | undefined> =>
    (await run(cognito.url, file(fact(more)))).facts[0]?.outcome;
  const calls = (operation: string) => cognito.requests.filter((request) => request.operation === operation);

  test('reports a difference with its step, its place, the expected and the actual value', async () => {
    const outcome = await outcomeOf({
      steps: [
        { call: 'CreateUserPoolClient', with: { CallbackURLs: ['https://a'] } },
        {
          call: 'DescribeUserPoolClient',
          answer: { UserPoolClient: { CallbackURLs: ['https://b'], ClientSecret: { $any: 'string' } } },
        },
        { call: 'DescribeUserPoolClient', answer: { never: 'reached' } },
      ],
    });
    expect(outcome).toEqual({
      result: 'differs',
      differences: [
        'step 2, DescribeUserPoolClient: UserPoolClient.CallbackURLs.0: expected "https://b", got "https://a"',
        'step 2, DescribeUserPoolClient: UserPoolClient.ClientSecret: expected any string, got nothing',
      ],
    });
  });

  test.each<[string, Partial<Fact>, string]>([
    [
      'an error instead of an expected answer',
      { steps: [{ call: 'DescribeUserPool', with: { UserPoolId: 'us-east-1_a' } }] },
      'step 1, DescribeUserPool: refused with ResourceNotFoundException: User pool us-east-1_a does not exist.',
    ],
    [
      'an answer instead of an expected error',
      { steps: [{ call: 'DescribeUserPool', refused: { type: 'XException' } }] },
      'step 1, DescribeUserPool: accepted; expected XException',
    ],
    [
      'an unexpected error',
      { steps: [{ call: 'DescribeUserPool', with: { UserPoolId: 'us-east-1_a' }, refused: { type: 'XException' } }] },
      'step 1, DescribeUserPool: body.__type: expected "XException", got "ResourceNotFoundException"',
    ],
    [
      'an unexpected header',
      { steps: [{ call: 'DescribeUserPool', http: { headers: { 'content-type': 'text/plain' } } }] },
      'step 1, DescribeUserPool: headers.content-type: expected "text/plain", got "application/x-amz-json-1.1"',
    ],
    [
      'one of several answers that must all be as expected',
      {
        steps: [{ call: 'DescribeUserPool', atOnce: [{}, { UserPoolId: 'us-east-1_a' }], each: true }],
      },
      'step 1, DescribeUserPool: refused with ResourceNotFoundException: User pool us-east-1_a does not exist.',
    ],
    [
      "an error of the request during the step's own",
      {
        steps: [
          { call: 'DescribeUserPool', pauseMs: 1, during: { call: 'DescribeUserPool', with: { UserPoolId: 'us-east-1_a' } } },
        ],
      },
      'step 1, DescribeUserPool: DescribeUserPool during the step: refused with ResourceNotFoundException: User pool us-east-1_a does not exist.',
    ],
    [
      'a reference to a value that the answer does not have',
      {
        steps: [
          { call: 'CreateUserPoolClient', as: 'made' },
          { call: 'DescribeUserPoolClient', answer: { a: '{{made.UserPoolClient.ClientSecret}}' } },
        ],
      },
      '{{made.UserPoolClient.ClientSecret}} is missing in the earlier answers',
    ],
  ])('%s differs', async (_name, more, difference) =>
    expect(await outcomeOf(more)).toEqual({ result: 'differs', differences: [difference] }),
  );

  const described = (name: string, answer: Json): Partial<Fact> => ({
    grade: 'OPEN',
    steps: [
      { call: 'CreateUserPoolClient' },
      {
        call: 'DescribeUserPoolClient',
        behaviours: {
          [name]: { answer: { UserPoolClient: answer } },
          other: { answer: { UserPoolClient: { ClientName: 'x' } } },
        },
      },
    ],
  });

  test('an OPEN fact reports the behaviour, and the values in the answers', async () =>
    expect(await outcomeOf(described('named', { ClientName: 'app' }))).toEqual({
      result: 'open',
      behaviours: ['named'],
      shown: ['UserPoolClient.ClientName "app"'],
    }));

  test('an OPEN fact can match none of its behaviours, which is no failure', async () =>
    expect(await outcomeOf(described('named', { ClientName: 'y' }))).toEqual({
      result: 'open',
      behaviours: [],
      shown: ['UserPoolClient.ClientName "app"'],
    }));

  test('a behaviour must match in every step', async () => {
    const [create, describe] = described('named', { ClientName: 'app' }).steps ?? [];
    if (!create || !describe) throw new Error('two steps');
    const second = { ...describe, behaviours: { named: { answer: { no: 1 } }, other: { answer: {} } } };
    expect(await outcomeOf({ grade: 'OPEN', steps: [create, describe, second] })).toMatchObject({ behaviours: [] });
  });

  test('facts with the same pool input share a pool, and the run deletes every pool', async () => {
    const before = cognito.requests.length;
    const step = { call: 'CreateUserPoolClient' };
    const facts = [{}, {}, { pool: { UserPoolTier: 'LITE' } }, { ownPool: true as const }, { ownPool: true as const }];
    const { left } = await run(cognito.url, file(...facts.map((more) => fact({ ...more, steps: [step] }))));
    const since = cognito.requests.slice(before);
    const made = since.filter(({ operation }) => operation === 'CreateUserPool');
    expect({ left, pools: made.length }).toEqual({ left: [], pools: 4 });
    expect(new Set(made.map(({ input }) => input.PoolName)).size).toBe(1);
    const deleted = since.filter(({ operation }) => operation === 'DeleteUserPool').map(({ input }) => input.UserPoolId);
    expect(deleted.sort()).toEqual(made.map(({ answer }) => (answer.UserPool as JsonObject).Id).sort());
  });

  test('deletes a pool that a fact created itself, too', async () => {
    const before = calls('DeleteUserPool').length;
    const outcome = await run(cognito.url, file(fact({ steps: [{ call: 'CreateUserPool' }] })));
    expect(outcome.left).toEqual([]);
    expect(calls('DeleteUserPool').length - before).toBe(2);
  });

  test('skips an unchecked fact, and a fact with an unmet need, with the reason', async () => {
    const { steps: _steps, ...unchecked } = fact({ unchecked: 'no request shows it' });
    const needy = fact({ needs: ['quotas'], steps: [{ call: 'ListUserPools' }] });
    const { facts } = await run(cognito.url, file(unchecked, needy));
    expect(facts.map(({ outcome }) => outcome)).toEqual([
      { result: 'skipped', reason: 'no request shows it' },
      { result: 'skipped', reason: 'an emulator without quotas cannot show this' },
    ]);
  });

  test('a settled step waits until the endpoint has completed earlier changes', async () => {
    const settled = file(fact({ steps: [{ call: 'CreateUserPoolClient' }, { call: 'DescribeUserPoolClient', settled: true }] }));
    const controller = new AbortController();
    const before = calls('DescribeUserPoolClient').length;
    const created = calls('CreateUserPoolClient').length;
    const waiting = runSuite({ ...emulator(cognito.url, 'us-east-1'), settleMs: 3_600_000 }, settled, {
      signal: controller.signal,
    });
    while (calls('CreateUserPoolClient').length === created) await setImmediate();
    controller.abort(new Error('enough'));
    expect((await waiting).ended).toBe('enough');
    expect(calls('DescribeUserPoolClient')).toHaveLength(before);
    expect((await run(cognito.url, settled)).facts[0]?.outcome).toEqual({ result: 'holds' });
  });

  test('an interrupted run ends and deletes its pools', async () => {
    const controller = new AbortController();
    const before = cognito.requests.length;
    const many = fact({ steps: [{ call: 'CreateUserPoolClient', times: 1000 }] });
    const onFact = (done: number) => {
      if (done === 1) controller.abort(new Error('enough'));
    };
    const { facts, ended, left } = await runSuite(
      emulator(cognito.url, 'us-east-1'),
      file(fact({ steps: [{ call: 'CreateUserPoolClient' }] }), many),
      { signal: controller.signal, onFact },
    );
    expect({ checked: facts.length, ended, left }).toEqual({ checked: 1, ended: 'enough', left: [] });
    const since = cognito.requests.slice(before).map(({ operation }) => operation);
    expect(since).toEqual(['ListUserPools', 'CreateUserPool', 'CreateUserPoolClient', 'ListUserPools', 'DeleteUserPool']);
  });
});

describe('at an endpoint with failures', () => {
  /** The answers of each operation, one after the other. The last one repeats. `cut` closes the connection instead. */
  type Script = Readonly<Record<string, readonly ('cut' | readonly [status: number, body: Json | string])[]>>;

  let server: LoopbackServer;
  let asked: { operation: string; input: JsonObject }[];
  afterEach(() => server.stop());

  async function start(script: Script): Promise<string> {
    asked = [];
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
      asked.push({ operation, input: JSON.parse(String(await readBody(request, 1_000_000))) });
      const answers = { ...BENIGN, ...script }[operation] ?? [[200, {}]];
      const count = asked.filter((one) => one.operation === operation).length;
      const next = answers[count - 1] ?? answers.at(-1);
      if (next === undefined || next === 'cut') return void response.destroy();
      const [status, body] = next;
      const text = typeof body === 'string' ? body : JSON.stringify(body).replaceAll('{{run}}', String(asked[1]?.input.PoolName));
      response.writeHead(status).end(text);
    };
    server = await serveOnLoopback(0, (request, response) => void answer(request, response));
    return server.url;
  }

  const BENIGN: Script = {
    ListUserPools: [[200, { UserPools: [] }]],
    CreateUserPool: [[200, { UserPool: { Id: 'us-east-1_1' } }]],
  };
  const refusal = (type: string) => [400, { __type: type, message: 'no' }] as const;
  const describing = file(fact({ steps: [{ call: 'DescribeUserPool', answer: { UserPool: {} } }] }));
  const times = (operation: string) => asked.filter((one) => one.operation === operation).length;

  test('does not run without an answer, and names the endpoint', async () => {
    const url = await deadUrl();
    server = await serveOnLoopback(0, () => undefined);
    await expect(run(url, describing)).rejects.toThrow(`no answer from ${url}: connect ECONNREFUSED`);
  });

  test('does not run and creates nothing when the endpoint denies access', async () => {
    const url = await start({ ListUserPools: [refusal('UnrecognizedClientException')] });
    await expect(run(url, describing)).rejects.toThrow(
      `${url} refused ListUserPools, so no fact was checked. UnrecognizedClientException: no`,
    );
    expect(times('CreateUserPool')).toBe(0);
  });

  test('a lost connection is an error, not a difference', async () => {
    const { facts, left } = await run(await start({ DescribeUserPool: ['cut'] }), describing);
    expect(facts[0]?.outcome).toEqual({ result: 'error', message: expect.stringMatching(/^no answer from http/) });
    expect(left).toEqual([]);
  });

  test('a fact starts again after a lost connection, in a new pool if it has ownPool', async () => {
    const own = fact({
      ownPool: true,
      steps: [{ call: 'AddCustomAttributes' }, { call: 'DescribeUserPool', answer: { UserPool: {} } }],
    });
    const { facts } = await run(await start({ DescribeUserPool: ['cut', [200, { UserPool: {} }]] }), file(own));
    expect(facts[0]?.outcome).toEqual({ result: 'holds' });
    expect(['CreateUserPool', 'AddCustomAttributes'].map(times)).toEqual([2, 2]);
  });

  test.each(['AccessDeniedException', 'ExpiredTokenException', 'TooManyRequestsException'])(
    '%s is an error, not a difference',
    async (type) => {
      const { facts } = await run(await start({ DescribeUserPool: [refusal(type)] }), describing);
      expect(facts[0]?.outcome).toMatchObject({ result: 'error', message: expect.stringContaining(type) });
    },
  );

  test('an expected error is never the outcome error, whatever its name', async () => {
    const expecting = file(fact({ steps: [{ call: 'DescribeUserPool', refused: { type: 'AccessDeniedException' } }] }));
    const { facts } = await run(await start({ DescribeUserPool: [refusal('AccessDeniedException')] }), expecting);
    expect(facts[0]?.outcome).toEqual({ result: 'holds' });
  });

  test('retries a throttled request', async () => {
    const throttled = refusal('TooManyRequestsException');
    const url = await start({ DescribeUserPool: [throttled, throttled, [200, { UserPool: {} }]] });
    expect((await run(url, describing)).facts[0]?.outcome).toEqual({ result: 'holds' });
    expect(times('DescribeUserPool')).toBe(3);
  });

  test('an answer that is not JSON is a difference', async () => {
    const { facts } = await run(await start({ DescribeUserPool: [[200, '<html>']] }), describing);
    expect(facts[0]?.outcome).toMatchObject({
      result: 'differs',
      differences: [expect.stringContaining('expected {"UserPool":{}}, got "<html>"')],
    });
  });

  test('facts are errors when their pool cannot be created', async () => {
    const { facts, left } = await run(await start({ CreateUserPool: [refusal('LimitExceededException')] }), describing);
    expect(facts[0]?.outcome).toMatchObject({
      result: 'error',
      message: expect.stringContaining('could not create a user pool'),
    });
    expect(left).toEqual([]);
  });

  test('names a pool that it could not delete, with the reason', async () => {
    const refused = await run(await start({ DeleteUserPool: [refusal('InvalidParameterException')] }), describing);
    const command = expect.stringMatching(/^aws cognito-idp delete-user-pool --region us-east-1 --user-pool-id us-east-1_1 /);
    expect(refused.left).toEqual([{ what: 'user pool us-east-1_1', reason: 'InvalidParameterException: no', command }]);
    await server.stop();
    const cut = await run(await start({ DeleteUserPool: ['cut'] }), describing);
    expect(cut.left).toEqual([{ what: 'user pool us-east-1_1', reason: expect.stringMatching(/^no answer from/), command }]);
  });

  test('finds a pool by its name and deletes it when its create had no answer', async () => {
    const others = { UserPools: [{ Id: 'us-east-1_other', Name: 'other' }], NextToken: 'more' };
    const mine = { UserPools: [{ Id: 'us-east-1_lost', Name: '{{run}}' }] };
    const url = await start({
      CreateUserPool: ['cut'],
      ListUserPools: [
        [200, { UserPools: [] }],
        [200, others],
        [200, mine],
      ],
    });
    const { facts, left } = await run(url, describing);
    expect(facts[0]?.outcome).toMatchObject({ result: 'error' });
    expect(left).toEqual([]);
    const deleted = asked.filter(({ operation }) => operation === 'DeleteUserPool').map(({ input }) => input.UserPoolId);
    expect(deleted).toEqual(['us-east-1_lost']);
    expect(asked.at(-2)?.input).toEqual({ MaxResults: 60, NextToken: 'more' });
  });

  test('finds a pool that was created although the answer was an internal error', async () => {
    const mine = { UserPools: [{ Id: 'us-east-1_hidden', Name: '{{run}}' }] };
    const failed = [500, { __type: 'InternalErrorException' }] as const;
    const url = await start({
      CreateUserPool: [failed, [200, { UserPool: { Id: 'us-east-1_1' } }]],
      ListUserPools: [
        [200, { UserPools: [] }],
        [200, mine],
      ],
    });
    expect((await run(url, describing)).left).toEqual([]);
    const deleted = asked.filter(({ operation }) => operation === 'DeleteUserPool').map(({ input }) => input.UserPoolId);
    expect(deleted).toEqual(['us-east-1_1', 'us-east-1_hidden']);
  });

  test('names the pool that may be left when the search for it fails', async () => {
    const { left } = await run(await start({ CreateUserPool: ['cut'], ListUserPools: [[200, {}], 'cut'] }), describing);
    const what = expect.stringMatching(/^perhaps a user pool named fidelity-[0-9a-f]{12}$/);
    expect(left).toEqual([{ what, reason: expect.stringMatching(/^no answer from/) }]);
  });
});
