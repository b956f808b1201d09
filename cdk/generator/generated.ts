import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { cfnUserPoolClientSource } from './cfnUserPoolClient';
import { readResourceSchema } from './resourceSchema';

const FILE = 'cdk/src/cfnUserPoolClient.ts';

/** Writes the generated class of the construct library. Returns the path of its file. */
export function writeGenerated(): string {
  writeFileSync(join(PROJECT_ROOT, FILE), generated());
  return FILE;
}

/** @throws Error when the class in the file differs from the generated one */
export function checkGenerated(): void {
  if (readFileSync(join(PROJECT_ROOT, FILE), 'utf8') !== generated()) {
    throw new Error(`${FILE} does not match the schema. Run npm run cdk -- --write.`);
  }
}

/** The generated source, formatted like all code of the project. */
function generated(): string {
  const { status, stdout, stderr } = spawnSync(
    join(PROJECT_ROOT, 'node_modules', '.bin', 'biome'),
    ['format', `--stdin-file-path=${FILE}`],
    { cwd: PROJECT_ROOT, input: cfnUserPoolClientSource(readResourceSchema()), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Biome can't format the generated source:\n${stderr}`);
  return stdout;
}
