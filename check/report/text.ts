import type { FileReport } from '../checkFile';
import type { Level } from '../finding';

/** The report for people, and for editors that jump to the places: a line for each finding, and a summary. */
export function textReport(reports: readonly FileReport[]): string {
  return [...reports.flatMap(linesOf), summary(reports)].join('\n');
}

function linesOf({ file, findings, unreadable }: FileReport): string[] {
  if (unreadable) {
    const { at, message } = unreadable;
    return [`${file}:${at ? `${at.line}:${at.column}:` : ''} error: ${message}`];
  }
  return findings.map(
    ({ place, level, of, message, check }) => `${file}:${place.line}:${place.column}: ${level}: ${of}: ${message} [${check}]`,
  );
}

function summary(reports: readonly FileReport[]): string {
  const findings = reports.flatMap((report) => report.findings);
  const ofLevel = (level: Level) => findings.filter((finding) => finding.level === level).length;
  const clients = reports.reduce((sum, report) => sum + report.clients, 0);
  const unreadable = reports.filter((report) => report.unreadable).length;
  const [errors, warnings, notes] = [ofLevel('error'), ofLevel('warning'), ofLevel('note')];
  const found = [
    count(errors, 'error'),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(notes > 0 ? [count(notes, 'note')] : []),
    ...(unreadable > 0 ? [`${count(unreadable, 'file')} not checked`] : []),
  ];
  const checked = reports.length - unreadable;
  if (checked === 0) return `${count(unreadable, 'file')} not checked.`;
  return `${count(checked, 'template')}, ${count(clients, 'app client')}: ${found.join(', ')}.`;
}

const count = (number: number, noun: string) => `${number === 0 ? 'no' : number} ${noun}${number === 1 ? '' : 's'}`;
