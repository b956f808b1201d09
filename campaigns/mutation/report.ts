/** Reads the results of a mutation run from the report that Stryker writes. */
import { relative } from 'node:path';

/** The statuses of mutants that count. The others were ignored, or do not compile or run. */
type Tried = 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage';

interface Mutant {
  status: Tried | 'Ignored' | 'RuntimeError' | 'CompileError' | 'Pending';
  replacement?: string;
  location: { start: Position; end: Position };
}

interface Position {
  line: number;
  column: number;
}

/** The part of the mutation testing report schema that this file reads. */
export interface MutationReport {
  files: Record<string, { source: string; mutants: Mutant[] }>;
}

export interface FileResult {
  file: string;
  killed: number;
  mutants: number;
  /** Each mutant that no test noticed, as `line: code -> replacement`. */
  survivors: string[];
}

/** Returns one result for each file that has mutants, sorted by name. */
export function resultsOf({ files }: MutationReport): FileResult[] {
  return Object.entries(files)
    .map(([path, { source, mutants }]) => {
      const alive = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
      const killed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
      const survivors = alive.map((mutant) => described(mutant, source.split('\n')));
      return { file: relative('src/model', path), killed, mutants: killed + alive.length, survivors };
    })
    .filter(({ mutants }) => mutants > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function described({ location: { start, end }, replacement = '' }: Mutant, lines: readonly string[]): string {
  const [first = '', ...more] = lines.slice(start.line - 1, end.line);
  const code = first.slice(start.column - 1, more.length === 0 ? end.column - 1 : undefined);
  return `${start.line}: ${code}${more.length === 0 ? '' : ' ...'} -> ${replacement.split('\n')[0]}`;
}

/** Reads the rows of files from a document that contains such a table. Survivors are not in a table. */
export function resultsInTable(document: string): FileResult[] {
  const rows = document.matchAll(/^\| `([^`]+)` +\| +(\d+) \| +(\d+) \|/gm);
  return [...rows].map(([, file = '', mutants, killed]) => ({
    file,
    mutants: Number(mutants),
    killed: Number(killed),
    survivors: [],
  }));
}

/** Replaces earlier results with new results of the same files. Drops files that `exists` does not know. */
export function mergeResults(
  earlier: readonly FileResult[],
  newer: readonly FileResult[],
  exists: (file: string) => boolean,
): FileResult[] {
  const isReplaced = ({ file }: FileResult) => newer.some((result) => result.file === file);
  const kept = earlier.filter((result) => !isReplaced(result) && exists(result.file));
  return [...kept, ...newer].sort((a, b) => (a.file < b.file ? -1 : 1));
}

export function total(results: readonly FileResult[]): FileResult {
  const sum = (count: (result: FileResult) => number) => results.reduce((all, result) => all + count(result), 0);
  return {
    file: 'all of them',
    killed: sum(({ killed }) => killed),
    mutants: sum(({ mutants }) => mutants),
    survivors: results.flatMap(({ survivors }) => survivors),
  };
}

/** The percentage of mutants that a test noticed, rounded down to one decimal place. Mutants that no test runs count, too. */
export const scoreOf = ({ killed, mutants }: FileResult): number => Math.floor((1000 * killed) / mutants) / 10;
