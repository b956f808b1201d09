/** The tests that guides/your-tests.md gives to other projects pass in a folder outside this project. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { blocksOf } from '../support/guides';

const GUIDE = 'guides/your-tests.md';
const env = { ...process.env, CHECKOUT: PROJECT_ROOT, npm_config_loglevel: 'error', PYTHONDONTWRITEBYTECODE: '1' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'another-project-'));
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const file of [...blocksOf(GUIDE, 'js'), ...blocksOf(GUIDE, 'python')]) {
    const [, name = ''] = /^(?:\/\/|#) (\S+)\n/.exec(file) ?? [];
    writeFileSync(join(folder, name), file);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (program: string, ...args: string[]) => promisify(execFile)(program, args, { cwd: folder, env });

test('in JavaScript', async () => {
  const { stdout } = await run(process.execPath, '--test', '--test-reporter=tap', 'localCognito.test.mjs');
  expect(stdout).toMatch(/^# pass 1$/m);
});

test('in Python', async () => {
  const { stdout } = await run(ensureVenv().python, '-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'test_local_cognito.py');
  expect(stdout).toMatch(/^1 passed/m);
});
