import { compileLibrary } from '../cdk/library';
import { jestTests } from './jestPart';
import { runTool } from './process';

/** The construct library: that it is up to date, compiles, has the types of aws-cdk-lib's class, and makes the right templates. */
export async function cdkTests(): Promise<string> {
  await compileLibrary();
  await runTool('tsc', '--project', 'cdk/test');
  return jestTests('cdk/test/jest.config.mjs');
}
