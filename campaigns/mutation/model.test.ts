/**
 * The unit tests of src/model in one file. For each test file, Jest makes an environment and loads the sources again. That takes
 * longer than the tests themselves, and Jest would do it for every mutant.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const folder = join(PROJECT_ROOT, 'test', 'src', 'model');

/** The test files that are not run for mutants. */
const LEFT_OUT = [
  // It asks the local Cognito about hundreds of states, which is too slow.
  'differential.test.ts',
  // It runs the compiler on the types. Stryker does not mutate types, and its sandbox does not have the compiler's configuration.
  'sdkMembers.test.ts',
];

for (const file of readdirSync(folder)) {
  if (file.endsWith('.test.ts') && !LEFT_OUT.includes(file)) describe(file, () => void require(join(folder, file)));
}
