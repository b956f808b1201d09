import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../tools/childProcesses';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { install } from '../tools/setup/install.mjs';

/** The folder of the stock type, with its packages and what is compiled of it. */
export const STOCK_FOLDER = join(__dirname, 'stock');

/** The signature of class-transformer 0.3, for which the models are generated, and that of the 0.5 which the library needs. */
const TRANSFORM_SIGNATURE = { generated: '(value: any, obj: any) =>', mended: '({ value, obj }) =>' };

/** Installs the packages of the stock type, unless that was done, and compiles it with models generated from our schema. */
export async function buildStockType(): Promise<void> {
  if (!install('bench/stock')) throw new Error('The packages of the stock type could not be installed.');
  const models = readFileSync(join(PROJECT_ROOT, 'src', 'models.ts'), 'utf8');
  const mended = models.replaceAll(TRANSFORM_SIGNATURE.generated, TRANSFORM_SIGNATURE.mended);
  writeFileSync(join(STOCK_FOLDER, 'src', 'models.ts'), mended);
  await runTool('tsc', '-p', STOCK_FOLDER);
}
