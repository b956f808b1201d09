import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot';

const SIGNS_OF_LIFE = join(__dirname, 'setup', 'signsOfLife.mjs');

/** The constraints are resolved for this version; some of the packages refuse older ones. */
const OLDEST_PYTHON = [3, 11] as const;

/** A Python virtual environment of the project. */
export interface Venv {
  python: string;
  /** The folder of its programs. */
  bin: string;
}

export interface VenvContents {
  /** The environment's folder, from the project's root. */
  folder: string;
  /** What is in it, for a person who waits. */
  what: string;
  /** The folder with its requirements.txt, and with constraints.txt, which pins every version that those bring along. */
  requirements: string;
}

/**
 * A virtual environment, made at first need and again when its requirements change. Progress goes to stderr.
 * @throws Error that says what is missing on this machine
 */
export function ensureVenv({ folder, what, requirements }: VenvContents): Venv {
  const bin = join(PROJECT_ROOT, folder, 'bin');
  const venv = { python: join(bin, 'python'), bin };
  const files = ['requirements.txt', 'constraints.txt'].map((file) => join(requirements, file));
  const stamp = join(PROJECT_ROOT, folder, '.installed-from');
  const wanted = files.map(textOf).join('');
  if (existsSync(stamp) && textOf(stamp) === wanted) return venv;

  console.error(`Installing ${what} into ${folder} (once, about a minute) ...`);
  run(
    folder,
    [findPython(), '-m', 'venv', '--clear', join(PROJECT_ROOT, folder)],
    'Python could not make a virtual environment (on Debian: apt install python3-venv)',
  );
  const [requirementsFile = '', constraintsFile = ''] = files;
  pipInstall(venv, ['-r', requirementsFile, '-c', constraintsFile], what);
  writeFileSync(stamp, wanted);
  return venv;
}

/** A file without the carriage returns that git may have put into it. */
const textOf = (file: string): string => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');

/** Installs further packages. Throws when pip does not. */
export function pipInstall(venv: Venv, args: readonly string[], what: string): void {
  runPip(venv, ['install', ...args], what);
}

/** Runs a command of pip, which makes something. Throws when pip does not. */
export function runPip({ python }: Venv, [command = '', ...args]: readonly string[], what: string): void {
  const pip = [python, '-m', 'pip', command, '--quiet', '--disable-pip-version-check', ...args];
  run(what, pip, `pip ${command} failed for ${what}`);
}

function findPython(): string {
  const [major, minor] = OLDEST_PYTHON;
  const program = `import sys; sys.exit(sys.version_info < (${major}, ${minor}))`;
  const found = ['python3', 'python'].find((python) => spawnSync(python, ['-c', program]).status === 0);
  if (found === undefined)
    throw new Error(
      `This needs Python ${major}.${minor} or newer: neither python3 nor python is one. Install it, and try again.`,
    );
  return found;
}

function run(what: string, command: string[], otherwise: string): void {
  const { status } = spawnSync(process.execPath, [SIGNS_OF_LIFE, what, ...command], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${otherwise}.`);
}
