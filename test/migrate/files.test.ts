import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AWS_TO_OURS, OURS_TO_AWS } from '../../migrate/direction';
import { readText } from '../../migrate/files';
import { rewriteTemplate } from '../../migrate/rewrite';
import { EXAMPLES_FOLDER } from '../../tools/examples/examples';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const ours = readFileSync(join(EXAMPLES_FOLDER, 'web-server', 'template.yaml'), 'utf8');
const native = rewriteTemplate(ours, OURS_TO_AWS).text;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  writeFileSync(join(folder, 'template.yaml'), native);
});

afterEach(() => rmSync(folder, { recursive: true }));

const content = (file: string) => readFileSync(join(folder, file), 'utf8');

/** @param first shell commands to run before the command */
function migrate(first = '') {
  const command = `${first}exec '${process.execPath}' commands/run.mjs migrate template.yaml --write`;
  return spawnSync('sh', ['-c', command], { cwd: PROJECT_ROOT, env: { ...process.env, INIT_CWD: folder }, encoding: 'utf8' });
}

describe('the encoding of a template', () => {
  const accented = native.replace('Description: ', 'Description: \u00C4 ');
  const latin1 = Buffer.from(accented, 'latin1');

  test.each([
    ['ISO 8859-1', latin1, 'is not UTF-8. Save it as UTF-8 first.'],
    ['UTF-16', Buffer.from(`\uFEFF${accented}`, 'utf16le'), 'is not UTF-8 (it may be UTF-16). Save it as UTF-8 first.'],
    ['UTF-16 without a mark', Buffer.from(native, 'utf16le'), 'is not UTF-8 (it may be UTF-16). Save it as UTF-8 first.'],
    ['UTF-16, big-endian', Buffer.from(`\uFEFF${accented}`, 'utf16le').swap16(), 'is not UTF-8 (it may be UTF-16).'],
  ])('must be UTF-8, not %s', (_name, bytes, sentence) => {
    const file = join(folder, 'template.yaml');
    writeFileSync(file, bytes);
    expect(() => readText(file)).toThrow(`${file} ${sentence}`);
  });

  test('is checked by the command, which leaves a template in another encoding unchanged', () => {
    expect(native).toContain('Description: ');
    writeFileSync(join(folder, 'template.yaml'), latin1);
    const { status, stderr } = migrate();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^template\.yaml can't be migrated:\n {2}.*template\.yaml is not UTF-8\. Save it as UTF-8 first\.\n$/);
    expect(readFileSync(join(folder, 'template.yaml'))).toEqual(latin1);
  });

  test('may be UTF-8 with a byte order mark, which stays', () => {
    writeFileSync(join(folder, 'template.yaml'), `\uFEFF${accented}`);
    expect(migrate().status).toBe(0);
    expect(content('template.yaml')).toBe(rewriteTemplate(`\uFEFF${accented}`, AWS_TO_OURS).text);
    expect(content('template.yaml').startsWith('\uFEFF')).toBe(true);
  });
});

describe('writing a template', () => {
  test('keeps the old file when the disk is full', () => {
    const large = `${native}${'# a long comment\n'.repeat(20_000)}`;
    writeFileSync(join(folder, 'template.yaml'), large);
    // The limit is 100 KB, or 50 KB in some shells.
    const { status, stderr } = migrate('trap "" XFSZ; export TSX_DISABLE_CACHE=1; ulimit -f 100; ');
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'npm run migrate: EFBIG: file too large, write\n' });
    expect(content('template.yaml')).toBe(large);
    expect(readdirSync(folder).sort()).toEqual(['template.yaml']);
  });

  test('keeps a symbolic link, and the permissions of the file', () => {
    renameSync(join(folder, 'template.yaml'), join(folder, 'real.yaml'));
    chmodSync(join(folder, 'real.yaml'), 0o640);
    symlinkSync('real.yaml', join(folder, 'template.yaml'));
    expect(migrate().status).toBe(0);
    expect(lstatSync(join(folder, 'template.yaml')).isSymbolicLink()).toBe(true);
    expect(content('real.yaml')).toBe(ours);
    expect(statSync(join(folder, 'real.yaml')).mode & 0o777).toBe(0o640);
  });
});
