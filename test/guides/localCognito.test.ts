/** Runs the commands of guides/local-cognito.md in one shell, against the server that the first command starts. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { shellBlocks } from '../support/guides';

const [start = '', ...others] = shellBlocks('guides/local-cognito.md');
const PORT = 'http://127.0.0.1:9229';

const home = mkdtempSync(join(tmpdir(), 'local-cognito-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Runs a script in a shell with the AWS CLI and without the user's settings. */
function shell(script: string): string {
  const { bin } = ensureVenv();
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const env = { ...Object.fromEntries(inherited), HOME: home, PATH: `${bin}${delimiter}${process.env.PATH}`, AWS_PAGER: '' };
  const { status, stdout, stderr } = spawnSync('sh', ['-euc', script], { cwd: home, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`The shell ended with ${status}: ${stderr}`);
  return stdout;
}

/** Adds botocore's model of Cognito to the AWS CLI 1, whose own model is older. */
function addNewestModelToCli(): void {
  const find = 'import botocore.loaders as l; print(l.Loader.BUILTIN_DATA_PATH)';
  const { stdout } = spawnSync(ensureVenv().python, ['-c', find], { encoding: 'utf8' });
  const packed = readFileSync(join(stdout.trim(), 'cognito-idp', '2016-04-18', 'service-2.json.gz'));
  writeFileSync(join(home, 'model.json'), gunzipSync(packed));
  shell(`aws configure add-model --service-name cognito-idp --service-model "file://${join(home, 'model.json')}"`);
}

test('the lines of the guide, as they are pasted, create, read and rotate a secret', async () => {
  expect(start).toBe('npm run --silent local\n');
  addNewestModelToCli();
  const server = spawn('sh', ['-c', `exec ${start.trim()} -- --cognito-port 0 --lambda-port 0`], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let url = '';
    for await (const line of createInterface({ input: server.stdout })) {
      url = /^Cognito +(\S+)/.exec(line)?.[1] ?? url;
      if (line.startsWith('Ready')) break;
    }
    const script = others.join('');
    expect(script).toContain(PORT);
    const output = shell(script.replaceAll(PORT, url));
    const [first, ...rest] = output.split('\n').filter((line) => line.startsWith('{"userPoolId"'));
    expect(JSON.parse(first ?? '')).toEqual({
      userPoolId: expect.stringMatching(/^us-east-1_/),
      userPoolClientId: expect.any(String),
      clientSecretValue: expect.any(String),
    });
    // After the rotation, this value is the previous version of the secret.
    expect(rest).toEqual([first]);
    expect(output).toMatch(/"VersionId": "[0-9a-f-]{36}"/);
  } finally {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  }
});
