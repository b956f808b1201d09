/** Runs with --aws against a local Cognito that has the quotas of the service. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFactFiles } from '../../fidelity/factFiles';
import { runSuite } from '../../fidelity/suite';
import { aws, emulator } from '../../fidelity/target';
import { FaultQueue } from '../../local/cognito/faults';
import { type LocalCognito, type LocalCognitoOptions, startLocalCognito } from '../../local/cognito/server';
import { PROJECT_ROOT } from '../../tools/projectRoot';

let cognito: LocalCognito;
let child: ChildProcess | undefined;
afterEach(async () => {
  child?.kill('SIGKILL');
  await cognito.stop();
});

const start = async (options: LocalCognitoOptions = {}) => {
  cognito = await startLocalCognito({ quotas: {}, ...options });
};

/** `npm run fidelity -- --aws` with credentials that belong to no account. */
function command(...args: string[]) {
  child = spawn(
    process.execPath,
    ['commands/run.mjs', 'fidelity', '--aws', '--region', 'us-east-1', '--endpoint', cognito.url, ...args],
    {
      cwd: PROJECT_ROOT,
      env: { ...process.env, AWS_ACCESS_KEY_ID: 'AKIDCHAIN', AWS_SECRET_ACCESS_KEY: 'secret' },
    },
  );
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) child[stream]?.on('data', (chunk) => (output[stream] += chunk));
  return { running: child, output, ended: once(child, 'close').then(([code]) => ({ code, ...output })) };
}

const poolsMade = () =>
  cognito.requests
    .filter(({ operation, status }) => operation === 'CreateUserPool' && status === 200)
    .map(({ answer }) => (answer.UserPool as { Id: string }).Id);
const poolsDeleted = () =>
  cognito.requests
    .filter(({ operation, status }) => operation === 'DeleteUserPool' && status === 200)
    .map(({ input }) => input.UserPoolId);

const OMISSIONS = 'omits (Callback|Logout|Read|Write|Explicit|Supported|Allowed|Access|Id|Default)';

test('a run stays under the quotas, signs with the credentials that the SDK finds, and deletes everything', async () => {
  await start();
  const { code, stdout, stderr } = await command('--only', OMISSIONS).ended;
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('An update that omits CallbackURLs wipes it') });
  expect(cognito.requests.filter(({ answer }) => answer.__type === 'TooManyRequestsException')).toEqual([]);
  expect(new Set(cognito.requests.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['AKIDCHAIN']));
  expect(poolsMade()).toHaveLength(1);
  expect(poolsDeleted()).toEqual(poolsMade());
  expect(stderr).toMatch(/uses the AWS account of your credentials, in us-east-1[\s\S]*AWS charges nothing/);
});

test('the same run without pacing exceeds the quotas', async () => {
  // The clock stands still, so that even a slow machine exceeds them.
  await start({ now: () => 1_700_000_000_000 });
  const files = readFactFiles().map(({ theme, facts }) => ({
    theme,
    facts: facts.filter(({ fact }) => RegExp(OMISSIONS).test(fact)),
  }));
  await runSuite(emulator(cognito.url, 'us-east-1'), files, { signal: new AbortController().signal });
  expect(cognito.requests.some(({ answer }) => answer.__type === 'TooManyRequestsException')).toBe(true);
});

/** A run that waits for the answer of an update and never gets it. */
async function hanging() {
  let seen = () => {};
  const updating = new Promise<void>((resolve) => {
    seen = resolve;
  });
  const latency = async ({ operation }: { operation: string }) => {
    if (operation !== 'UpdateUserPoolClient') return;
    seen();
    await new Promise(() => undefined);
  };
  await start({ latency });
  const started = command('--only', 'omits');
  await updating;
  return started;
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s aborts the current request, and the run deletes its pools', async (signal) => {
  const { running, ended } = await hanging();
  running.kill(signal);
  const { code, stdout, stderr } = await ended;
  expect(code).toBe(130);
  expect(stderr).toContain('Stopping: deleting what the run created.');
  expect(stdout).toContain('The run ended early: it was interrupted');
  expect(poolsMade()).toHaveLength(1);
  expect(poolsDeleted()).toEqual(poolsMade());
});

test('a run deletes its pools also when its stdout and stderr are closed', async () => {
  const { running, ended } = await hanging();
  running.stdout?.destroy();
  running.stderr?.destroy();
  // The run prints a line at each signal. Node ignores only the first write that fails.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) running.kill(signal);
  expect((await ended).code).toBe(130);
  expect(poolsMade()).toHaveLength(1);
  expect(poolsDeleted()).toEqual(poolsMade());
});

test.each(['cut-before', 'cut-after'] as const)('one lost connection (%s) does not change the result of a run', async (kind) => {
  const faults = new FaultQueue().add('CreateUserPool', kind).add('UpdateUserPoolClient', kind);
  await start({ faultFor: faults.add('DescribeUserPoolClient', kind).add('DeleteUserPool', kind).faultFor });
  const { code, stdout } = await command('--only', 'omits CallbackURLs').ended;
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/wipes it +LIVE {2}holds/) });
  expect(stdout).not.toContain('Left behind');
  const { requests } = cognito;
  const [list] = requests.filter(({ operation }) => operation === 'ListUserPools').slice(-1);
  expect(list?.answer.UserPools).toHaveLength(kind === 'cut-after' ? 2 : 1);
  expect(
    new Set(requests.filter(({ operation }) => operation === 'DeleteUserPool').map(({ input }) => input.UserPoolId)).size,
  ).toBe(kind === 'cut-after' ? 2 : 1);
});

