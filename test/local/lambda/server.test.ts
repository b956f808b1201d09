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

test('one warm process runs one event after the other', async () => {
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

test('events that arrive at once run in separate processes', async () => {
  const url = await start();
  const folder = mkdtempSync(join(tmpdir(), 'at-once-'));
  const event = JSON.stringify({ meeting: { folder, processes: 8 } });
  const answers = await Promise.all(Array.from({ length: 12 }, () => call(url, 'Fine', event)));
  rmSync(folder, { recursive: true });
  const pids = answers.map(({ payload }) => payload.pid);
  expect(new Set(pids).size).toBe(8);
  expect(answers.every(({ status }) => status === 200)).toBe(true);
});

test("the function has Lambda's environment variables and none of this machine's", async () => {
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

test("answers an error of the function in Lambda's form, and runs the next event", async () => {
  const url = await start();
  const thrown = await call(url, 'Fine', '{"throw":"no"}');
  expect(thrown).toMatchObject({ status: 200, error: 'Unhandled', payload: { errorType: 'TypeError', errorMessage: 'no' } });
  expect(await call(url, 'Fine', '{}')).toMatchObject({ status: 200, error: null });
});

test('answers an error when the function ends its process, and runs the next event in a new process', async () => {
  const url = await start();
  const ended = await call(url, 'Fine', '{"exit":3}');
  expect(ended).toMatchObject({ status: 200, error: 'Unhandled', payload: { errorType: 'Runtime.ExitError' } });
  expect(await call(url, 'Fine', '{}')).toMatchObject({ status: 200, error: null, payload: { calls: 1 } });
});

test('runs a waiting event in a new process when the other processes end', async () => {
  const url = await start();
  const ending = Array.from({ length: 8 }, () => call(url, 'Fine', '{"sleepMs":300,"exit":1}'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await call(url, 'Fine', '{}')).toMatchObject({ status: 200, error: null, payload: { calls: 1 } });
  await Promise.all(ending);
});

test('ends a function that runs out of time, and answers an error', async () => {
  const url = await start({ timeoutMs: 1500 });
  const late = await call(url, 'Fine', '{"sleepMs":60000}');
  expect(late).toMatchObject({ status: 200, error: 'Unhandled', payload: { errorType: 'Sandbox.Timedout' } });
  expect(await call(url, 'Fine', '{}')).toMatchObject({ status: 200, error: null, payload: { calls: 1 } });
});

test('answers an error for a handler that is not in the bundle', async () => {
  const missing = await call(await start(), 'Missing', '{}');
  expect(missing).toMatchObject({
    error: 'Unhandled',
    payload: { errorMessage: 'The bundle does not export the function handlers.missing.' },
  });
});

test('refuses an unknown function, path or method, and lists the known functions', async () => {
  const url = await start();
  const unknown = await call(url, 'Other', '{}');
  expect(unknown.status).toBe(404);
  expect(unknown.payload.message).toContain('/2015-03-31/functions/Fine/invocations');
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${url}/2015-03-31/functions/%E0%A4%A/invocations`, { method: 'POST' })).status).toBe(404);
});

test('a payload that is not JSON or too large never reaches the function', async () => {
  const url = await start();
  expect(await call(url, 'Fine', '{"a":')).toMatchObject({ status: 400, payload: { message: expect.stringContaining('json') } });
  expect((await call(url, 'Fine', `"${'x'.repeat(6 * 1024 * 1024)}"`)).status).toBe(413);
  expect((await call(url, 'Fine', '{}')).payload.calls).toBe(1);
});
