import { bundle } from '../../local/build/bundle.mjs';

/** The tests run against the bundle as it is built from the sources of now. */
export default async function buildBundle() {
  await bundle();
}
