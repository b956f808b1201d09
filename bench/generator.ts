import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { ensureVenv, type Venv } from '../tools/venv';

const FOLDER = join(__dirname, 'generator');

/** The error of a failed tool has this many of the last characters that the tool wrote. */
const LONGEST_ERROR_OUTPUT = 300;

/** The folder of the generated types. No tool of the project reads it. */
export const GENERATED_FOLDER = join(PROJECT_ROOT, '.cache', 'stock');

/**
 * Generates a resource type for our schema in a language, as `cfn init` and `cfn generate` do.
 * @param folder is deleted and created again
 */
export function generate(language: string, folder: string): void {
  const schema = join(PROJECT_ROOT, 'my-cognito-userpoolclient.json');
  runQuietly(generator().python, [join(FOLDER, 'generate.py'), language, folder, schema]);
}

/**
 * Runs a program without printing its output.
 * @throws Error with the end of its output, when it fails
 */
export function runQuietly(command: string, args: readonly string[], env = process.env): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: PROJECT_ROOT, encoding: 'utf8', env });
  if (status === 0) return;
  const output = error?.message ?? `${stdout}${stderr}`.trim().slice(-LONGEST_ERROR_OUTPUT).replaceAll(/\s+/g, ' ');
  throw new Error(`${basename(command)} failed: ${output}`);
}

/** The environment with the CloudFormation CLI, its plugins for Python and Java, and the library for Python. */
export function generator(): Venv {
  return ensureVenv({
    folder: '.venv-bench',
    what: 'the CloudFormation CLI and its plugins for Python and Java',
    requirements: FOLDER,
  });
}
