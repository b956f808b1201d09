/**
 * Records the answers of a release to the stories, for the tests of later releases:
 *
 *     npx tsx test/release/record.ts VERSION CHECKOUT    for a new release; CHECKOUT has its sources, after `npm run build` there
 *     npx tsx test/release/record.ts VERSION             for a recorded release, after a change of the stories
 *
 * The folder test/release/VERSION has the schema, the compressed bundle, the licences of its packages, and a file for each story.
 * The files have fixed ids in place of the ids of the run, so a second recording gives the same files.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { play } from './play';
import { fileOf, type RecordedStep } from './recording';
import { ReleaseWorld } from './releaseWorld';
import { STORIES } from './stories';

const USAGE = 'Usage: npx tsx test/release/record.ts VERSION [CHECKOUT], with a version such as 1.0.0';

async function main([version = '', checkout, ...others]: string[]): Promise<number> {
  if (!/^\d+\.\d+\.\d+$/.test(version) || others.length > 0) {
    console.error(USAGE);
    return 1;
  }
  const folder = join(__dirname, version);
  if (checkout !== undefined && !existsSync(bundleIn(checkout))) {
    console.error(`${bundleIn(checkout)} is not there. Run "npm run build" in ${checkout} first.`);
    return 1;
  }
  if (checkout !== undefined) copyRelease(checkout, folder);
  if (!existsSync(folder)) {
    console.error(`Release ${version} is not recorded yet. Add the folder of its sources to the command.\n${USAGE}`);
    return 1;
  }
  await recordStories(version);
  return 0;
}

const bundleIn = (checkout: string) => join(checkout, 'build', 'TypeFunction', 'dist', 'handlers.js');

/** Copies the files of a release. */
function copyRelease(checkout: string, folder: string): void {
  const built = join(checkout, 'build', 'TypeFunction');
  const bundle = readFileSync(bundleIn(checkout));
  mkdirSync(folder, { recursive: true });
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bundle.length };
  writeFileSync(join(folder, 'handlers.js.br'), brotliCompressSync(bundle, { params }));
  copyFileSync(join(built, 'THIRD-PARTY-LICENSES'), join(folder, 'THIRD-PARTY-LICENSES'));
  copyFileSync(join(checkout, 'my-cognito-userpoolclient.json'), join(folder, 'schema.json'));
}

async function recordStories(version: string): Promise<void> {
  const world = await ReleaseWorld.open();
  try {
    const handle = await world.older(version);
    for (const [name, story] of Object.entries(STORIES)) {
      const file = fileOf(version, name);
      writeFileSync(file, inLines(await play(world, handle, name, story)));
      console.log(file);
    }
  } finally {
    await world.close();
  }
}

/** Writes each step on one line, so that a diff shows the step. */
function inLines(steps: readonly RecordedStep[]): string {
  return `[\n${steps.map((step) => JSON.stringify(step)).join(',\n')}\n]\n`;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
