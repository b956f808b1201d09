import { ensureSamVenv } from '../../tools/sam/venv';
import { jestTests } from './jestPart';
import type { Ran } from './part';

/** Deploys with the AWS SAM CLI to the local stacks. It is a separate part, because the CLI needs 330 MB of packages. */
export function samTests(): Promise<Ran> {
  ensureSamVenv();
  return jestTests('test/local/sam/jest.config.mjs');
}
