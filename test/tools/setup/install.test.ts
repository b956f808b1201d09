/** Commands install packages if the lockfile changed. A copy of the project has a link to its packages. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PROJECT_ROOT } from '../../../tools/projectRoot';

const LOCKFILE = '{\n  "packages": {}\n}\n';
const WITH_CARRIAGE_RETURNS = LOCKFILE.replaceAll('\n', '\r\n');

let folder: string;
/** A project whose packages were installed from LOCKFILE. */
const project = () => join(folder, 'project');
/** A copy of it, with a link to its packages. */
const copy = () => join(folder, 'copy');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'));
  mkdirSync(join(project(), 'node_modules', 'a-package'), { recursive: true });
  writeFileSync(join(project(), 'node_modules', '.installed-from'), LOCKFILE);
  for (const root of [project(), copy()]) {
    cpSync(join(PROJECT_ROOT, 'tools', 'setup'), join(root, 'tools', 'setup'), { recursive: true });
    writeFileSync(join(root, 'package-lock.json'), LOCKFILE);
  }
  symlinkSync(join(project(), 'node_modules'), join(copy(), 'node_modules'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'npm'), '#!/bin/sh\nrm -rf node_modules/*\necho "$@" > npm-called\n', { mode: 0o755 });
});
afterEach(() => rmSync(folder, { recursive: true }));

function install(root: string) {
  const program = "import('./tools/setup/install.mjs').then(({ install }) => console.log(install()))";
  const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8', env });
  return { installed: stdout.trim(), stderr, npmCalled: existsSync(join(root, 'npm-called')) };
}

test('installs the packages of a changed lockfile, once', () => {
  writeFileSync(join(project(), 'package-lock.json'), LOCKFILE.replace('{}', '{ "b": {} }'));
  expect(install(project())).toMatchObject({ installed: 'true', npmCalled: true });
  expect(readFileSync(join(project(), 'npm-called'), 'utf8')).toMatch(/^ci /);
  rmSync(join(project(), 'npm-called'));
  expect(install(project())).toEqual({ installed: 'true', stderr: '', npmCalled: false });
});

test.each([
  ['the lockfile', (root: string) => join(root, 'package-lock.json')],
  ['the lockfile of the last installation', () => join(project(), 'node_modules', '.installed-from')],
])('installs nothing if git changed only the line ends of %s', (_what, file) => {
  writeFileSync(file(copy()), WITH_CARRIAGE_RETURNS);
  expect(install(copy())).toEqual({ installed: 'true', stderr: '', npmCalled: false });
});

test('refuses a link to other packages, because npm would delete them', () => {
  writeFileSync(join(copy(), 'package-lock.json'), LOCKFILE.replace('{}', '{ "b": {} }'));
  expect(install(copy())).toEqual({
    installed: 'false',
    npmCalled: false,
    stderr: expect.stringContaining(`${join(copy(), 'node_modules')} is a link to a folder with other packages than `),
  });
  expect(existsSync(join(project(), 'node_modules', 'a-package'))).toBe(true);
});
