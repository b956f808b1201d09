import type { FileReport } from '../checkFile';

/** For programs. Members are added to it and never taken away. */
export function jsonReport(reports: readonly FileReport[]): string {
  return JSON.stringify({ templates: reports.map(templateOf) }, null, 2);
}

function templateOf({ file, clients, findings, unreadable }: FileReport): object {
  if (unreadable)
    return { file, notChecked: { message: unreadable.message, line: unreadable.at?.line, column: unreadable.at?.column } };
  return { file, clients, findings: findings.map(({ place, ...finding }) => ({ ...finding, ...place })) };
}
