import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeResults, resultsInTable, resultsOf, scoreOf, total } from '../campaigns/mutation/report';
import { resultTable } from '../campaigns/mutation/table';
import { runTool } from '../tools/childProcesses';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { writePart } from '../tools/writtenPart';
import { withOptions } from './options';
import { usageOf } from './usage';

const MODEL = join(PROJECT_ROOT, 'src', 'model');
const GUIDE = 'guides/mutation.md';
const REPORT = join(PROJECT_ROOT, 'build', 'mutation', 'report.json');

/** The least percentage of mutants that the tests have to notice. */
const LEAST_SCORE = 95;

/** `npm run mutation`: changes src/model in small ways, and prints the changes that no test of test/src/model notices. */
export function main(args: string[]): Promise<number> {
  const config = { args, allowPositionals: true } as const;
  return withOptions({ usage: usageOf('mutation'), config, read: ({ positionals }) => modelFiles(positionals) }, mutate);
}

/** @throws Error with the names that are no files of src/model */
function modelFiles(names: string[]): string[] {
  const unknown = names.filter((name) => !existsSync(join(MODEL, name)));
  if (unknown.length > 0) throw new Error(`src/model has no file ${unknown.join(', ')}. Give names such as rules.ts.`);
  return names;
}

/** @param files the names of files of src/model; none stands for all */
async function mutate(files: readonly string[]): Promise<number> {
  const mutated = files.length === 0 ? [] : ['--mutate', files.map((file) => `src/model/${file}`).join(',')];
  await runTool('stryker', 'run', 'campaigns/mutation/stryker.config.mjs', ...mutated);
  const results = resultsOf(JSON.parse(readFileSync(REPORT, 'utf8')));
  for (const { file, survivors } of results) {
    for (const survivor of survivors) console.log(`survived  src/model/${file}:${survivor}`);
  }
  const earlier = files.length === 0 ? [] : resultsInTable(readFileSync(join(PROJECT_ROOT, GUIDE), 'utf8'));
  const all = mergeResults(earlier, results, (file) => existsSync(join(MODEL, file)));
  const table = resultTable(all);
  writePart(GUIDE, 'npm run mutation', table);
  console.log(`\n${table}\n\nWritten to ${GUIDE}.`);
  const score = scoreOf(total(all));
  if (score < LEAST_SCORE) {
    console.error(
      `The tests noticed ${score} % of the mutants. They must notice ${LEAST_SCORE} %: add tests for the survivors above.`,
    );
  }
  return score < LEAST_SCORE ? 1 : 0;
}
