import type { Mask } from './mask';

/** Prints the steps of a life, with every secret masked. */
export interface Report<Step> {
  step(step: Step): void;
  /** @param failure the reason, if the life ended early */
  end(failure?: string): void;
}

/** The texts for a user: before the steps, for each step, and after them. */
export interface Narration<Step> {
  introduction: string;
  describe(step: Step, number: number): string;
  summary(steps: readonly Step[]): string;
}

/** Prints text for a user, step by step. */
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
 * Prints one JSON document for programs, at the end.
 * @param heading members of the document before the steps
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
