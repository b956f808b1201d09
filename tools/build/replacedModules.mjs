import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPLACED_MODULES } from './replaced.cjs';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Puts the files of REPLACED_MODULES in their places.
 *
 * @type {import('esbuild').Plugin}
 */
export const replacedModules = {
  name: 'replaced modules',
  setup({ onResolve }) {
    /** @type {Map<string, string>} */
    const files = new Map(Object.entries(REPLACED_MODULES));
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = inPackages(resolve(resolveDir, path));
      const standIn = files.get(file.endsWith('.js') ? file : `${file}.js`);
      return standIn === undefined ? undefined : { path: resolve(PROJECT, standIn) };
    });
  },
};

/**
 * The path of a package's file from `node_modules` on. That folder may be a link to one outside of the project.
 *
 * @param {string} path
 */
function inPackages(path) {
  const file = path.replaceAll('\\', '/');
  return file.slice(file.lastIndexOf('/node_modules/') + 1);
}
