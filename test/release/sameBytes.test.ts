/** The packages have the same bytes on every machine. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lambdaNode } from '../../local/lambda/lambdaNode';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { projectCopy } from '../support/projectCopy';
import { pack, VERSION } from './packed';

const folder = mkdtempSync(join(tmpdir(), 'same-bytes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const filesIn = (name: string) =>
  Object.fromEntries(readdirSync(join(folder, name)).map((file) => [file, readFileSync(join(folder, name, file), 'base64')]));

test('the packages are the same in another folder, with another umask and time zone, and on another Node', async () => {
  const umask = process.umask(0o022);
  const here = await pack(PROJECT_ROOT, join(folder, 'here'), { env: { ...process.env, TZ: 'Pacific/Auckland' } });
  // This umask applies to the copied files, and to all files that are written from them.
  process.umask(0o077);
  const copy = projectCopy();
  try {
    const env = { ...process.env, TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8' };
    const there = await pack(copy.root, join(folder, 'there'), { node: lambdaNode().path, env });
    expect(there).toEqual(here);
  } finally {
    process.umask(umask);
    copy.remove();
  }
  expect(here).toEqual([`local-cognito-${VERSION}.tgz`, 'local-cognito.Dockerfile', `userpoolclient-tools-${VERSION}.tgz`]);
  expect(here.every((file) => existsSync(join(folder, 'here', file)))).toBe(true);
  expect(filesIn('there')).toEqual(filesIn('here'));
});
