import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsOf, scoreOf, total } from '../campaigns/mutation/report';
import { resultTable } from '../campaigns/mutation/table';
import { runTool } from '../tools/childProcesses';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { writePart } from '../tools/writtenPart';
import { withOptions } from './options';
import { usageOf } from './usage';

const REPORT = join(PROJECT_ROOT, 'build', 'mutation', 'report.json');

/** The least percentage of mutants that the tests have to notice. */
const LEAST_SCORE = 90;

/** `npm run mutation`: changes src/model in small ways, and prints the changes that no test of test/src/model notices. */
export function main(args: string[]): Promise<number> {
  return withOptions({ usage: usageOf('mutation'), config: { args }, read: () => undefined }, mutate);
}

async function mutate(): Promise<number> {
  await runTool('stryker', 'run', 'campaigns/mutation/stryker.config.mjs');
  const results = resultsOf(JSON.parse(readFileSync(REPORT, 'utf8')));
  for (const { file, survivors } of results) {
    for (const survivor of survivors) console.log(`survived  src/model/${file}:${survivor}`);
  }
  const table = resultTable(results);
  writePart('guides/mutation.md', 'npm run mutation', table);
  console.log(`\n${table}\n\nWritten to guides/mutation.md.`);
  const score = scoreOf(total(results));
  if (score < LEAST_SCORE) {
    console.error(
      `The tests noticed ${score} % of the mutants. They must notice ${LEAST_SCORE} %: add tests for the survivors above.`,
    );
  }
  return score < LEAST_SCORE ? 1 : 0;
}
