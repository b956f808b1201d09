import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot';

const RUN_WITH_PROGRESS = join(__dirname, 'setup', 'runWithProgress.mjs');

/** The constraints are resolved for this version. Some packages refuse older versions. */
const OLDEST_PYTHON = [3, 11] as const;

/** A Python virtual environment of the project. */
export interface Venv {
  python: string;
  /** The folder with the environment's programs. */
  bin: string;
}

export interface VenvContents {
  /** The environment's folder, from the project's root. */
  folder: string;
  /** A description of its contents, for the progress messages. */
  what: string;
  /** The folder with its requirements.txt, and with constraints.txt, which pins the versions of all packages. */
  requirements: string;
}

/**
 * Returns a virtual environment. Creates it at the first call, and again when its requirements change. Progress goes to stderr.
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
    'Python could not create a virtual environment. On Debian, install it with: apt install python3-venv',
  );
  const [requirementsFile = '', constraintsFile = ''] = files;
  pipInstall(venv, ['-r', requirementsFile, '-c', constraintsFile], what);
  writeFileSync(stamp, wanted);
  return venv;
}

/** Reads a file without carriage returns, which git may have added. */
const textOf = (file: string): string => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');

/** Installs further packages. Throws when pip fails. */
export function pipInstall(venv: Venv, args: readonly string[], what: string): void {
  runPip(venv, ['install', ...args], what);
}

/** Runs a pip command. Throws when pip fails. */
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
      `This command needs Python ${major}.${minor} or newer, and finds no such python3 or python. Install it, and try again.`,
    );
  return found;
}

function run(what: string, command: string[], failure: string): void {
  const { status } = spawnSync(process.execPath, [RUN_WITH_PROGRESS, what, ...command], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${failure}.`);
}
