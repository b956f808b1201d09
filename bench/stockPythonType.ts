import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATED_FOLDER, generate, generator } from './generator';
import type { Side } from './sides';

const FOLDER = join(__dirname, 'stockPython');
const GENERATED = join(GENERATED_FOLDER, 'python');
const SOURCES = join(GENERATED, 'src');
const PACKAGE = 'my_cognito_userpoolclient';

/** Low, because boto3 reads the API model again for every event. */
const LIVES_PER_ROUND = 3;

/** Generates the type in Python, and adds our handlers. */
export async function buildPythonType(): Promise<Omit<Side, 'name'>> {
  generate('python311', GENERATED);
  copyFileSync(join(FOLDER, 'handlers.py'), join(SOURCES, PACKAGE, 'handlers.py'));
  copyFileSync(join(FOLDER, 'measured.py'), join(SOURCES, 'measured.py'));
  const args = ['measured.py', `${PACKAGE}.handlers`, 'resource'];
  return { handler: { command: generator().python, args, folder: SOURCES }, livesPerRound: LIVES_PER_ROUND };
}
