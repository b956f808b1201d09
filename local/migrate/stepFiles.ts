import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { readText, writeText } from './files';
import type { Memory } from './run/move';
import type { Snapshot } from './run/snapshot';
import { STEPS, type StepName, type Steps } from './steps';

/** The folder next to a template in which the templates of its steps stand, to be read, and what a run keeps for the next. */
export class StepFiles {
  private readonly folder: string;
  private readonly extension: string;

  constructor(template: string) {
    this.extension = extname(template);
    this.folder = join(dirname(template), `${basename(template, this.extension)}-migration`);
  }

  pathOf(step: StepName): string {
    return join(this.folder, `${STEPS.indexOf(step) + 1}-${step}${this.extension}`);
  }

  write({ templates }: Steps): void {
    for (const step of STEPS) writeText(this.pathOf(step), templates[step]);
  }

  /** What the clients are like before their move, in a file. */
  get memory(): Memory & { forget(): void } {
    const path = join(this.folder, 'clients-before.json');
    return {
      recall: () => (existsSync(path) ? (JSON.parse(readText(path)) as Snapshot) : undefined),
      keep: (snapshot) => writeText(path, `${JSON.stringify(snapshot, null, 2)}\n`),
      forget: () => rmSync(path, { force: true }),
    };
  }
}
