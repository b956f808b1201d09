import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A package of node_modules that has code in the bundle.
 *
 * @typedef {object} BundledPackage
 * @property {string} folder from the project's root
 * @property {string} name
 * @property {string} version
 * @property {string} license as in its package.json
 * @property {number} bytes the size of its code in the bundle
 */

/** The folder of a file's package. A package can have a node_modules folder with other packages. */
const PACKAGE_FOLDER = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * The packages in a bundle, the largest first.
 *
 * @param {import('esbuild').Metafile} metafile of a build with one output
 * @param {string} root the project's folder
 * @returns {BundledPackage[]}
 */
export function packagesIn(metafile, root) {
  const [output] = Object.values(metafile.outputs);
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const [file, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const folder = packageFolder(file);
    if (folder !== undefined) sizes.set(folder, (sizes.get(folder) ?? 0) + bytesInOutput);
  }
  return [...sizes]
    .map(([folder, bytes]) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      return { folder, name, version, license, bytes };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

/**
 * @param {string} file from the project's root
 * @returns {string | undefined} undefined for one of the project's own files
 */
export function packageFolder(file) {
  return PACKAGE_FOLDER.exec(file)?.[0];
}
