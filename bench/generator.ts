import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { ensureVenv, type Venv } from '../tools/venv';

const FOLDER = join(__dirname, 'generator');

/** The last characters of what a failed tool wrote: so many go into the error. */
const LONGEST_COMPLAINT = 300;

/** Where the generated types are. No tool of the project reads this folder. */
export const GENERATED_FOLDER = join(PROJECT_ROOT, '.cache', 'stock');

/**
 * Begins a type of our schema in a language, as `cfn init` and `cfn generate` do.
 * @param folder is made anew
 */
export function generate(language: string, folder: string): void {
  const schema = join(PROJECT_ROOT, 'my-cognito-userpoolclient.json');
  runQuietly(generator().python, [join(FOLDER, 'generate.py'), language, folder, schema]);
}

/**
 * Runs a program in silence.
 * @throws Error with the last that it said, when it ends with an error
 */
export function runQuietly(command: string, args: readonly string[], env = process.env): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: PROJECT_ROOT, encoding: 'utf8', env });
  if (status === 0) return;
  const said = error?.message ?? `${stdout}${stderr}`.trim().slice(-LONGEST_COMPLAINT).replaceAll(/\s+/g, ' ');
  throw new Error(`${basename(command)} failed: ${said}`);
}

/** The CloudFormation CLI with its plugins for Python and Java, and the library of the former. */
export function generator(): Venv {
  return ensureVenv({
    folder: '.venv-bench',
    what: 'the CloudFormation CLI with its plugins for Python and Java',
    requirements: FOLDER,
  });
}
