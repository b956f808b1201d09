import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPLACED_MODULES } from './replaced.cjs';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Replaces the files in REPLACED_MODULES.
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
      const replacement = files.get(file.endsWith('.js') ? file : `${file}.js`);
      return replacement === undefined ? undefined : { path: resolve(PROJECT, replacement) };
    });
  },
};

/**
 * The path of a package's file, starting with `node_modules`. That folder may be a link to a folder outside the project.
 *
 * @param {string} path
 */
function inPackages(path) {
  const file = path.replaceAll('\\', '/');
  return file.slice(file.lastIndexOf('/node_modules/') + 1);
}
