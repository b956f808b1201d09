import { runTool } from '../../tools/childProcesses';
import { violations } from '../../tools/words/budget';
import { findingsIn, totals } from '../../tools/words/count';

/** Biome's rules and format, then the budget of words. */
export async function lint(): Promise<string> {
  await runTool('biome', 'check', '--error-on-warnings');
  const found = violations(totals(findingsIn([])));
  if (found.length > 0) throw new Error(found.join('\n'));
  return 'no findings, and the words keep their budget';
}
