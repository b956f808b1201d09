import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NameForms, nameForms } from './typeName';

/** The name of the type of the project at `root`. */
export function namesIn(root: string): NameForms {
  const { typeName } = JSON.parse(readFileSync(join(root, '.rpdk-config'), 'utf8'));
  return nameForms(typeName);
}

/**
 * Runs an npm script of the project at `root`, without showing its output.
 * @throws Error with the output, when the script fails
 */
export function runScript(root: string, script: string, ...args: string[]): void {
  const command = [join(root, 'commands', 'run.mjs'), script, ...args];
  const { status, error, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm run ${script} failed: ${error?.message ?? `${stdout}${stderr}`}`);
}

/** Copies a file of the project into a release. Returns its name there. */
export function take(root: string, path: string, folder: string, name: string): string {
  copyFileSync(join(root, path), join(folder, name));
  return name;
}
