import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsOf, scoreOf, total } from '../mutation/report';
import { resultTable } from '../mutation/table';
import { PROJECT_ROOT } from '../projectRoot';
import { runTool } from '../testing/process';

const REPORT = join(PROJECT_ROOT, 'build', 'mutation', 'report.json');
const GUIDE = join(PROJECT_ROOT, 'guides', 'mutation.md');
/** What stands between these lines of the guide is this command's. */
const MARKERS = /(?<=<!-- written by npm run mutation -->\n)[\s\S]*(?=<!-- end -->)/;

/** The least share of the mutants, in per cent, that the tests have to notice. */
const LEAST = 90;

/** `npm run mutation`: changes src/model in small ways, and tells which of the changes no test of test/model notices. */
export async function main(): Promise<number> {
  await runTool('stryker', 'run', 'local/mutation/stryker.config.mjs');
  const results = resultsOf(JSON.parse(readFileSync(REPORT, 'utf8')));
  for (const { file, survivors } of results) {
    for (const survivor of survivors) console.log(`survived  src/model/${file}:${survivor}`);
  }
  const table = resultTable(results);
  writeFileSync(
    GUIDE,
    readFileSync(GUIDE, 'utf8').replace(MARKERS, () => `\n${table}\n\n`),
  );
  console.log(`\n${table}\n\nWritten to guides/mutation.md.`);
  const score = scoreOf(total(results));
  if (score < LEAST) console.error(`${score} % is less than ${LEAST} %.`);
  return score < LEAST ? 1 : 0;
}
