import type { FileReport } from '../checkFile';

/** The report for programs. New releases may add members, but do not remove any. */
export function jsonReport(reports: readonly FileReport[]): string {
  return JSON.stringify({ templates: reports.map(templateOf) }, null, 2);
}

function templateOf({ file, clients, findings, unreadable }: FileReport): object {
  if (unreadable)
    return { file, notChecked: { message: unreadable.message, line: unreadable.at?.line, column: unreadable.at?.column } };
  return { file, clients, findings: findings.map(({ place, ...finding }) => ({ ...finding, ...place })) };
}
