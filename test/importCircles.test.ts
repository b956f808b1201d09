/** The linter finds every import circle, including circles of types. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { CODE_FOLDERS } from './support/codeFolders';
import { projectCopy } from './support/projectCopy';

const configuration = JSON.parse(readFileSync(join(PROJECT_ROOT, 'biome.json'), 'utf8'));

let copy: ReturnType<typeof projectCopy>;
beforeAll(() => {
  copy = projectCopy(['node_modules']);
  cpSync(join(PROJECT_ROOT, 'test'), join(copy.root, 'test'), { recursive: true });
  // The copy has no git, so the linter cannot read the ignored files from git.
  writeFileSync(join(copy.root, 'biome.json'), JSON.stringify({ ...configuration, vcs: { enabled: false } }));
});
afterAll(() => copy.remove());

/** The files of the copy that are in an import circle. */
function inCircles(): string[] {
  const biome = join(PROJECT_ROOT, 'node_modules', '.bin', 'biome');
  const options = ['lint', '--only=suspicious/noImportCycles', '--reporter=github', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(biome, options, { cwd: copy.root, encoding: 'utf8' });
  const files = [...stdout.matchAll(/noImportCycles,file=([^,]+)/g)].map(([, file = '']) => file.replace(`${copy.root}/`, ''));
  return [...new Set(files)].sort();
}

test('no files import each other', () => expect(inCircles()).toEqual([]));

test('the linter finds two files that import types from each other, in every folder', () => {
  const circles = CODE_FOLDERS.flatMap((folder) => {
    const [one, other] = [join(folder, 'circle', 'one.ts'), join(folder, 'circle', 'other.ts')];
    mkdirSync(join(copy.root, folder, 'circle'));
    writeFileSync(join(copy.root, one), "import type { Other } from './other';\nexport type One = Other[];\n");
    writeFileSync(join(copy.root, other), "import type { One } from './one';\nexport type Other = { one: One };\n");
    return [one, other];
  });
  expect(inCircles()).toEqual(expect.arrayContaining(circles));
});
