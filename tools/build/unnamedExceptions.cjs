const { readFile } = require('node:fs/promises');

/** A class of an SDK client's exceptions, as its generated schemas describe and register it. */
const EXCEPTION = /^export var (\w+)\$ = \[-3, n0,[^;]*?^\];\nn0_registry\.registerError\(\1\$, \1\);\n/gm;

/**
 * The SDK has a class for each exception of a service, and one more for all exceptions that are newer than its release. An error
 * of that one class has the same name, message, fault and metadata. The handlers go by these and never ask for a class, so the
 * bundle has that one class alone.
 *
 * @type {import('esbuild').Plugin}
 */
exports.unnamedExceptions = {
  name: 'unnamed exceptions',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/][^\\/]+\.js$/ }, async ({ path }) => {
      return { contents: withoutExceptions(await readFile(path, 'utf8'), path), loader: 'js' };
    });
  },
};

/**
 * @param {string} schemas the source of a client's schemas
 * @param {string} path of it
 * @throws Error where the SDK registers its exceptions in another form, in which they would all stay in the bundle
 */
function withoutExceptions(schemas, path) {
  const rest = schemas.replace(EXCEPTION, '');
  if (!rest.includes('n0_registry.registerError(')) return rest;
  throw new Error(`${path} registers exceptions in a form that tools/build/unnamedExceptions.cjs does not know.`);
}

exports.withoutExceptions = withoutExceptions;
