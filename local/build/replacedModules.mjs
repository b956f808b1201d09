import { relative, resolve } from 'node:path';
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
      const file = relative(PROJECT, resolve(resolveDir, path)).replaceAll('\\', '/');
      const standIn = files.get(file.endsWith('.js') ? file : `${file}.js`);
      return standIn === undefined ? undefined : { path: resolve(PROJECT, standIn) };
    });
  },
};
