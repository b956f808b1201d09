import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The number of times that the project may have each habit of the list. */
export type Budget = Readonly<Record<string, number>>;

const FILE = join(__dirname, 'budget.json');

export function readBudget(): Budget {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** A message for each habit that exceeds its budget, or whose budget can fall. */
export function violations(counts: Budget, budget: Budget = readBudget()): string[] {
  return Object.entries(counts).flatMap(([habit, count]) => {
    const allowed = budget[habit] ?? 0;
    if (count > allowed)
      return [`${habit}: ${count} found, ${allowed} allowed. See each by npm run words -- --list PATH, and rewrite it.`];
    if (count < allowed)
      return [`${habit}: ${count} found, and the budget still allows ${allowed}. Lower it by npm run words -- --record.`];
    return [];
  });
}

/** The budget after a count: it falls and never rises. */
export function lowered(counts: Budget, budget: Budget): Budget {
  return Object.fromEntries(Object.entries(counts).map(([habit, count]) => [habit, Math.min(count, budget[habit] ?? 0)]));
}

export function recordBudget(counts: Budget): void {
  writeFileSync(FILE, `${JSON.stringify(lowered(counts, readBudget()), null, 2)}\n`);
}
