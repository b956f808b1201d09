import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { packageType } from '../../../tools/package/package';
import { zip } from '../../../tools/package/zip';
import { PROJECT_ROOT } from '../../../tools/projectRoot';

const read = (file: string) => readFileSync(join(PROJECT_ROOT, file));

test('npm run package prints the contents of the package, and makes the same bytes each time', () => {
  const run = () => spawnSync(process.execPath, ['commands/run.mjs', 'package'], { cwd: PROJECT_ROOT, encoding: 'utf8' });
  const { file, bytes, sha256 } = packageType();
  const first = { ...run(), bytes: read(file) };
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first.stdout).toMatch(/^ +\d+ {2}ResourceProvider\.zip!dist\/handlers\.js$/m);
  expect(first.stdout.endsWith(`${bytes}  ${file}\nSHA-256 ${sha256}\n`)).toBe(true);
  expect({ stdout: run().stdout, bytes: read(file) }).toEqual({ stdout: first.stdout, bytes: first.bytes });
});

test('the package has the printed files: the schema, the inputs, the sources, and the function in an inner zip', () => {
  const { file, contents } = packageType();
  const outer = unzipSync(read(file));
  const { 'ResourceProvider.zip': functionZip = new Uint8Array(), ...files } = outer;
  const inner = unzipSync(functionZip);
  const sizes = [
    ...Object.entries(files).map(([path, data]) => ({ path, bytes: data.length })),
    ...Object.entries(inner).map(([path, data]) => ({ path: `ResourceProvider.zip!${path}`, bytes: data.length })),
  ];
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  expect(sizes.sort(byPath)).toEqual([...contents].sort(byPath));
  expect(strFromU8(files['schema.json'] ?? new Uint8Array())).toBe(read('my-cognito-userpoolclient.json').toString());
  expect(Buffer.from(inner['dist/handlers.js'] ?? [])).toEqual(read('build/TypeFunction/dist/handlers.js'));
});

test('the bytes do not depend on the order of the files or the time zone', () => {
  const [a, b] = [Buffer.from('a'), Buffer.from('b')];
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'Pacific/Kiritimati';
    const first = zip({ 'a.txt': a, 'b/c.txt': b });
    process.env.TZ = 'America/Los_Angeles';
    expect(zip({ 'b/c.txt': b, 'a.txt': a })).toEqual(first);
  } finally {
    process.env.TZ = zone;
  }
});
