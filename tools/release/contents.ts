import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Files } from '../package/zip';
import { filesInTarball } from './filesInTarball';

/** The names of artefacts that contain files. The other artefacts are single files. */
export const ARCHIVE = /\.(zip|whl|tgz)$/;

/** The files in an artefact, by their paths. The path of a file in an inner archive begins with the archive's path and a `!`. */
export function filesIn(path: string): Files {
  return filesOf(path, readFileSync(path));
}

function filesOf(path: string, bytes: Uint8Array): Files {
  const files = path.endsWith('.tgz') ? filesInTarball(bytes) : unzipSync(bytes);
  const nested = Object.entries(files).flatMap(([name, data]) => (ARCHIVE.test(name) ? within(name, data) : []));
  return { ...files, ...Object.fromEntries(nested) };
}

const within = (archive: string, bytes: Uint8Array) =>
  Object.entries(filesOf(archive, bytes)).map(([name, data]) => [`${archive}!${name}`, data] as const);
