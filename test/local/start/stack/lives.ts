import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedTemplate } from '../../../../commands/startParts/readTemplate';
import { readSource } from '../../../../local/start/source';
import { withoutServerless } from '../../../../local/start/stack/serverless';
import { runStackLife } from '../../../../local/start/stack/stackLife';
import { planOf } from '../../../../local/start/stack/stackPlan';
import { type StackServices, startStackServices } from '../../../../local/start/stack/stackServices';
import type { StackStep } from '../../../../local/start/stack/stackStep';
import { ENGINE_TIMEOUT_MS } from '../../../support/stacks';

/** The result of a life. */
export interface LifeResult {
  steps: StackStep[];
  /** The reason, if it ended early. */
  failure?: string;
}

/** Runs the lives of stacks for a test file, one after another, on services that run during all of its tests. */
export class Lives {
  private started: StackServices | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), 'lives-'));
  private count = 0;

  static ofThisFile(): Lives {
    const lives = new Lives();
    beforeAll(async () => {
      lives.started = await startStackServices();
    }, ENGINE_TIMEOUT_MS);
    afterAll(async () => {
      await lives.started?.stop();
      rmSync(lives.folder, { recursive: true });
    });
    return lives;
  }

  get services(): StackServices {
    if (!this.started) throw new Error('The services start before the first test.');
    return this.started;
  }

  /** Runs the life of a stack with these templates, given as texts. */
  ofTexts(texts: readonly string[], parameters: Record<string, string> = {}): Promise<LifeResult> {
    this.count += 1;
    const files = texts.map((text, index) => {
      const file = join(this.folder, `stack-${this.count}-${index}.yaml`);
      writeFileSync(file, text);
      return file;
    });
    return this.of(files, parameters);
  }

  /** @throws Unusable for invalid files */
  async of(files: readonly string[], parameters: Record<string, string> = {}): Promise<LifeResult> {
    const templates = files.map((path) => {
      const source = readSource(path);
      if (source.kind !== 'template') throw new Error(`${path} is not a template.`);
      return { file: path, path, ...checkedTemplate({ file: path, path, ...source }, false) };
    });
    const given = new Map(Object.entries(parameters));
    const plan = planOf(await Promise.all(templates.map((one) => withoutServerless(one, given))), given);
    const steps: StackStep[] = [];
    try {
      await runStackLife(this.services, plan, (step) => void steps.push(step));
      return { steps };
    } catch (error) {
      return { steps, failure: (error as Error).message };
    }
  }
}
