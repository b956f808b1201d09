import { compileLibrary, packLibrary } from '../../cdk/generator/library';
import { installWheel } from '../../cdk/generator/venv';
import { runTool } from '../../tools/childProcesses';
import { jestTests } from './jestPart';
import type { Ran } from './part';

/** Checks that the construct library is up to date, compiles, has the types of aws-cdk-lib's class, and makes the right templates. */
export async function cdkTests(): Promise<Ran> {
  await compileLibrary();
  await runTool('tsc', '--project', 'cdk/test');
  const packages = await packLibrary();
  for (const { file } of packages.filter((one) => one.file.endsWith('.whl'))) installWheel(file);
  return jestTests('cdk/test/jest.config.mjs');
}
