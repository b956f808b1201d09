/**
 * Runs a program that may be silent for minutes, and says every ten seconds that it is still at work:
 * `node signsOfLife.mjs WHAT PROGRAM [arguments]`. It is a process of its own, so that its caller may wait with spawnSync.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** The tests set another one. */
const SECONDS = Number(process.env.SIGN_OF_LIFE_SECONDS ?? 10);

const [what, program = '', ...args] = process.argv.slice(2);
const started = Date.now();
const timer = setInterval(() => {
  const seconds = Math.round((Date.now() - started) / 1000);
  console.error(`  ... still installing ${what} (${seconds} s)`);
}, SECONDS * 1000);

// All that it prints goes to stderr: stdout belongs to the command that follows.
const child = spawn(program, args, { stdio: ['ignore', 2, 2] });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('error', ({ message }) => {
  console.error(message);
  end(127);
});
child.on('exit', (code, signal) => end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));

/** @param {number} code */
function end(code) {
  clearInterval(timer);
  process.exitCode = code;
}
