import { join } from 'node:path';
import { runToItsEnd } from '../local/childProcesses';
import { PROJECT_ROOT } from '../local/projectRoot';
import { ensureVenv, type Venv } from '../local/venv';

const FOLDER = join(__dirname, 'generator');

/**
 * Begins a type of our schema in a language, as `cfn init` and `cfn generate` do.
 * @param folder is made anew
 */
export async function generate(language: string, folder: string): Promise<void> {
  const schema = join(PROJECT_ROOT, 'my-cognito-userpoolclient.json');
  await runToItsEnd(generator().python, [join(FOLDER, 'generate.py'), language, folder, schema]);
}

/** The CloudFormation CLI with its plugins for Python and Java, and the library of the former. */
export function generator(): Venv {
  return ensureVenv({
    folder: 'bench/generator/.venv',
    what: 'the CloudFormation CLI with its plugins for Python and Java',
    requirements: FOLDER,
  });
}
