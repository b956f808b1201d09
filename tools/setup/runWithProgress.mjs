/**
 * Runs a program that may print nothing for minutes, and prints every ten seconds that it is still running:
 * `node runWithProgress.mjs WHAT PROGRAM [arguments]`. It is a separate process, so that its caller can wait with spawnSync.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** The tests set a shorter time. */
const SECONDS = Number(process.env.PROGRESS_SECONDS ?? 10);

const [what, program = '', ...args] = process.argv.slice(2);
const started = Date.now();
const timer = setInterval(() => {
  const seconds = Math.round((Date.now() - started) / 1000);
  console.error(`  ... still installing ${what} (${seconds} s)`);
}, SECONDS * 1000);

// All output goes to stderr: stdout is for the command that follows.
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
