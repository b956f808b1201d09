import { bundle } from '../../tools/build/bundle.mjs';
import { install } from '../../tools/setup/install.mjs';

/** The tests run against the bundle as it is built from the sources of now, some of them on the Node of the Lambda runtime. */
export default async function buildBundle() {
  await bundle();
  if (!install('local/lambda/node')) throw new Error('The Node of the Lambda runtime could not be installed.');
}
