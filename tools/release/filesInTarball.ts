import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import type { Files } from '../package/zip';

/** The files of an npm package, by their paths in the package. */
export function filesInTarball(tarball: Uint8Array): Files {
  // The library reads the whole buffer of an array, so the array is copied into a separate buffer.
  const entries = parseTar(new Uint8Array(gunzipSync(tarball))).filter(({ type }) => type === 'file');
  return Object.fromEntries(entries.map(({ name, data = new Uint8Array() }) => [name.replace(/^package\//, ''), data]));
}
