import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import type { Report } from './chaos';
import { HARMS } from './lifecycleResult';

const GUIDE = join(PROJECT_ROOT, 'guides', 'runtime.md');
/** `npm run chaos -- --record` writes the line of the guide after this one. */
const MARK = '<!-- Written by npm run chaos -- --record -->';

/** The result in a few sentences. */
export function summary(report: Report): string {
  const { lifecycles, invocations, calls, faults, unknownOutcomes, leftBehind, harms, seconds } = report;
  const number = (value: number) => value.toLocaleString('en');
  const counts = HARMS.map((harm) => `${number(harms[harm])} ${harm}`).join(', ');
  return [
    `${number(lifecycles)} lifecycles: ${number(invocations)} invocations, ${number(calls)} calls to Cognito,`,
    `a fault in ${number(faults)} of them, in ${seconds.toFixed(0)} seconds.`,
    `Harm: ${counts}.`,
    `Creates that could not find out whether their client exists: ${number(unknownOutcomes)}.`,
    `Clients left behind, each named by a message so that a person can delete it: ${number(leftBehind)}.`,
  ].join(' ');
}

/** @throws Error when the guide does not have the line that marks the place */
export function recordInGuide(report: Report, seed: number): void {
  const lines = readFileSync(GUIDE, 'utf8').split('\n');
  const mark = lines.indexOf(MARK);
  if (mark < 0) throw new Error(`guides/runtime.md has no line ${MARK}. Add it where the result belongs.`);
  lines[mark + 1] = `${summary(report)} Seed ${seed}.`;
  writeFileSync(GUIDE, lines.join('\n'));
}
