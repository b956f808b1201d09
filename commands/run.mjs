/**
 * Runs one of the project's commands: `node commands/run.mjs <command> [arguments]`. First it installs the packages and builds the
 * bundle, if the command needs them and they are missing or old. Then it runs the command in the same process, so that the
 * command receives signals.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { errorText } from './errorText.cjs';

// Turns off the SDK's warning that its releases from 2027 on need a newer Node.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/**
 * The commands. Each is a file in this folder.
 * - `bundle`: needs the built bundle.
 * - `signals`: handles SIGINT and SIGTERM itself.
 * - `packages`: more folders whose packages the command needs.
 * - `announced`: prints its expected duration first.
 * - `passesOn`: passes its arguments to a program that has its own help.
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
 * Prints the help from a file, without installing, building or starting anything. Without `--help`, runs the command.
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
    // Node's own reaction to a signal does not run the exit handlers, which end child processes.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
      process.once(signal, () => process.exit(128 + constants.signals[signal]));
    }
  }
  // The reader of the output may stop before its end, as `head` does. A command that handles signals goes on, and cleans up.
  process.stdout.on('error', (error) => {
    if (!command.signals) process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1);
  });
  // There is no other place for the error.
  process.stderr.on('error', () => undefined);

  if (command.announced) {
    const announcement = (await import('./testParts/cost.cjs')).announcementFor(args);
    if (announcement !== undefined) console.log(announcement);
  }
  const { install } = await import('../tools/setup/install.mjs');
  for (const folder of ['', ...(command.packages ?? [])]) if (!install(folder)) return 1;
  try {
    if (command.bundle) await (await import('../tools/build/currentBundle.mjs')).ensureBundle();
    const require = createRequire(import.meta.url);
    require('tsx/cjs/api').register();
    return await require(`./${name}.ts`).main(args);
  } catch (error) {
    console.error(`npm run ${name}: ${errorText(error)}`);
    return 1;
  }
}

function usage() {
  const text = `Usage: node commands/run.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`;
  if (!isHelp(name)) console.error(text);
  else console.log(text);
  return isHelp(name) ? 0 : 1;
}
