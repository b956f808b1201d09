import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import type { Files } from '../package/zip';

/** The files of an npm package, by their paths in it. */
export function filesInTarball(tarball: Uint8Array): Files {
  // The library reads the whole buffer behind an array, so the array gets one of its own.
  const entries = parseTar(new Uint8Array(gunzipSync(tarball))).filter(({ type }) => type === 'file');
  return Object.fromEntries(entries.map(({ name, data = new Uint8Array() }) => [name.replace(/^package\//, ''), data]));
}
