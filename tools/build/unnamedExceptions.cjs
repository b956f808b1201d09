const { readFile } = require('node:fs/promises');

/** The schema and the registration of an exception class, in the generated schemas of an SDK client. */
const EXCEPTION = /^export var (\w+)\$ = \[-3, n0,[^;]*?^\];\nn0_registry\.registerError\(\1\$, \1\);\n/gm;

/**
 * The SDK has a class for each exception of a service, and a general class for exceptions that it does not know. An error of the
 * general class has the same name, message, fault and metadata. The handlers read only these, so the bundle has only the general
 * class.
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
 * @param {string} path the path of the source
 * @throws Error when the SDK registers exceptions in another form. Otherwise they would stay in the bundle without notice.
 */
function withoutExceptions(schemas, path) {
  const rest = schemas.replace(EXCEPTION, '');
  if (!rest.includes('n0_registry.registerError(')) return rest;
  throw new Error(`${path} registers exceptions in a new form. Change the pattern in tools/build/unnamedExceptions.cjs.`);
}

exports.withoutExceptions = withoutExceptions;
