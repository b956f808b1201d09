/** The sample tests of guides/your-tests.md pass, each run as the guide says, in a folder outside this project. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { Installation, pack } from '../release/packed';
import { gone } from '../support/gone';
import { blocksOf, shellBlocks } from '../support/guides';

const GUIDE = 'guides/your-tests.md';
const VITEST = 'test/guides/vitest';
/** Long, because npm and the SDK are slow on a busy machine, and the first run installs Vitest. */
const TIMEOUT_MS = 300_000;

const [install = '', ...shellSamples] = shellBlocks(GUIDE);
const samples = [...blocksOf(GUIDE, 'js'), ...blocksOf(GUIDE, 'python')].map((text) => {
  const command = /^(?:\/\/|#) (.*)\n/.exec(text)?.[1] ?? '';
  return { command, file: command.split(' ').at(-1) ?? '', text };
});

const user = new Installation();
beforeAll(async () => {
  installVitest();
  await pack(PROJECT_ROOT, user.release, { only: ['local-cognito'] });
  for (const file of readdirSync(user.release)) copyFileSync(join(user.release, file), join(user.folder, file));
  user.write({ 'package.json': '{ "private": true }', ...Object.fromEntries(samples.map(({ file, text }) => [file, text])) });
  const { bin } = ensureVenv();
  for (const name of Object.keys(user.env).filter((name) => name.startsWith('AWS_'))) delete user.env[name];
  Object.assign(user.env, {
    PATH: `${bin}${delimiter}${user.env.PATH}`,
    HOME: user.folder,
    AWS_PAGER: '',
    PYTHONDONTWRITEBYTECODE: '1',
  });
  expect(await user.run('sh', '-c', install)).toMatchObject({ status: 0 });
  user.link(['@aws-sdk', 'jest', '.bin/jest']);
  user.link(['vitest', '.bin/vitest'], join(PROJECT_ROOT, VITEST, 'node_modules'));
}, TIMEOUT_MS);
afterAll(() => user.remove());

/** Installs the packages of the folder's lockfile, if they are not installed. */
function installVitest(): void {
  const program = `import('./tools/setup/install.mjs').then(({ install }) => process.exit(install('${VITEST}') ? 0 : 1));`;
  const { status } = spawnSync(process.execPath, ['-e', program], { cwd: PROJECT_ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('npm could not install Vitest. Its output above says why.');
}

test('the guide has a sample for each of these programs', () => {
  const programs = samples.map(({ command }) => /node --test|vitest|jest|pytest/.exec(command)?.[0]);
  expect(programs).toEqual(['node --test', 'vitest', 'jest', 'pytest']);
  expect(shellSamples).toHaveLength(1);
});

test.each(samples)(
  '$command',
  async ({ command }) => {
    const { status, stdout, stderr } = await user.run('sh', '-c', command);
    expect({ status, output: `${stdout}${stderr}` }).toEqual({
      status: 0,
      output: expect.stringMatching(/\bpass 1\b|\b1 passed\b/),
    });
  },
  TIMEOUT_MS,
);

test('the sample for Vitest is a snapshot that fails after a change', async () => {
  const { text = '' } = samples.find(({ command }) => command.includes('vitest')) ?? {};
  user.write({ 'changed.test.mjs': text.replace("ClientName: 'app'", "ClientName: 'other'") });
  const { status, stderr } = await user.run('npx', 'vitest', 'run', 'changed.test.mjs');
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('mismatched') });
});

describe('the commands for a shell', () => {
  const [sample = ''] = shellSamples;
  const log = () => readFileSync(join(user.folder, 'local-cognito.log'), 'utf8');
  const url = () => /http:\S+/.exec(log())?.[0] ?? '';

  test('create a client with the AWS CLI, and the server ends with the shell', async () => {
    const { status, stdout, stderr } = await user.run('sh', '-euc', sample);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: expect.stringMatching(/^[0-9a-v]{25,26}\n$/), stderr: '' });
    await gone(url());
  });

  test('start a server that ends when the shell is killed', async () => {
    const shell = spawn('sh', ['-euc', `${sample}read -r never`], {
      cwd: user.folder,
      env: user.env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(shell.stdout, 'data');
    const ended = gone(url());
    shell.kill('SIGKILL');
    await ended;
    await expect(fetch(url())).rejects.toThrow();
  });
});
