/** Both commands that make the package leave stray files out. The tests use a copy of the project, without git. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { ensureVenv } from '../../../tools/contract/venv';
import { projectCopy } from '../../support/projectCopy';

const copy = projectCopy();
afterAll(() => copy.remove());

const SECRET = 'A_PASSWORD=correct-horse';
const PACKAGE = 'build/my-cognito-userpoolclient.zip';
const SUBMITTED = 'my-cognito-userpoolclient.zip';

const inCopy = (path: string) => join(copy.root, path);

function write(path: string): void {
  mkdirSync(dirname(inCopy(path)), { recursive: true });
  writeFileSync(inCopy(path), SECRET);
}

function link(path: string): void {
  write('elsewhere/secret.ts');
  symlinkSync(inCopy('elsewhere/secret.ts'), inCopy(path));
}

function linkFolder(path: string): void {
  write('elsewhere/secret.ts');
  symlinkSync(inCopy('elsewhere'), inCopy(path));
}

const run = (command: string, ...args: string[]) => spawnSync(command, args, { cwd: copy.root, encoding: 'utf8' });
const npmRun = (...args: string[]) => run(process.execPath, 'commands/run.mjs', ...args);

/** The contents of the files in a package by their paths. The function's files have no folder. */
function contentsOf(path: string): Record<string, string> {
  const { 'ResourceProvider.zip': inner = new Uint8Array(), ...outer } = unzipSync(readFileSync(inCopy(path)));
  const files = { ...outer, ...unzipSync(inner) };
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, Buffer.from(data).toString()]));
}

const STRAYS: [path: string, shown: string, make: (path: string) => void][] = [
  ['src/.env', 'src/.env', write],
  ['src/cognito/.env', 'src/cognito/.env', write],
  ['src/.git/hooks.ts', 'src/.git/hooks.ts', write],
  ['src/handlers.ts.orig', 'src/handlers.ts.orig', write],
  ['src/credentials.json', 'src/credentials.json', write],
  ['src/model/secret.ts', 'src/model/secret.ts (a link)', link],
  ['src/elsewhere', 'src/elsewhere (a link)', linkFolder],
  ['inputs/.env', 'inputs/.env', write],
  ['inputs/inputs_1_create.json.bak', 'inputs/inputs_1_create.json.bak', write],
  ['inputs/old/inputs_1_create.json', 'inputs/old/inputs_1_create.json', write],
  ['inputs/inputs_9_create.json', 'inputs/inputs_9_create.json (a link)', link],
  ['overrides.json', 'overrides.json', write],
];

test('both commands refuse to pack stray files, and name all of them', () => {
  for (const [path, , make] of STRAYS) make(path);
  try {
    const ours = npmRun('package');
    expect({ status: ours.status, stdout: ours.stdout, packed: existsSync(inCopy(PACKAGE)) }).toEqual({
      status: 1,
      stdout: '',
      packed: false,
    });
    for (const [, shown] of STRAYS) expect(ours.stderr).toContain(shown);

    const build = npmRun('build', '--to-pack', 'TypeFunction');
    expect({ status: build.status, stderr: build.stderr.replace('npm run build', 'npm run package') }).toEqual({
      status: 1,
      stderr: ours.stderr,
    });
    const theirs = npmRun('cfn', 'submit', '--dry-run');
    expect({ status: theirs.status, stderr: theirs.stderr.replace('npm run cfn', 'npm run package') }).toEqual({
      status: 1,
      stderr: ours.stderr,
    });
  } finally {
    for (const [path] of STRAYS) rmSync(inCopy(path), { recursive: true });
    rmSync(inCopy('inputs/old'), { recursive: true });
    rmSync(inCopy('src/.git'), { recursive: true });
  }
});

test('the CloudFormation CLI alone also refuses stray files', () => {
  write('src/.env');
  try {
    const { status, stdout, stderr } = run(join(ensureVenv().bin, 'cfn'), 'submit', '--dry-run');
    expect(status).not.toBe(0);
    expect(`${stdout}${stderr}`).toContain('npm run build -- --to-pack TypeFunction');
    expect(`${stdout}${stderr}`).not.toContain('Dry run complete');
  } finally {
    rmSync(inCopy('src/.env'));
  }
});

test('neither package has files from an earlier build', () => {
  const LEFT = ['build/TypeFunction/.env', 'build/TypeFunction/dist/handlers.js.map', 'build/TypeFunction/dist/old/handlers.js'];
  expect(npmRun('package')).toMatchObject({ status: 0, stderr: '' });
  const clean = contentsOf(PACKAGE);
  LEFT.forEach(write);
  expect(npmRun('package')).toMatchObject({ status: 0, stderr: '' });
  expect(contentsOf(PACKAGE)).toEqual(clean);
  LEFT.forEach(write);
  expect(npmRun('cfn', 'submit', '--dry-run')).toMatchObject({ status: 0 });
  expect(contentsOf(SUBMITTED)).toEqual(clean);
  expect(Object.keys(clean)).toEqual(expect.arrayContaining(['src/handlers.ts', 'dist/handlers.js', 'THIRD-PARTY-LICENSES']));
});
