import type { FileReport } from '../checkFile';

/** 2 if a file could not be checked, 1 if there is an error (if strict, also for a warning), otherwise 0. */
export function exitCodeOf(reports: readonly FileReport[], isStrict: boolean): number {
  if (reports.some(({ unreadable }) => unreadable !== undefined)) return 2;
  const levels = new Set(reports.flatMap(({ findings }) => findings.map(({ level }) => level)));
  return levels.has('error') || (isStrict && levels.has('warning')) ? 1 : 0;
}
