/** npm and pip are silent for minutes while they install: a person and a log see that something goes on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PROJECT_ROOT } from '../../../tools/projectRoot';
import { projectCopy } from '../../support/projectCopy';

/** A program of a machine, which is at work until a test lets it fail. */
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
  ['python3', ['cfn', 'validate'], ['node_modules'], '.venv', 'Python could not make a virtual environment'],
])('while %s is at work it is said again and again, also without a terminal', async (program, command, linked, what, failure) => {
  const copy = projectCopy(linked);
  try {
    const bin = join(copy.root, 'bin');
    silentProgram(bin, program);
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, SIGN_OF_LIFE_SECONDS: '0.05' };
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
      if (signs().length === 2) writeFileSync(join(bin, 'end'), '');
    });
    const signs = () => stderr.split('\n').filter((line) => line.includes(`... still installing ${what}`));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(signs().length).toBeGreaterThanOrEqual(2);
    expect(stderr).toContain(failure);
    expect(stdout).toBe('');
  } finally {
    copy.remove();
  }
});

test('the exit code of the program is passed on, and a program that is not there is named', async () => {
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, [join(PROJECT_ROOT, 'tools/setup/signsOfLife.mjs'), 'nothing', ...args]);
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
