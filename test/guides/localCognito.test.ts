/** Runs the commands of guides/local-cognito.md in one shell, against the server that the first command starts. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { shellBlocks } from '../support/guides';

const [start = '', firstCall = '', ...others] = shellBlocks('guides/local-cognito.md');
const PORT = 'http://127.0.0.1:9229';

const home = mkdtempSync(join(tmpdir(), 'local-cognito-'));
let server: ChildProcess;
let url = '';
beforeAll(async () => {
  server = spawn('sh', ['-c', `exec ${start.trim()} -- --cognito-port 0 --lambda-port 0`], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout as Readable })) {
    url = /^Cognito +(\S+)/.exec(line)?.[1] ?? url;
    if (line.startsWith('Ready')) break;
  }
});
afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill();
  await ended;
  rmSync(home, { recursive: true });
});

/** Runs a script in a shell that has the AWS CLI, an empty home at first, and no other variables. */
function freshShell(script: string): string {
  const env = { HOME: home, PATH: `${ensureVenv().bin}:/usr/bin:/bin` };
  const here = script.replaceAll(PORT, url);
  const { status, stdout, stderr } = spawnSync('sh', ['-euc', here], { cwd: home, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`The shell ended with ${status}: ${stderr}`);
  return stdout;
}

/** Adds botocore's model of Cognito to the AWS CLI 1, whose own model is older. */
function addNewestModelToCli(): void {
  const find = 'import botocore.loaders as l; print(l.Loader.BUILTIN_DATA_PATH)';
  const { stdout } = spawnSync(ensureVenv().python, ['-c', find], { encoding: 'utf8' });
  const packed = readFileSync(join(stdout.trim(), 'cognito-idp', '2016-04-18', 'service-2.json.gz'));
  writeFileSync(join(home, 'model.json'), gunzipSync(packed));
  freshShell(`aws configure add-model --service-name cognito-idp --service-model "file://${join(home, 'model.json')}"`);
}

test('the guide starts with the server, the variables and a first call', () => {
  expect(start).toBe('npm run --silent local\n');
  expect(firstCall).toContain(PORT);
  const { UserPools } = JSON.parse(freshShell(firstCall));
  expect(UserPools).toMatchObject([{ Id: expect.stringMatching(/^us-east-1_/), Name: 'playground' }]);
});

test('a secret is made, read and rotated in the same shell', () => {
  addNewestModelToCli();
  const output = freshShell([firstCall, ...others].join(''));
  const [first, ...rest] = output.split('\n').filter((line) => line.startsWith('{"userPoolId"'));
  expect(JSON.parse(first ?? '')).toEqual({
    userPoolId: expect.stringMatching(/^us-east-1_/),
    userPoolClientId: expect.any(String),
    clientSecretValue: expect.any(String),
  });
  // After the rotation that value is the previous one.
  expect(rest).toEqual([first]);
  expect(output).toMatch(/"VersionId": "[0-9a-f-]{36}"/);
});
