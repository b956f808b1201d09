import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';
import { ARTEFACTS } from './artefacts';
import { committedTree } from './committedTree';
import { namesIn, runScript } from './project';
import { renameType } from './rename';
import { type ReleasedFile, writeRelease } from './writeRelease';

/** The path from the project's root. */
export const RELEASE_FOLDER = 'build/release';

const FOLDER = join(PROJECT_ROOT, RELEASE_FOLDER);

/**
 * Makes a release of the last commit. The same commit always gives the same bytes.
 * @param typeName another name for the type. Default: the project's name.
 * @throws Error when the project has uncommitted changes, or when an artefact cannot be made
 */
export async function makeRelease(typeName?: string): Promise<ReleasedFile[]> {
  const tree = committedTree();
  try {
    if (typeName !== undefined) setTypeName(tree.root, typeName);
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    return await writeRelease(tree.root, FOLDER, ARTEFACTS);
  } catch (error) {
    // A user could take a part of the files for the whole release.
    rmSync(FOLDER, { recursive: true, force: true });
    throw error;
  } finally {
    tree.remove();
  }
}

/**
 * Renames the type. The generated class of the construct library is generated again, because its formatting depends on the name.
 */
function setTypeName(root: string, typeName: string): void {
  const { type } = namesIn(root);
  if (typeName === type) return;
  renameType(root, type, typeName);
  runScript(root, 'cdk', '--write');
}
