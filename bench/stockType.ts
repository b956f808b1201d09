import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../tools/childProcesses';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { install } from '../tools/setup/install.mjs';

/** The folder of the stock type, with its packages and its compiled code. */
export const STOCK_FOLDER = join(__dirname, 'stock');

/** The models are generated with the signature of class-transformer 0.3. The library needs the signature of version 0.5. */
const TRANSFORM_SIGNATURE = { generated: '(value: any, obj: any) =>', needed: '({ value, obj }) =>' };

/** Installs the packages of the stock type if they are not installed, and compiles it with the models of our schema. */
export async function buildStockType(): Promise<void> {
  if (!install('bench/stock')) {
    throw new Error('npm could not install the packages of bench/stock. Its output above says why.');
  }
  const models = readFileSync(join(PROJECT_ROOT, 'src', 'models.ts'), 'utf8');
  const adapted = models.replaceAll(TRANSFORM_SIGNATURE.generated, TRANSFORM_SIGNATURE.needed);
  writeFileSync(join(STOCK_FOLDER, 'src', 'models.ts'), adapted);
  await runTool('tsc', '-p', STOCK_FOLDER);
}
