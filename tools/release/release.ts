import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';
import { ARTEFACTS } from './artefacts';
import { billOfMaterials } from './billOfMaterials';
import { committedTree } from './committedTree';
import { ARCHIVE, filesIn } from './contents';
import { namesIn, runScript, take, versionIn } from './project';
import { renameType } from './rename';

/** From the project's root. */
export const RELEASE_FOLDER = 'build/release';

const FOLDER = join(PROJECT_ROOT, RELEASE_FOLDER);

export interface ReleasedFile {
  name: string;
  bytes: number;
  /** In hexadecimal digits. */
  sha256: string;
}

/**
 * Makes a release of the last commit: the same bytes from the same commit.
 * @param typeName the name of the type, where it is not the project's own
 * @throws Error when the project has changes that are not committed, or when something cannot be made
 */
export async function makeRelease(typeName?: string): Promise<ReleasedFile[]> {
  const tree = committedTree();
  try {
    if (typeName !== undefined) await giveName(tree.root, typeName);
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    const version = versionIn(tree.root);
    const names = [take(tree.root, 'LICENSE', FOLDER, 'LICENSE')];
    for (const pack of ARTEFACTS) names.push(...(await pack(tree.root, FOLDER, version)));
    const license = licenseIn(tree.root);
    const bills = names.filter((name) => ARCHIVE.test(name)).map((name) => writeBill(name, version, license));
    const files = [...names, ...bills].sort().map(released);
    writeFileSync(join(FOLDER, 'SHA256SUMS'), files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''));
    return [...files, released('SHA256SUMS')];
  } finally {
    tree.remove();
  }
}

/** The generated class of the construct library is laid out by the length of its lines, so it is generated anew. */
async function giveName(root: string, typeName: string): Promise<void> {
  const { type } = namesIn(root);
  if (typeName === type) return;
  renameType(root, type, typeName);
  await runScript(root, 'cdk', '--write');
}

function licenseIn(root: string): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).license;
}

function writeBill(artefact: string, version: string, license: string): string {
  const { sha256 } = released(artefact);
  const name = `${artefact}.cdx.json`;
  const files = filesIn(join(FOLDER, artefact));
  writeFileSync(join(FOLDER, name), billOfMaterials({ name: artefact, version, license, sha256, files }));
  return name;
}

function released(name: string): ReleasedFile {
  const content = readFileSync(join(FOLDER, name));
  return { name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
