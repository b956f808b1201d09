import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';
import { ARTEFACTS } from './artefacts';
import { committedTree } from './committedTree';
import { namesIn, runScript } from './project';
import { renameType } from './rename';
import { type ReleasedFile, writeRelease } from './writeRelease';

/** From the project's root. */
export const RELEASE_FOLDER = 'build/release';

const FOLDER = join(PROJECT_ROOT, RELEASE_FOLDER);

/**
 * Makes a release of the last commit: the same bytes from the same commit.
 * @param typeName the name of the type, where it is not the project's own
 * @throws Error when the project has changes that are not committed, or when something cannot be made
 */
export async function makeRelease(typeName?: string): Promise<ReleasedFile[]> {
  const tree = committedTree();
  try {
    if (typeName !== undefined) giveName(tree.root, typeName);
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    return await writeRelease(tree.root, FOLDER, ARTEFACTS);
  } catch (error) {
    // Some files of a release could be taken for all of them.
    rmSync(FOLDER, { recursive: true, force: true });
    throw error;
  } finally {
    tree.remove();
  }
}

/** The generated class of the construct library is laid out by the length of its lines, so it is generated anew. */
function giveName(root: string, typeName: string): void {
  const { type } = namesIn(root);
  if (typeName === type) return;
  renameType(root, type, typeName);
  runScript(root, 'cdk', '--write');
}
