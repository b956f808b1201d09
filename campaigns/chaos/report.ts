import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import type { Report } from './chaos';
import { HARMS } from './lifecycleResult';

const GUIDE = join(PROJECT_ROOT, 'guides', 'runtime.md');
/** The line of the guide that follows this one is generated. */
const MARK = '<!-- Written by npm run chaos -- --record -->';

/** What came out, in a few sentences. */
export function summary({ lifecycles, invocations, calls, faults, unsettled, leftBehind, harms, seconds }: Report): string {
  const number = (value: number) => value.toLocaleString('en');
  const counts = HARMS.map((harm) => `${number(harms[harm])} ${harm}`).join(', ');
  return [
    `${number(lifecycles)} lives: ${number(invocations)} invocations, ${number(calls)} calls to Cognito,`,
    `a fault in ${number(faults)} of them, in ${seconds.toFixed(0)} s.`,
    `${counts}.`,
    `${number(unsettled)} creates could not be settled, and said so.`,
    `${number(leftBehind)} clients were left behind, each named in a message for somebody to delete it.`,
  ].join(' ');
}

/** @throws Error when the guide has lost the place for it */
export function recordInGuide(report: Report, seed: number): void {
  const lines = readFileSync(GUIDE, 'utf8').split('\n');
  const mark = lines.indexOf(MARK);
  if (mark < 0) throw new Error(`guides/runtime.md has no line ${MARK}`);
  lines[mark + 1] = `${summary(report)} Seed ${seed}.`;
  writeFileSync(GUIDE, lines.join('\n'));
}
