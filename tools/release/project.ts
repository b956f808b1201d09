import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToItsEnd } from '../childProcesses';
import { type NameForms, nameForms } from './typeName';

/** The name of the type that the project at `root` makes. */
export function namesIn(root: string): NameForms {
  const { typeName } = JSON.parse(readFileSync(join(root, '.rpdk-config'), 'utf8'));
  return nameForms(typeName);
}

export function versionIn(root: string): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

/** Runs `npm run` there, its output shown as it comes. Throws when it ends with an error. */
export function runScript(root: string, script: string, ...args: string[]): Promise<void> {
  return runToItsEnd(process.execPath, [join(root, 'commands', 'run.mjs'), script, ...args]);
}

/** The file must already have its bytes in the same order on any machine. */
export function take(root: string, path: string, folder: string, name: string): string {
  copyFileSync(join(root, path), join(folder, name));
  return name;
}
