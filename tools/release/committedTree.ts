import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorMessage } from '../errorMessage';
import { PROJECT_ROOT } from '../projectRoot';

/** Installed programs, which the commands of a copy share with the project. */
const LINKED = ['node_modules', 'cdk/node_modules', '.venv-wheel'];

/** A machine may be set to change the ends of lines, or what else attributes say about files. */
const AS_COMMITTED = ['core.autocrlf=false', 'core.eol=lf', 'core.attributesFile=/dev/null'].flatMap((setting) => [
  '-c',
  setting,
]);

/** More than the project has in all. */
const LARGEST_ARCHIVE = 1024 ** 3;

export interface Tree {
  root: string;
  remove(): void;
}

/**
 * The files of the last commit in a folder of their own. A file that only this machine has cannot get into an artefact from there.
 * @throws Error that names the files in which the project differs from the last commit, or says that there is no commit
 */
export function committedTree(): Tree {
  needCommit();
  refuseUncommitted();
  const root = mkdtempSync(join(tmpdir(), 'release-'));
  const remove = () => rmSync(root, { recursive: true });
  try {
    const archive = run('git', [...AS_COMMITTED, 'archive', '--format=tar', 'HEAD']);
    run('tar', ['-xf', '-', '-C', root], archive);
    for (const folder of LINKED.filter((one) => existsSync(join(PROJECT_ROOT, one)))) {
      symlinkSync(join(PROJECT_ROOT, folder), join(root, folder));
    }
    return { root, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function needCommit(): void {
  try {
    run('git', ['rev-parse', '--quiet', '--verify', 'HEAD^{commit}']);
  } catch (error) {
    throw new Error(
      `A release is made from a commit, and git finds none here. Call this in a clone, with git. ${errorMessage(error)}`,
    );
  }
}

function refuseUncommitted(): void {
  // A machine may be set not to look for new files.
  const status = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=normal'];
  const changes = run('git', status).toString().split('\0').filter(Boolean);
  if (changes.length === 0) return;
  const files = changes.map((change) => change.slice('XY '.length));
  throw new Error(
    `These files are not as in the last commit: ${files.join(', ')}. A release is made from a commit: commit them first.`,
  );
}

function run(command: string, args: readonly string[], input?: Buffer): Buffer {
  const options = { cwd: PROJECT_ROOT, maxBuffer: LARGEST_ARCHIVE, ...(input && { input }) };
  const { status, error, stdout, stderr } = spawnSync(command, args, options);
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr.toString().trim()}`);
}
