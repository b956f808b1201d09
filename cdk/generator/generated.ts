import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { cfnUserPoolClientSource } from './cfnUserPoolClient';
import { readResourceSchema } from './resourceSchema';

const FILE = 'cdk/src/cfnUserPoolClient.ts';

/** Writes the generated class of the construct library; answers where. */
export function writeGenerated(): string {
  writeFileSync(join(PROJECT_ROOT, FILE), generated());
  return FILE;
}

/** @throws Error when the class is not as it would be generated now */
export function checkGenerated(): void {
  if (readFileSync(join(PROJECT_ROOT, FILE), 'utf8') !== generated()) {
    throw new Error(`${FILE} is not what the schema makes of it. Run npm run cdk -- --write.`);
  }
}

/** The source, formatted as all others are. */
function generated(): string {
  const { status, stdout, stderr } = spawnSync(
    join(PROJECT_ROOT, 'node_modules', '.bin', 'biome'),
    ['format', `--stdin-file-path=${FILE}`],
    { cwd: PROJECT_ROOT, input: cfnUserPoolClientSource(readResourceSchema()), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Biome can't format what is generated:\n${stderr}`);
  return stdout;
}
