import { ensureBundle } from '../../tools/build/currentBundle.mjs';
import { install } from '../../tools/setup/install.mjs';

/** Builds the bundle for the tests, and installs the Node of the Lambda runtime, on which some tests run it. */
export default async function buildBundle() {
  await ensureBundle();
  if (!install('local/lambda/node')) throw new Error('The Node of the Lambda runtime could not be installed.');
}
