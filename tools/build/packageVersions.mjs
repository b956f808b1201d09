import { readFile } from 'node:fs/promises';

/**
 * The SDK's clients import their package.json, but read only the version, for their user agent. This plugin leaves the rest out
 * of the bundle.
 *
 * @type {import('esbuild').Plugin}
 */
export const packageVersions = {
  name: 'package versions',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/]@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
