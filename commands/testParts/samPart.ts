import { ensureSamVenv } from '../../tools/sam/venv';
import { jestTests } from './jestPart';
import type { Ran } from './part';

/** The AWS SAM CLI deploys to the stacks of this machine. Its tests stand apart from jest's others: few need its packages. */
export function samTests(): Promise<Ran> {
  ensureSamVenv();
  return jestTests('test/local/sam/jest.config.mjs');
}
