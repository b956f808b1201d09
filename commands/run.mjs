/**
 * Runs one of the project's commands: `node commands/run.mjs <command> [arguments]`. It installs the packages and builds the
 * bundle where the command needs them, and then runs the command in this same process, so that a signal sent to it arrives.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';

// Here the SDK also runs on older versions of Node than the Lambda runtime's; what it warns of is the release of 2027.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/**
 * The commands, each a file in this folder. `signals` is set for one that stops by itself on SIGINT and SIGTERM, `packages`
 * names folders whose packages it needs beside the project's, `announced` is set for one that says at its start what it takes.
 * `passesOn` is set for one that passes its arguments on to a program with a help of its own.
 * @type {Record<string, Command>}
 *
 * @typedef {{ bundle?: boolean; signals?: boolean; packages?: string[]; announced?: boolean; passesOn?: boolean }} Command
 */
const COMMANDS = {
  start: { bundle: true, signals: true },
  local: { bundle: true, signals: true },
  fidelity: { signals: true },
  build: {},
  chaos: { bundle: true },
  cfn: { passesOn: true },
  package: { bundle: true },
  cdk: {},
  release: { packages: ['cdk'] },
  examples: {},
  check: {},
  migrate: {},
  record: { bundle: true },
  watchApi: {},
  test: { announced: true },
  properties: { bundle: true },
  mutation: {},
  words: {},
  bench: { packages: ['local/lambda/node'] },
  benchCognito: {},
  benchScale: { bundle: true, packages: ['local/lambda/node'] },
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
process.exitCode = command ? await helpOr(command) : usage();

/**
 * What `--help` prints stands in a file, so nothing is installed, built or started for it.
 * @param {Command} command
 */
function helpOr(command) {
  if (!(command.passesOn ? args.slice(0, 1) : args).some(isHelp)) return run(command);
  // The reader may stop before the end, as `head` does.
  process.stdout.on('error', () => undefined);
  process.stdout.write(readFileSync(new URL(`./help/${name}.txt`, import.meta.url)));
  return 0;
}

/** @param {string} arg */
function isHelp(arg) {
  return arg === '--help' || arg === '-h';
}

/** @param {Command} command */
async function run(command) {
  if (!command.signals) {
    // An exit of our own, so that what hangs on it is done: child processes are ended.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
      process.once(signal, () => process.exit(128 + constants.signals[signal]));
    }
  }
  // Whoever reads our output may stop before its end, as `head` does. A command that stops by itself tidies up first.
  process.stdout.on('error', (error) => {
    if (!command.signals) process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1);
  });
  // Nobody is left to tell.
  process.stderr.on('error', () => undefined);

  if (command.announced) {
    const announcement = (await import('./testParts/cost.cjs')).announcementFor(args);
    if (announcement !== undefined) console.log(announcement);
  }
  const { install } = await import('../tools/setup/install.mjs');
  for (const folder of ['', ...(command.packages ?? [])]) if (!install(folder)) return 1;
  try {
    if (command.bundle) await (await import('../tools/build/bundle.mjs')).bundle();
    const require = createRequire(import.meta.url);
    require('tsx/cjs/api').register();
    return await require(`./${name}.ts`).main(args);
  } catch (error) {
    console.error(`npm run ${name}: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

function usage() {
  const text = `Usage: node commands/run.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`;
  if (!isHelp(name)) console.error(text);
  else console.log(text);
  return isHelp(name) ? 0 : 1;
}
