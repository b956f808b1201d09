import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalLambdaOptions, startLocalLambda } from '../../../local/lambda/server';

type Json = Record<string, unknown>;

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(options: Partial<LocalLambdaOptions> = {}): Promise<string> {
  const handlers = { Fine: 'handlers.main', Missing: 'handlers.missing' };
  const server = await startLocalLambda({ taskRoot: join(__dirname, 'function'), handlers, ...options });
  running.push(server);
  return server.url;
}

async function call(url: string, name: string, body: string): Promise<{ status: number; error: string | null; payload: Json }> {
  const response = await fetch(`${url}/2015-03-31/functions/${name}/invocations`, { method: 'POST', body });
  return {
    status: response.status,
    error: response.headers.get('x-amz-function-error'),
    payload: (await response.json()) as Json,
  };
}

test('one event after the other meets the same warm process', async () => {
  const url = await start();
  const first = await call(url, 'Fine', '{"a":[1,{"b":null}]}');
  const second = await call(url, 'Fine', '{}');
  expect(first).toMatchObject({
    status: 200,
    error: null,
    payload: { event: { a: [1, { b: null }] }, calls: 1, functionName: 'Fine' },
  });
  expect(second.payload).toMatchObject({ calls: 2, pid: first.payload.pid });
  expect(first.payload.pid).not.toBe(process.pid);
});

test('events that come at once run in processes of their own', async () => {
  const url = await start();
  const folder = mkdtempSync(join(tmpdir(), 'at-once-'));
  const event = JSON.stringify({ meeting: { folder, processes: 8 } });
  const answers = await Promise.all(Array.from({ length: 12 }, () => call(url, 'Fine', event)));
  rmSync(folder, { recursive: true });
  const pids = answers.map(({ payload }) => payload.pid);
  expect(new Set(pids).size).toBe(8);
  expect(answers.every(({ status }) => status === 200)).toBe(true);
});

test("the function sees Lambda's variables and none of this machine's", async () => {
  process.env.A_SECRET_OF_THIS_MACHINE = 'x';
  try {
    const { payload } = await call(await start({ variables: { GIVEN: 'y' } }), 'Fine', '{}');
    expect(payload.environment).toEqual(expect.arrayContaining(['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'LAMBDA_TASK_ROOT', 'GIVEN']));
    expect(payload.environment).not.toContain('A_SECRET_OF_THIS_MACHINE');
    expect(payload.environment).not.toContain('HOME');
  } finally {
    delete process.env.A_SECRET_OF_THIS_MACHINE;
  }
});

test('an error of the function is told as Lambda tells it, and the next event finds it well', async () => {
  const url = await start();
  const thrown = await call(url, 'Fine', '{"throw":"no"}');
  expect(thrown).toMatchObject({ status: 200, error: 'Unhandled', payload: { errorType: 'TypeError', errorMessage: 'no' } });
  expect(await call(url, 'Fine', '{}')).toMatchObject({ status: 200, error: null });
});

test('a function that ends its process is told as an error, and a new process takes the next event', async () => {
  const url = await start();
  const ended = await call(url, 'Fine', '{"exit":3}');
  expect(ended).toMatchObject({ status: 200, error: 'Unhandled', payload: { errorType: 'Runtime.ExitError' } });
  expect(await call(url, 'Fine', '{}')).toMatchObject({ status: 200, error: null, payload: { calls: 1 } });
});

test('an event that waited behind processes which then ended is run in a new one', async () => {
  const url = await start();
  const ending = Array.from({ length: 8 }, () => call(url, 'Fine', '{"sleepMs":300,"exit":1}'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await call(url, 'Fine', '{}')).toMatchObject({ status: 200, error: null, payload: { calls: 1 } });
  await Promise.all(ending);
});

test('a function that runs out of time is ended and told as an error', async () => {
  const url = await start({ timeoutMs: 1500 });
  const late = await call(url, 'Fine', '{"sleepMs":60000}');
  expect(late).toMatchObject({ status: 200, error: 'Unhandled', payload: { errorType: 'Sandbox.Timedout' } });
  expect(await call(url, 'Fine', '{}')).toMatchObject({ status: 200, error: null, payload: { calls: 1 } });
});

test('a handler that is not in the bundle is told as an error', async () => {
  const missing = await call(await start(), 'Missing', '{}');
  expect(missing).toMatchObject({
    error: 'Unhandled',
    payload: { errorMessage: 'handlers.missing is not a function of the bundle.' },
  });
});

test('an unknown function, path or method is refused, and the answer names what there is', async () => {
  const url = await start();
  const unknown = await call(url, 'Other', '{}');
  expect(unknown.status).toBe(404);
  expect(unknown.payload.message).toContain('/2015-03-31/functions/Fine/invocations');
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${url}/2015-03-31/functions/%E0%A4%A/invocations`, { method: 'POST' })).status).toBe(404);
});

test('a payload that is not JSON, or too large, never reaches the function', async () => {
  const url = await start();
  expect(await call(url, 'Fine', '{"a":')).toMatchObject({ status: 400, payload: { message: expect.stringContaining('json') } });
  expect((await call(url, 'Fine', `"${'x'.repeat(6 * 1024 * 1024)}"`)).status).toBe(413);
  expect((await call(url, 'Fine', '{}')).payload.calls).toBe(1);
});
