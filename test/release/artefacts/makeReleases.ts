import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { lambdaNode } from '../../../local/lambda/lambdaNode';
import { makeRepository } from './projectRepository';
import { FOLDER_VARIABLE, OTHER_NAME, released, releasedElsewhere, renamed, repository } from './releases';
import removeReleases from './removeReleases';

/** Makes the same release in two folders with different settings of the machine, and a release with another name of the type. */
export default async function makeReleases(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'releases-'));
  process.env[FOLDER_VARIABLE] = folder;
  try {
    await makeReleasesIn(folder);
  } catch (error) {
    removeReleases();
    throw error;
  }
}

async function makeReleasesIn(folder: string): Promise<void> {
  const other = join(folder, 'another place', 'with-a-long-name');
  const temporary = join(folder, 'temporary files');
  for (const one of [repository(), other, temporary]) mkdirSync(one, { recursive: true });
  makeRepository(repository());
  makeRepository(other);
  // The compression differs between Node releases.
  const { path } = lambdaNode();
  const PATH = `${dirname(path)}${delimiter}${process.env.PATH}`;
  // Git changes line ends here, by a setting and by attributes.
  const [gitConfig, attributes] = [join(folder, 'gitconfig'), join(folder, 'gitattributes')];
  writeFileSync(attributes, '* text=auto eol=crlf\n');
  writeFileSync(gitConfig, `[core]\nautocrlf = true\nattributesFile = ${attributes}\n`);
  const elsewhere = { PATH, TZ: 'Pacific/Kiritimati', TMPDIR: temporary, LC_ALL: 'C', GIT_CONFIG_GLOBAL: gitConfig };
  await Promise.all([
    makeRelease(repository(), released(), { TZ: 'America/Los_Angeles' }, '022').then((stdout) =>
      writeFileSync(`${released()}.txt`, stdout),
    ),
    makeRelease(other, releasedElsewhere(), elsewhere, '077').then(() =>
      makeRelease(other, renamed(), {}, '022', '--type-name', OTHER_NAME),
    ),
  ]);
}

/** Makes a release and moves it to the folder `to`. Returns the output of the command. */
async function makeRelease(root: string, to: string, variables: object, umask: string, ...args: string[]): Promise<string> {
  const command = [`umask ${umask}; exec "$@"`, 'sh', 'node', 'commands/run.mjs', 'release', ...args];
  const child = spawn('sh', ['-c', ...command], { cwd: root, env: { ...process.env, ...variables } });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (status !== 0) throw new Error(`npm run release ended with ${status}:\n${stdout}${stderr}`);
  renameSync(join(root, 'build', 'release'), to);
  return stdout;
}
