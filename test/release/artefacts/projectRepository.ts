/** Commits the current state of the project to a new repository. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../../../tools/projectRoot';

const LINKED = ['node_modules', 'cdk/node_modules', '.venv-wheel'];

/** The paths of all files that are not ignored, from the project's root. */
export function projectFiles(): string[] {
  const files = git(PROJECT_ROOT, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0').filter(Boolean);
  return files.filter((file) => existsSync(join(PROJECT_ROOT, file)));
}

export function makeRepository(root: string): void {
  for (const file of projectFiles()) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(PROJECT_ROOT, file), join(root, file));
  }
  git(root, 'init', '--quiet');
  for (const folder of LINKED) symlinkSync(join(PROJECT_ROOT, folder), join(root, folder));
  writeFileSync(join(root, '.git', 'info', 'exclude'), LINKED.map((folder) => `/${folder}\n`).join(''));
  git(root, 'add', '--all');
  git(root, '-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message=All', '--no-gpg-sign');
}

function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  return stdout;
}
