/** npm and pip print nothing for minutes while they install. Progress messages show that they are still running. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PROJECT_ROOT } from '../../../tools/projectRoot';
import { projectCopy } from '../../support/projectCopy';

/** A program that runs until the test lets it fail. */
function silentProgram(bin: string, name: string): void {
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, name),
    `#!/bin/sh\n[ "$1" = -c ] || until [ -e "${bin}/end" ]; do sleep 0.05; done\n[ "$1" = -c ] || exit 3\n`,
  );
  chmodSync(join(bin, name), 0o755);
}

test.each([
  ['npm', ['build'], [], 'the packages of package-lock.json', 'npm ci ended with code 3'],
  ['python3', ['cfn', 'validate'], ['node_modules'], '.venv', 'Python could not create a virtual environment'],
])('prints repeatedly that %s is still installing, also without a terminal', async (program, command, linked, what, failure) => {
  const copy = projectCopy(linked);
  try {
    const bin = join(copy.root, 'bin');
    silentProgram(bin, program);
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, PROGRESS_SECONDS: '0.05' };
    const child = spawn(process.execPath, ['commands/run.mjs', ...command], {
      cwd: copy.root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
      if (messages().length === 2) writeFileSync(join(bin, 'end'), '');
    });
    const messages = () => stderr.split('\n').filter((line) => line.includes(`... still installing ${what}`));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(messages().length).toBeGreaterThanOrEqual(2);
    expect(stderr).toContain(failure);
    expect(stdout).toBe('');
  } finally {
    copy.remove();
  }
});

test('returns the exit code of the program, and names a missing program', async () => {
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, [join(PROJECT_ROOT, 'tools/setup/runWithProgress.mjs'), 'nothing', ...args]);
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const [code] = await once(child, 'close');
    return { code, stderr };
  };
  expect(await run('sh', '-c', 'exit 7')).toEqual({ code: 7, stderr: '' });
  expect(await run('no-such-program')).toEqual({ code: 127, stderr: expect.stringContaining('no-such-program') });
});
