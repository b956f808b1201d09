import { text } from 'node:stream/consumers';
import { exitCode, start } from '../../../tools/childProcesses';
import { ensureVenv } from '../../../tools/contract/venv';
import { NO_ACCOUNT } from '../../../tools/noAccount';
import { pythonEnvironment } from './stackEngine';

/** The template after SAM's macro, or the reason for which SAM refuses it. */
export type Expanded = { template: Record<string, unknown> } | { refusal: string };

/**
 * Runs SAM's macro on a template that is not packaged, with the same library as the engine. The functions do not get their code.
 * @param template with functions instead of short tags
 * @throws Error if the program fails; stderr has the reason
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
  if (stdin === null || stdout === null) throw new Error('The program has no pipes.');
  stderr?.pipe(process.stderr);
  const answer = text(stdout);
  // The program may end before it reads its input. Then its exit code shows the failure.
  stdin.on('error', () => undefined);
  stdin.end(JSON.stringify({ template, parameters }));
  if ((await exitCode(program)) !== 0) throw new Error("SAM's macro failed. The output above has the reason.");
  return JSON.parse(await answer) as Expanded;
}
