import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { readText, writeText } from './files';
import type { SnapshotStore } from './run/move';
import type { Snapshot } from './run/snapshot';
import { STEPS, type StepName, type Steps } from './steps';

/** The folder next to a template for the templates of its steps, which a user can read, and for the snapshot of the clients. */
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

  /** The file for the template from before the move. */
  get before(): string {
    return join(this.folder, `0-before${this.extension}`);
  }

  /** Stores the snapshot of a stack's clients in a file, together with the snapshots of other stacks of the same template. */
  snapshotStoreOf(stackId: string): SnapshotStore & { remove(): void } {
    const path = join(this.folder, 'clients-before.json');
    const all = () => (existsSync(path) ? (JSON.parse(readText(path)) as Record<string, Snapshot>) : {});
    const write = (snapshots: Record<string, Snapshot>) => {
      if (Object.keys(snapshots).length === 0) rmSync(path, { force: true });
      else writeText(path, `${JSON.stringify(snapshots, null, 2)}\n`);
    };
    return {
      load: () => all()[stackId],
      save: (snapshot) => write({ ...all(), [stackId]: snapshot }),
      remove: () => {
        const { [stackId]: _moved, ...others } = all();
        write(others);
      },
    };
  }
}
