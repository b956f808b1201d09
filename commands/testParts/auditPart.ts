import { spawnSync } from 'node:child_process';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { NPM_ASKS_ONCE } from '../../tools/registries';
import { Skipped } from './skipped';

/** The output of `npm audit --json`: a report, or why there is none. */
export interface AuditOutput {
  vulnerabilities?: Record<string, { severity: string; range: string }>;
  /** Why the registry gave no report. */
  message?: string;
  error?: { summary: string };
}

/**
 * Asks the registry for known advisories on the packages of the lockfile.
 * @throws Skipped where the registry does not answer: not every mirror of one does, and not every machine has a network
 */
export async function auditPackages(): Promise<string> {
  const { stdout } = spawnSync('npm', ['audit', '--json', ...NPM_ASKS_ONCE], { cwd: PROJECT_ROOT, encoding: 'utf8' });
  return auditOutcome(JSON.parse(stdout));
}

/** @throws Error that names the packages with a known advisory, and Skipped if the registry gave no report */
export function auditOutcome({ vulnerabilities, message, error }: AuditOutput): string {
  if (vulnerabilities === undefined) {
    if (message === undefined) throw new Error(`npm audit could not be carried out: ${error?.summary}`);
    throw new Skipped(`no report from the registry: ${message.replace(/ - .*/, '')}`);
  }
  const affected = Object.entries(vulnerabilities).map(([name, { severity, range }]) => `${name} ${range} (${severity})`);
  if (affected.length > 0)
    throw new Error(`Packages with a known advisory: ${affected.join(', ')}. Run npm audit for the details.`);
  return 'no known advisory';
}