test('connections that are always lost make a fact an error, and the run deletes its pools', async () => {
  await start({ faultFor: new FaultQueue().add('UpdateUserPoolClient', 'cut-before', Number.POSITIVE_INFINITY).faultFor });
  const { code, stdout } = await command('--only', 'omits CallbackURLs').ended;
  expect({ code, stdout }).toEqual({ code: 2, stdout: expect.stringMatching(/LIVE {2}ERROR\n +no answer from http/) });
  expect(poolsDeleted()).toEqual(poolsMade());
});

test('names a pool that it could not delete, with the command that deletes it', async () => {
  await start({ deny: ['cognito-idp:DeleteUserPool'] });
  const { code, stdout } = await command('--only', 'omits CallbackURLs').ended;
  const [pool] = poolsMade();
  expect({ code, stdout }).toEqual({
    code: 2,
    stdout: expect.stringContaining(`Left behind: user pool ${pool}: AccessDeniedException`),
  });
  const deletion = `aws cognito-idp delete-user-pool --region us-east-1 --user-pool-id ${pool} --endpoint-url ${cognito.url}\n`;
  expect(stdout).toContain(deletion);
});

test('skips facts that need more than a plain account, with the reason', async () => {
  await start();
  const { stdout } = await command('--only', 'Analytics by ApplicationArn read|Two updates in one pool').ended;
  expect(stdout).toContain('skipped: this needs a Pinpoint application in the account');
  expect(stdout).toContain('skipped: requests that are sent at once may arrive one after the other');
});

describe('secrets in Secrets Manager', () => {
  const withSecrets = (...args: string[]) => command('--secrets', '--secrets-endpoint', cognito.url, ...args);
  const withdrawn = () =>
    cognito.requests
      .filter(({ input, status }) => input.PublishSecretsInAWSSecretsManager === false && status === 200)
      .map(({ input }) => input.UserPoolId);
  const OWNER = 'owning service';

  test('are not created without --secrets', async () => {
    await start();
    const { code, stdout, stderr } = await command(
      '--only',
      'Secrets in AWS Secrets Manager: .*(owning service|publishes the secret|omits publishing)',
    ).ended;
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('skipped: AWS charges for a secret in Secrets Manager, so this needs --secrets'),
    });
    expect(stderr).toContain('AWS charges nothing.');
    expect(JSON.stringify(cognito.requests)).not.toMatch(/SecretArn|DescribeSecret|SecretsManager":true/);
  });

  test('are created with --secrets, with a note on the cost, and deleted', async () => {
    await start();
    const { code, stdout, stderr } = await withSecrets('--only', OWNER).ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/owning service +INF {3}holds/) });
    expect(stderr).toContain('AWS charges for the time for which a secret exists.');
    expect(new Set(cognito.requests.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['AKIDCHAIN']));
    expect(withdrawn()).toEqual(poolsMade());
    expect(poolsDeleted()).toEqual(poolsMade());
  });

  test('are deleted after Ctrl-C', async () => {
    let seen = () => {};
    const looking = new Promise<void>((resolve) => {
      seen = resolve;
    });
    let calls = 0;
    const latency = async ({ operation }: { operation: string }) => {
      if (operation !== 'DescribeSecret' || calls++ > 0) return;
      seen();
      await new Promise(() => undefined);
    };
    await start({ latency });
    const { running, ended } = withSecrets('--only', OWNER);
    await looking;
    running.kill('SIGINT');
    const { code, stdout } = await ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: expect.not.stringContaining('Left behind') });
    expect(withdrawn()).toEqual(poolsMade());
    expect(poolsDeleted()).toEqual(poolsMade());
  });

  test('that it could not delete are named, with the command that deletes them', async () => {
    await start({ deny: ['cognito-idp:UpdateUserPoolClient'] });
    const { code, stdout } = await withSecrets('--only', OWNER).ended;
    const [pool] = poolsMade();
    expect(code).toBe(2);
    expect(stdout).toMatch(/Left behind: the secret in Secrets Manager of client \w+ in user pool [\w-]+: AccessDeniedException/);
    expect(stdout).toContain(` --user-pool-id ${pool} --client-id `);
    expect(stdout).toContain(` --no-publish-secrets-in-aws-secrets-manager --endpoint-url ${cognito.url}\n`);
    expect(poolsDeleted()).toEqual([]);
  });
});

test("without --endpoint, calls the Region's endpoint", () => {
  const { name, commands } = aws('cn-north-1');
  expect(name).toBe('AWS in cn-north-1');
  expect(commands.deletePool('cn-north-1_a')).toBe(
    'aws cognito-idp delete-user-pool --region cn-north-1 --user-pool-id cn-north-1_a',
  );
});
