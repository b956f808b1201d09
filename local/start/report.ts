import type { Mask } from './mask';

/** What a life is reported to. No secret gets into a report. */
export interface Report<Step> {
  step(step: Step): void;
  /** @param failure why the life ended early */
  end(failure?: string): void;
}

/** How the steps of a life are described to a person. */
export interface Narration<Step> {
  introduction: string;
  describe(step: Step, number: number): string;
  summary(steps: readonly Step[]): string;
}

/** Text for a person, step by step. */
export function textReport<Step>(mask: Mask, { introduction, describe, summary }: Narration<Step>): Report<Step> {
  const steps: Step[] = [];
  console.log(mask.masked(introduction));
  return {
    step: (step) => {
      steps.push(mask.masked(step));
      console.log(describe(mask.masked(step), steps.length));
    },
    end: (failure) => {
      if (failure === undefined) console.log(summary(steps));
      else console.error(mask.masked(failure));
    },
  };
}

/**
 * One JSON document for machines, at the end.
 * @param heading members before the steps
 */
export function jsonReport<Step>(mask: Mask, heading: Record<string, unknown> = {}): Report<Step> {
  const steps: Step[] = [];
  return {
    step: (step) => void steps.push(mask.masked(step)),
    end: (failure) => {
      const error = failure === undefined ? {} : { error: failure };
      console.log(JSON.stringify(mask.masked({ ok: failure === undefined, ...error, ...heading, steps }), null, 2));
    },
  };
}
