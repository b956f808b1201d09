/** The guide's commands, run in order in one shell; those that need an account speak to an AWS that only checks what it is asked. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureVenv } from '../../local/contract/venv';
import { PROJECT_ROOT } from '../../local/projectRoot';
import { shellBlocks } from '../support/guides';

const bin = mkdtempSync(join(tmpdir(), 'bin-'));
afterAll(() => rmSync(bin, { recursive: true }));

const { python } = ensureVenv();
const support = (file: string) => join(PROJECT_ROOT, 'test', 'support', file);
program('aws', `exec '${python}' '${support('aws.py')}' "$@"`);
program(
  'npm',
  `[ "$1 $2" != 'run cfn' ] || { shift 3; exec '${python}' '${support('cfn.py')}' "$@"; }; exec '${which('npm')}' "$@"`,
);

function program(name: string, script: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

function which(name: string): string {
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
}

function shell(script: string) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, npm_config_loglevel: 'error' };
  return spawnSync('sh', ['-euc', script], { cwd: PROJECT_ROOT, encoding: 'utf8', env });
}

test('every command of guides/install.md works, one after the other', () => {
  const blocks = shellBlocks('guides/install.md');
  expect(blocks.length).toBeGreaterThan(5);
  const { status, stdout, stderr } = shell(blocks.join('\n'));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^submit True$/m);
  expect(stdout).toContain('upload: build/my-cognito-userpoolclient.zip to s3://packages/my-cognito-userpoolclient-0.1.0.zip');
});

test.each([
  ['an option', 'aws cloudformation set-type-default-version --arm x', 'Unknown options: --arm'],
  [
    'a value',
    'aws cloudformation register-type --type RESOURSE --type-name A::B::C --schema-handler-package s3://x',
    'RESOURSE is none of',
  ],
  ['a file', 'aws cloudformation deploy --stack-name x --template-file registration/typ.yaml', 'Invalid template path'],
  ['an option of the other CLI', 'npm run cfn -- submit --set-defalt', 'unrecognized arguments'],
])('%s that is wrong would be found', (_what, command, message) => {
  const { status, stderr } = shell(command);
  expect(status).not.toBe(0);
  expect(stderr).toContain(message);
});

test('the parameters that the guide gives are parameters of the template that it gives them to', () => {
  const commands = shellBlocks('guides/install.md').join('\n').replaceAll('\\\n', ' ').split('\n');
  const given = commands.flatMap((command) => {
    const [, template = ''] = /(registration\/\w+\.yaml)/.exec(command) ?? [];
    const names = [...command.matchAll(/(?:--parameter-overrides |ParameterKey=)"?(\w+)/g)].map(([, name]) => name);
    return names.map((name) => [template, name]);
  });
  expect(given.length).toBeGreaterThan(3);
  for (const [template = '', name] of given) {
    expect(readFileSync(join(PROJECT_ROOT, template), 'utf8')).toMatch(new RegExp(`^Parameters:\n(?:.*\n)*?  ${name}:\n`, 'm'));
  }
});
