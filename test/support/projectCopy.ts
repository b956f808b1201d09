import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { CODE_FOLDERS } from './codeFolders';

/** The files that the commands of a copy need: no git, no tests, no documents. */
const COPIED = [
  ...CODE_FOLDERS.filter((folder) => folder !== 'test'),
  'inputs',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.npmrc',
  '.rpdk-config',
  'my-cognito-userpoolclient.json',
];

/** The copy shares these folders, because they are large and do not change. */
const LINKED = ['node_modules', '.venv'];

/** Copies the project, so that a test can change files while other tests use the project. `linked` has the shared folders. */
export function projectCopy(linked: readonly string[] = LINKED): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'project-'));
  const filter = (path: string) => basename(path) !== 'node_modules';
  for (const name of COPIED) cpSync(join(PROJECT_ROOT, name), join(root, name), { recursive: true, filter });
  for (const name of linked) symlinkSync(join(PROJECT_ROOT, name), join(root, name));
  return { root, remove: () => rmSync(root, { recursive: true }) };
}
