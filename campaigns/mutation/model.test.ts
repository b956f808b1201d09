/**
 * The unit tests of src/model as one file. For each file of tests jest makes an environment and loads the sources anew, which takes
 * longer than the tests themselves, and is done for every mutant.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const folder = join(PROJECT_ROOT, 'test', 'src', 'model');

/** Tests that are not run for mutants. */
const LEFT_OUT = [
  // Asks the local Cognito about hundreds of states, each time anew.
  'differential.test.ts',
  // Runs the compiler over the types. Stryker takes them out of its reach, and mutates no type.
  'sdkMembers.test.ts',
];

for (const file of readdirSync(folder)) {
  if (file.endsWith('.test.ts') && !LEFT_OUT.includes(file)) describe(file, () => void require(join(folder, file)));
}
