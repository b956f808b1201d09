import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Archive, billOfMaterials } from './billOfMaterials';
import { ARCHIVE, filesIn } from './contents';
import { take } from './project';

/**
 * Makes files of a release from the project at `root`.
 * @param folder the folder for the files
 * @returns the names of the files
 */
export type Pack = (root: string, folder: string, version: string) => Promise<string[]>;

export interface ReleasedFile {
  name: string;
  bytes: number;
  /** In hexadecimal digits. */
  sha256: string;
}

/** Writes a release of the project at `root` into a folder: the artefacts, their bills of materials and their checksums. */
export async function writeRelease(root: string, folder: string, packs: readonly Pack[]): Promise<ReleasedFile[]> {
  const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = [take(root, 'LICENSE', folder, 'LICENSE')];
  for (const pack of packs) names.push(...(await pack(root, folder, version)));
  const archives = names.filter((name) => ARCHIVE.test(name)).map((name) => released(folder, name));
  const bills = archives.map((archive) => writeBill(folder, { ...archive, version, license }));
  const files = [...names, ...bills].sort().map((name) => released(folder, name));
  writeFileSync(join(folder, 'SHA256SUMS'), files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''));
  return [...files, released(folder, 'SHA256SUMS')];
}

function writeBill(folder: string, archive: Omit<Archive, 'files'>): string {
  const name = `${archive.name}.cdx.json`;
  writeFileSync(join(folder, name), billOfMaterials({ ...archive, files: filesIn(join(folder, archive.name)) }));
  return name;
}

function released(folder: string, name: string): ReleasedFile {
  const content = readFileSync(join(folder, name));
  return { name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
