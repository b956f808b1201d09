import type { Step } from './lifecycle';
import { masked } from './mask';
import { describeStep } from './print';

/** Where a lifecycle is told to. No secret gets into a report. */
export interface Report {
  step(step: Step): void;
  /** @param failure why the lifecycle ended early */
  end(failure?: string): void;
}

/** Text for a person, step by step. */
export function textReport(introduction: string): Report {
  const steps: Step[] = [];
  console.log(introduction);
  return {
    step: (step) => {
      steps.push(step);
      console.log(describeStep(masked(step), steps.length));
    },
    end: (failure) => {
      if (failure === undefined) console.log(summary(steps));
      else console.error(failure);
    },
  };
}

/**
 * One JSON document for machines, at the end.
 * @param userPoolId undefined where it did not come to a pool
 */
export function jsonReport(userPoolId?: string): Report {
  const steps: Step[] = [];
  return {
    step: (step) => void steps.push(masked(step)),
    end: (failure) => {
      const error = failure === undefined ? {} : { error: failure };
      console.log(JSON.stringify({ ok: failure === undefined, ...error, userPoolId, steps }, null, 2));
    },
  };
}

function summary(steps: readonly Step[]): string {
  const calls = steps.reduce((sum, step) => sum + step.calls.length, 0);
  const kept = steps.flatMap((step) => step.kept.map(({ property }) => property));
  const lines = [`Done: ${steps.length} steps, ${calls} Cognito calls.`];
  if (kept.length > 0) lines.push(`The update kept ${kept.join(' and ')}: the template never mentioned them.`);
  return lines.join('\n');
}
