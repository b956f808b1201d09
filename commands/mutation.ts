import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsOf, scoreOf, total } from '../campaigns/mutation/report';
import { resultTable } from '../campaigns/mutation/table';
import { runTool } from '../tools/childProcesses';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { writePart } from '../tools/writtenPart';

const REPORT = join(PROJECT_ROOT, 'build', 'mutation', 'report.json');

/** The least share of the mutants, in per cent, that the tests have to notice. */
const LEAST = 90;

/** `npm run mutation`: changes src/model in small ways, and tells which of the changes no test of test/src/model notices. */
export async function main(): Promise<number> {
  await runTool('stryker', 'run', 'campaigns/mutation/stryker.config.mjs');
  const results = resultsOf(JSON.parse(readFileSync(REPORT, 'utf8')));
  for (const { file, survivors } of results) {
    for (const survivor of survivors) console.log(`survived  src/model/${file}:${survivor}`);
  }
  const table = resultTable(results);
  writePart('guides/mutation.md', 'npm run mutation', table);
  console.log(`\n${table}\n\nWritten to guides/mutation.md.`);
  const score = scoreOf(total(results));
  if (score < LEAST) console.error(`${score} % is less than ${LEAST} %.`);
  return score < LEAST ? 1 : 0;
}
