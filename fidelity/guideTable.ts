import { writePart } from '../tools/writtenPart';
import { type Fact, type FactFile, GRADES, type Grade } from './fact';

/** Writes the facts into guides/facts.md. */
export function writeGuide(files: readonly FactFile[]): void {
  writePart('guides/facts.md', 'npm run fidelity -- --write-guide', guideTable(files));
}

/** The number of facts for each operation, and the facts of each theme. */
export function guideTable(files: readonly FactFile[]): string {
  const facts = files.flatMap((file) => file.facts);
  const themes = files.map(({ theme, facts }) => `## ${theme}\n${factLists(facts)}`);
  return [operationsTable(facts), ...themes].join('\n').trimEnd();
}

/** The number of facts that use each operation, by grade. */
function operationsTable(facts: readonly Fact[]): string {
  const operations = [...new Set(facts.flatMap(operationsOf))].sort();
  const rows = operations.map((operation) => {
    const about = facts.filter((fact) => operationsOf(fact).includes(operation));
    const counts = GRADES.map((grade) => String(about.filter((fact) => fact.grade === grade).length));
    return [operation, ...counts];
  });
  return markdownTable(['operation', ...GRADES], rows);
}

/** A source that at least this many facts of a grade share is stated once, next to the grade. */
const LEAST_SHARED = 3;

/** The facts of a theme, a list for each grade. A fact with another source than its list has this source in brackets. */
function factLists(facts: readonly Fact[]): string {
  return GRADES.map((grade) =>
    factList(
      grade,
      facts.filter((fact) => fact.grade === grade),
    ),
  ).join('');
}

function factList(grade: Grade, facts: readonly Fact[]): string {
  if (facts.length === 0) return '';
  const shared = sharedSource(facts);
  const items = facts.map(({ fact, source, unchecked }) => {
    const notes = [...(source === shared ? [] : [source]), ...(unchecked === undefined ? [] : [`not checked: ${unchecked}`])];
    return `- ${fact}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}\n`;
  });
  return `\n**${grade}**${shared === undefined ? '' : `, from: ${shared}`}\n\n${items.join('')}`;
}

/** The most frequent source, if enough facts share it. */
function sharedSource(facts: readonly Fact[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { source } of facts) counts.set(source, (counts.get(source) ?? 0) + 1);
  const [source, count = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  return count >= LEAST_SHARED ? source : undefined;
}

const operationsOf = ({ steps = [] }: Fact) => [
  ...new Set(steps.flatMap(({ call, during }) => (during ? [during.call, call] : [call]))),
];

/** A table with padded cells, as the project's formatter writes it. */
function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('');
}
