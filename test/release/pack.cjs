// node test/release/pack.cjs ROOT FOLDER VERSION [PACKAGE...]: packs these packages, or all, from the project at ROOT. It is a
// separate process, so that it can have another umask and time zone, and can load the ES modules of tools/build.
require('tsx/cjs/api').register();
const { join } = require('node:path');

const [root = '', folder = '', version = '', ...only] = process.argv.slice(2);

async function pack() {
  const { packLocalCognito } = require(join(root, 'tools/release/localCognito.ts'));
  const { packUserPoolClientTools } = require(join(root, 'tools/release/userPoolClientTools.ts'));
  const packers = { 'local-cognito': packLocalCognito, 'userpoolclient-tools': packUserPoolClientTools };
  /** @type {string[]} */
  const files = [];
  for (const [name, packer] of Object.entries(packers)) {
    if (only.length === 0 || only.includes(name)) files.push(...(await packer(root, folder, version)));
  }
  console.log(JSON.stringify(files));
}

pack();
