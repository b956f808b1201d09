// node test/release/pack.cjs ROOT FOLDER VERSION: packs both packages from the project at ROOT. In a process of its own, which has a
// umask and a time zone of its own, and can load the ES modules of tools/build.
require('tsx/cjs/api').register();
const { join } = require('node:path');

const [root = '', folder = '', version = ''] = process.argv.slice(2);

async function pack() {
  const { packLocalCognito } = require(join(root, 'tools/release/localCognito.ts'));
  const { packUserPoolClientTools } = require(join(root, 'tools/release/userPoolClientTools.ts'));
  const files = [...(await packLocalCognito(root, folder, version)), ...(await packUserPoolClientTools(root, folder, version))];
  console.log(JSON.stringify(files));
}

pack();
