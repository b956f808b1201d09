/** Reports the runs of the suite: as a table, as JSON and as an exit code. */
import { type Fact, GRADES } from './fact';
import type { LeftBehind } from './leftBehind';
import type { CheckedFact, FactOutcome } from './outcome';
import type { SuiteRun } from './suite';

export interface NamedRun extends SuiteRun {
  /** The name of the endpoint. */
  name: string;
}

/** One line for each fact. If the results of the runs differ, the line has all of them, in the order of the runs. */
export function textReport(runs: readonly NamedRun[]): string {
  const [first, ...others] = runs;
  const facts = first?.facts ?? [];
  const width = Math.max(...facts.map(({ fact }) => fact.fact.length));
  const lines: string[] = [];
  for (const [index, { theme, fact, outcome }] of facts.entries()) {
    if (theme !== facts[index - 1]?.theme) lines.push('', theme);
    const outcomes = [outcome, ...others.flatMap((run) => outcomeIn(run, fact) ?? [])];
    const results = outcomes.map(inWords);
    const result = new Set(results).size === 1 ? results[0] : results.join(' / ');
    lines.push(`  ${fact.fact.padEnd(width)}  ${fact.grade.padEnd(4)}  ${result}`);
    const details = new Set(outcomes.flatMap(detailsOf));
    for (const detail of details) lines.push(`      ${shortened(detail)}`);
  }
  return [`Results: ${runs.map(({ name }) => name).join(' / ')}`, ...lines, '', ...runs.map(summary)].join('\n');
}

/** The number of facts by grade and result, and the problems of the run itself. */
function summary(run: NamedRun): string {
  const header = ['', ...COLUMNS].map((column) => column.padStart(8)).join('');
  const rows = GRADES.map((grade) => {
    const counts = countsOf(run.facts.filter(({ fact }) => fact.grade === grade));
    return [grade, ...COLUMNS.map((column) => String(counts[column]))].map((cell) => cell.padStart(8)).join('');
  });
  return [`At ${run.name}`, header, ...rows, ...problems(run), ''].join('\n');
}

function problems({ ended, left }: SuiteRun): string[] {
  const early = ended === undefined ? [] : [`The run ended early: ${ended}`];
  return [...early, ...left.flatMap(leftBehind)];
}

/** With the command that deletes it. */
const leftBehind = ({ what, reason, command }: LeftBehind) => [
  `Left behind: ${what}: ${reason}`,
  ...(command === undefined ? [] : [`  ${command}`]),
];

export function jsonReport(runs: readonly NamedRun[]): unknown {
  return {
    runs: runs.map(({ name, facts, left, ended }) => ({
      name,
      ...(ended !== undefined && { ended }),
      left,
      counts: Object.fromEntries(GRADES.map((grade) => [grade, countsOf(facts.filter(({ fact }) => fact.grade === grade))])),
      facts: facts.map(({ theme, fact, outcome }) => ({
        theme,
        fact: fact.fact,
        grade: fact.grade,
        source: fact.source,
        ...outcome,
      })),
    })),
  };
}

/**
 * 130: interrupted. 1: a fact that is not OPEN differs. 2: a fact could not be checked, or a resource was left behind. 0:
 * otherwise.
 */
export function exitCodeOf(runs: readonly NamedRun[]): number {
  const outcomes = runs.flatMap(({ facts }) => facts.map(({ outcome }) => outcome.result));
  if (runs.some(({ ended }) => ended !== undefined)) return 130;
  if (outcomes.includes('differs')) return 1;
  return outcomes.includes('error') || runs.some(({ left }) => left.length > 0) ? 2 : 0;
}

const COLUMNS = ['holds', 'differs', 'open', 'skipped', 'error'] as const;

function countsOf(facts: readonly CheckedFact[]): Record<FactOutcome['result'], number> {
  const counts = { holds: 0, differs: 0, open: 0, skipped: 0, error: 0 };
  for (const { outcome } of facts) counts[outcome.result] += 1;
  return counts;
}

const outcomeIn = (run: SuiteRun, fact: Fact) => run.facts.find((checked) => checked.fact === fact)?.outcome;

function inWords(outcome: FactOutcome): string {
  switch (outcome.result) {
    case 'open':
      return `open: ${outcome.behaviours.join(', ') || 'no listed behaviour'}`;
    case 'skipped':
      return `skipped: ${outcome.reason}`;
    case 'differs':
    case 'error':
      return outcome.result.toUpperCase();
    case 'holds':
      return outcome.result;
  }
}

function detailsOf(outcome: FactOutcome): string[] {
  if (outcome.result === 'differs') return outcome.differences;
  if (outcome.result === 'error') return [outcome.message];
  return outcome.result === 'open' && outcome.behaviours.length === 0 ? outcome.shown : [];
}

const LONGEST_DETAIL = 400;

const shortened = (text: string) => (text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL)} ...` : text);
