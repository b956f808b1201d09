import { readFile } from 'node:fs/promises';

/**
 * What the SDK's clients read of their own package.json, for their user agent, is its version. The rest, scripts and lists of
 * dependencies, stays out of the bundle.
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
