import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { npmTarball, type PackedFiles } from '../../../tools/release/tarball';

const FILES: PackedFiles = {
  'package.json': { content: '{}' },
  'bin.cjs': { content: Buffer.from('#!/usr/bin/env node\n'), isProgram: true },
  'types/a.d.ts': { content: 'export {};' },
};

const unpacked = (tarball: Uint8Array) => parseTar(Uint8Array.from(gunzipSync(tarball)));

test("a package has sorted files, readable by all users, with executable programs and npm's date", () => {
  const shown = unpacked(npmTarball(FILES)).map(({ name, text, attrs }) => ({ name, text, ...attrs }));
  const common = { uid: 0, gid: 0, mtime: Date.UTC(1985, 9, 26, 8, 15) / 1000, user: '', group: '' };
  expect(shown).toEqual([
    { name: 'package/bin.cjs', text: '#!/usr/bin/env node\n', mode: '0000755', ...common },
    { name: 'package/package.json', text: '{}', mode: '0000644', ...common },
    { name: 'package/types/a.d.ts', text: 'export {};', mode: '0000644', ...common },
  ]);
});

test('the order of the input files makes no difference', () => {
  const turned = Object.fromEntries(Object.entries(FILES).reverse());
  expect(Buffer.from(npmTarball(turned))).toEqual(Buffer.from(npmTarball(FILES)));
});

test('a name that is too long for the format is refused and not cut off', () => {
  const longest = 'a'.repeat(92);
  expect(unpacked(npmTarball({ [longest]: { content: '' } }))[0]?.name).toBe(`package/${longest}`);
  expect(() => npmTarball({ [`${longest}a`]: { content: '' } })).toThrow(`${longest}a is too long for a name in a tarball`);
});

test.each([8_700, 9_200, 9_700, 10_200])('a tarball ends with two empty blocks, also behind a file of %d bytes', (bytes) => {
  const tar = gunzipSync(npmTarball({ 'a.js': { content: 'a'.repeat(bytes) } }));
  const end = tar.subarray(tar.lastIndexOf('a') + 1);
  expect(end.length - (-bytes & 511)).toBeGreaterThanOrEqual(1024);
  expect(end.every((byte) => byte === 0)).toBe(true);
});
