import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';

const VENV = join(PROJECT_ROOT, '.venv');
const BIN = join(VENV, 'bin');
const STAMP = join(VENV, '.installed-from');
const REQUIREMENTS = ['requirements.txt', 'constraints.txt'].map((file) => join(__dirname, file));
/** constraints.txt is resolved for this version; some of its packages refuse older ones. */
const OLDEST_PYTHON = [3, 11] as const;

/** A Python virtual environment that holds the CloudFormation CLI, cfn-lint, the AWS CLI, boto3 and moto. */
export interface Venv {
  python: string;
  /** The folder of its programs, `cfn`, `cfn-lint`, `aws` and `moto_server` among them. */
  bin: string;
}

/**
 * The project's virtual environment, made at first need and again when its requirements change.
 * Progress goes to stderr.
 * @throws Error that says what is missing on this machine
 */
export function ensureVenv(): Venv {
  const venv = { python: join(BIN, 'python'), bin: BIN };
  const wanted = REQUIREMENTS.map((file) => readFileSync(file, 'utf8')).join('');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return venv;

  console.error('Installing the CloudFormation CLI, the AWS CLI and moto into .venv (once, about a minute) ...');
  run(
    findPython(),
    ['-m', 'venv', '--clear', VENV],
    'Python could not make a virtual environment (on Debian: apt install python3-venv)',
  );
  const [requirements = '', constraints = ''] = REQUIREMENTS;
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements, '-c', constraints];
  run(venv.python, pip, 'pip could not install them');
  writeFileSync(STAMP, wanted);
  return venv;
}

function findPython(): string {
  const [major, minor] = OLDEST_PYTHON;
  const program = `import sys; sys.exit(sys.version_info < (${major}, ${minor}))`;
  const found = ['python3', 'python'].find((python) => spawnSync(python, ['-c', program]).status === 0);
  if (found === undefined)
    throw new Error(`The tests need Python ${major}.${minor} or newer: neither python3 nor python is one.`);
  return found;
}

function run(command: string, args: string[], otherwise: string): void {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${otherwise}.`);
}
