import { Interrupted } from '../../local/start/interruption';
import type { Report } from '../../local/start/report';
import { errorMessage } from '../../tools/errorMessage';

/** Reports the steps of a life until its end, or until an interruption. Returns the exit code. */
export async function reported<Step>(
  report: Report<Step>,
  live: (onStep: (step: Step) => void) => Promise<void>,
  interruption: Promise<never>,
): Promise<number> {
  let ended = false;
  const onStep = (step: Step) => {
    if (!ended) report.step(step);
  };
  try {
    await Promise.race([live(onStep), interruption]);
    report.end();
    return 0;
  } catch (error) {
    report.end(errorMessage(error));
    return error instanceof Interrupted ? error.exitCode : 1;
  } finally {
    ended = true;
  }
}
