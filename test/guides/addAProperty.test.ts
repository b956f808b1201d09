/** The example of guides/add-a-property.md is in the code, and the compiler requires each of its steps. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { CODE_FOLDERS } from '../support/codeFolders';
import { blocksOf } from '../support/guides';

/** Lines that an example adds to a file, with the lines around them. */
interface Addition {
  file: string;
  before: string;
  after: string;
}

/** The additions of a block: the name of a file follows `+++`, and `@@` separates its places. */
function additionsIn(block: string): Addition[] {
  return block
    .split(/^\+\+\+ /m)
    .slice(1)
    .flatMap((part) => {
      const [file = '', ...lines] = part.split('\n');
      return lines
        .join('\n')
        .split('@@\n')
        .map((place) => ({
          file,
          before: place.replaceAll(/^\+.*\n/gm, '').replaceAll(/^ /gm, ''),
          after: place.replaceAll(/^[+ ]/gm, ''),
        }));
    });
}

const additions = blocksOf('guides/add-a-property.md', 'diff').map(additionsIn);
const [, row = [], rule = [], standIn = [], examples = []] = additions;

/** A copy of the sources, from which tests remove some of the additions. */
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'add-a-property-'));
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

/** The files in which the compiler finds errors after additions are removed. */
function wrongWithout(part: readonly Addition[]): string[] {
  const filter = (source: string) => !source.includes('node_modules');
  for (const file of [...CODE_FOLDERS, 'jest.config.mjs', 'tsconfig.json', 'package.json', 'my-cognito-userpoolclient.json']) {
    cpSync(join(PROJECT_ROOT, file), join(copy, file), { recursive: true, filter });
  }
  for (const { file, before, after } of part) {
    const path = join(copy, file);
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(after, () => before),
    );
  }
  const { stdout } = spawnSync(join(PROJECT_ROOT, 'node_modules', '.bin', 'tsc'), { cwd: copy, encoding: 'utf8' });
  return [...new Set([...stdout.matchAll(/^(\S+)\(\d+,\d+\): error/gm)].map(([, file = '']) => file))].sort();
}

const filesOf = (part: readonly Addition[]) => [...new Set(part.map(({ file }) => file))].sort();

test.each(additions.flat())("$file has the guide's addition once", ({ file, after }) => {
  expect(readFileSync(join(PROJECT_ROOT, file), 'utf8').split(after)).toHaveLength(2);
});

test('an SDK with a setting that has no row does not compile', () => {
  expect(wrongWithout([...row, ...rule, ...standIn, ...examples])).toContain('src/model/sdkMembers.ts');
});

test('the compiler requires every example, and nothing else', () => {
  expect(wrongWithout(examples)).toEqual(filesOf(examples));
});
