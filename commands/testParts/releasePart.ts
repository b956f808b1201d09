import { ensureCdkVenv } from '../../cdk/generator/venv';
import { ensureWheelVenv } from '../../cdk/generator/wheel';
import { install } from '../../tools/setup/install.mjs';
import { jestTests } from './jestPart';
import type { Ran } from './part';

/** Checks that a commit always gives the same release files, and that they can be installed and used. */
export async function releaseTests(): Promise<Ran> {
  if (!install('cdk')) throw new Error('The packages of cdk/ are not there.');
  if (!install('local/lambda/node')) throw new Error('The Node of the Lambda runtime could not be installed.');
  ensureCdkVenv();
  ensureWheelVenv();
  return jestTests('test/release/artefacts/jest.config.mjs');
}
