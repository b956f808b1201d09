import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What is uploaded to Lambda. Both types' zips are stored, not deflated, so this is their size. */
export interface PackageSize {
  files: number;
  bytes: number;
}

/** @param folders of the files that go into the package */
export function packageSize(...folders: string[]): PackageSize {
  const sizes = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => statSync(join(folder, file))))
    .filter((stats) => stats.isFile())
    .map(({ size }) => size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
