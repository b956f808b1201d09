import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorMessage } from '../errorMessage';
import { PROJECT_ROOT } from '../projectRoot';

/** Folders with installed programs. A copy of the project has links to them. */
const LINKED = ['node_modules', 'cdk/node_modules', '.venv-wheel'];

/** The machine's git settings may change line endings and other attributes of files. */
const AS_COMMITTED = ['core.autocrlf=false', 'core.eol=lf', 'core.attributesFile=/dev/null'].flatMap((setting) => [
  '-c',
  setting,
]);

/** Larger than the whole project. */
const LARGEST_ARCHIVE = 1024 ** 3;

export interface Tree {
  root: string;
  remove(): void;
}

/**
 * Copies the files of the last commit into a new folder. So a file that is not committed cannot get into an artefact.
 * @throws Error with the names of the files that differ from the last commit, or an Error if there is no commit
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
      `A release needs a commit, but git found none here. Run the command in a clone of the repository. ${errorMessage(error)}`,
    );
  }
}

function refuseUncommitted(): void {
  // The machine's git settings may hide new files.
  const status = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=normal'];
  const changes = run('git', status).toString().split('\0').filter(Boolean);
  if (changes.length === 0) return;
  const files = changes.map((change) => change.slice('XY '.length));
  throw new Error(
    `These files differ from the last commit: ${files.join(', ')}. A release is made from the last commit: commit them first.`,
  );
}

function run(command: string, args: readonly string[], input?: Buffer): Buffer {
  const options = { cwd: PROJECT_ROOT, maxBuffer: LARGEST_ARCHIVE, ...(input && { input }) };
  const { status, error, stdout, stderr } = spawnSync(command, args, options);
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr.toString().trim()}`);
}
