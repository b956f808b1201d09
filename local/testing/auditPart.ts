import { spawnSync } from 'node:child_process';
import { PROJECT_ROOT } from '../projectRoot';
import { NPM_ASKS_ONCE } from '../registries';

/** What `npm audit --json` prints: a report, or why there is none. */
export interface AuditOutput {
  vulnerabilities?: Record<string, { severity: string; range: string }>;
  message?: string;
}

/** Asks the registry for known advisories on the packages of the lockfile. Not every mirror of a registry answers that. */
export async function auditPackages(): Promise<string> {
  const { stdout } = spawnSync('npm', ['audit', '--json', ...NPM_ASKS_ONCE], { cwd: PROJECT_ROOT, encoding: 'utf8' });
  return auditOutcome(JSON.parse(stdout));
}

/** @throws Error that names the packages with a known advisory */
export function auditOutcome({ vulnerabilities, message }: AuditOutput): string {
  if (vulnerabilities === undefined) return `not checked, the registry answers no audits: ${message?.replace(/ - .*/, '')}`;
  const affected = Object.entries(vulnerabilities).map(([name, { severity, range }]) => `${name} ${range} (${severity})`);
  if (affected.length > 0) throw new Error(`Packages with a known advisory: ${affected.join(', ')}. npm audit tells more.`);
  return 'no known advisory';
}
