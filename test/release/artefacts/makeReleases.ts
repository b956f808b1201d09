import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { makeRepository } from './projectRepository';
import { FOLDER_VARIABLE, OTHER_NAME, released, releasedElsewhere, renamed, repository } from './releases';

/** Makes a release twice, in two places that are as different as they can be on one machine, and one under another name. */
export default async function makeReleases(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'releases-'));
  process.env[FOLDER_VARIABLE] = folder;
  const other = join(folder, 'another place', 'with-a-long-name');
  const temporary = join(folder, 'temporary files');
  for (const one of [repository(), other, temporary]) mkdirSync(one, { recursive: true });
  makeRepository(repository());
  makeRepository(other);
  await Promise.all([
    makeRelease(repository(), released(), { TZ: 'America/Los_Angeles' }, '022').then((stdout) =>
      writeFileSync(`${released()}.txt`, stdout),
    ),
    makeRelease(other, releasedElsewhere(), { TZ: 'Pacific/Kiritimati', TMPDIR: temporary, LC_ALL: 'C' }, '077').then(() =>
      makeRelease(other, renamed(), {}, '022', '--type-name', OTHER_NAME),
    ),
  ]);
}

/** Moves the release to where the tests look for it; answers what the command printed. */
async function makeRelease(root: string, to: string, variables: object, umask: string, ...args: string[]): Promise<string> {
  const command = [`umask ${umask}; exec "$@"`, 'sh', process.execPath, 'commands/run.mjs', 'release', ...args];
  const child = spawn('sh', ['-c', ...command], { cwd: root, env: { ...process.env, ...variables } });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (status !== 0) throw new Error(`npm run release ended with ${status}:\n${stdout}${stderr}`);
  renameSync(join(root, 'build', 'release'), to);
  return stdout;
}
