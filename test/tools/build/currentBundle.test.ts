import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectCopy } from '../../support/projectCopy';

const { root, remove } = projectCopy();
afterAll(remove);

const path = (name: string) => join(root, name);
const HANDLERS = path('build/TypeFunction/dist/handlers.js');

/** The bundle after a command that needs it. */
function bundleAfterCommand(): { text: string; changed: number } {
  const program = "import('./tools/build/currentBundle.mjs').then(({ ensureBundle }) => ensureBundle())";
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root });
  return { text: readFileSync(HANDLERS, 'utf8'), changed: statSync(HANDLERS).ctimeMs };
}

test('a command builds the bundle once, and later commands use it', () => {
  const built = bundleAfterCommand();
  expect(bundleAfterCommand()).toEqual(built);
});

test('a command builds the bundle again after a change of the code, also if the change keeps the time and the size', () => {
  const before = bundleAfterCommand();
  const { atime, mtime } = statSync(path('src/handlers.ts'));
  appendFileSync(path('src/handlers.ts'), '\nexport const first = 1;\n');
  const first = bundleAfterCommand();
  expect(first.text).not.toBe(before.text);
  const text = readFileSync(path('src/handlers.ts'), 'utf8');
  rmSync(path('src/handlers.ts'));
  appendFileSync(path('src/handlers.ts'), text.replace('first = 1', 'first = 2'));
  utimesSync(path('src/handlers.ts'), atime, mtime);
  expect(bundleAfterCommand().text).not.toBe(first.text);
});

test.each([
  'build/TypeFunction/dist/handlers.js',
  'build/TypeFunction/THIRD-PARTY-LICENSES',
  'build/TypeFunction.metafile.json',
  'build/TypeFunction.files.json',
])('a command writes %s again if it is not there', (name) => {
  bundleAfterCommand();
  rmSync(path(name));
  bundleAfterCommand();
  expect(statSync(path(name)).size).toBeGreaterThan(0);
});

test('a command builds the bundle again if a new file takes the place of another', () => {
  const { text } = bundleAfterCommand();
  const name = 'src/model/oauthRules.ts';
  writeFileSync(path(`${name}x`), readFileSync(path(name), 'utf8').replace("'client-credentials-", "'of-a-new-file-"));
  expect(bundleAfterCommand().text).not.toBe(text);
});

test.each(['tools/build/bundle.mjs', 'package.json', 'tsconfig.json', 'LICENSE'])(
  'a command builds the bundle again after a change of %s',
  (name) => {
    const { changed } = bundleAfterCommand();
    appendFileSync(path(name), '\n');
    expect(bundleAfterCommand().changed).toBeGreaterThan(changed);
  },
);
