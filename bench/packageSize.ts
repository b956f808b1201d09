import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The size of the upload to Lambda. Both types' zips are not compressed, so it is the size of their files. */
export interface PackageSize {
  files: number;
  bytes: number;
}

/** @param folders the folders whose files are in the package */
export function packageSize(...folders: string[]): PackageSize {
  const sizes = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => statSync(join(folder, file))))
    .filter((stats) => stats.isFile())
    .map(({ size }) => size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
