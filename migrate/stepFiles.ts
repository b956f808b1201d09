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

  /** Where the template stands as it was before. */
  get before(): string {
    return join(this.folder, `0-before${this.extension}`);
  }

  /** What the clients of a stack are like before their move, in a file. Other stacks of the same template have theirs in it too. */
  memoryOf(stackId: string): Memory & { forget(): void } {
    const path = join(this.folder, 'clients-before.json');
    const all = () => (existsSync(path) ? (JSON.parse(readText(path)) as Record<string, Snapshot>) : {});
    const write = (snapshots: Record<string, Snapshot>) => {
      if (Object.keys(snapshots).length === 0) rmSync(path, { force: true });
      else writeText(path, `${JSON.stringify(snapshots, null, 2)}\n`);
    };
    return {
      recall: () => all()[stackId],
      keep: (snapshot) => write({ ...all(), [stackId]: snapshot }),
      forget: () => {
        const { [stackId]: _moved, ...others } = all();
        write(others);
      },
    };
  }
}
