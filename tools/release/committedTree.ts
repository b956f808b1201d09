import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';

/** Folders with installed programs. A copy of the project has links to them. */
const LINKED = ['node_modules', 'cdk/node_modules', '.venv-wheel'];

/** Larger than the whole project. */
const LARGEST_ARCHIVE = 1024 ** 3;

export interface Tree {
  root: string;
  remove(): void;
}

/**
 * Copies the files of the last commit into a new folder. So a file that is not committed cannot get into an artefact.
 * @throws Error with the names of the files that differ from the last commit
 */
export function committedTree(): Tree {
  refuseUncommitted();
  const root = mkdtempSync(join(tmpdir(), 'release-'));
  const remove = () => rmSync(root, { recursive: true });
  try {
    // The machine's git settings may change line endings.
    const archive = run('git', ['-c', 'core.autocrlf=false', '-c', 'core.eol=lf', 'archive', '--format=tar', 'HEAD']);
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

function refuseUncommitted(): void {
  const changes = run('git', ['status', '--porcelain', '-z', '--no-renames']).toString().split('\0').filter(Boolean);
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
