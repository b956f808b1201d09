import { text } from 'node:stream/consumers';
import { exitCode, start } from '../../../tools/childProcesses';
import { ensureVenv } from '../../../tools/contract/venv';
import { NO_ACCOUNT } from '../../../tools/noAccount';
import { pythonEnvironment } from './stackEngine';

/** What SAM's macro makes of a template, or why it refuses it. */
export type Expanded = { template: Record<string, unknown> } | { refusal: string };

/**
 * Expands the macro of SAM in a template that is not packaged, by the same library as the engine does. No function gets its code.
 * @param template with short tags spelled out
 * @throws Error when the program can't run; stderr says why
 */
export async function expandServerless(
  template: Record<string, unknown>,
  parameters: Readonly<Record<string, string>>,
): Promise<Expanded> {
  const { python } = ensureVenv();
  const program = start(python, ['-W', 'ignore', '-m', 'stacks.expand'], {
    env: pythonEnvironment(NO_ACCOUNT),
    input: 'pipe',
    output: 'pipe',
  });
  const { stdin, stdout, stderr } = program;
  if (stdin === null || stdout === null) throw new Error('A program without its pipes.');
  stderr?.pipe(process.stderr);
  const answer = text(stdout);
  // A program that ends early says why by its exit code.
  stdin.on('error', () => undefined);
  stdin.end(JSON.stringify({ template, parameters }));
  if ((await exitCode(program)) !== 0) throw new Error('The macro of SAM could not be expanded; stderr says why.');
  return JSON.parse(await answer) as Expanded;
}
