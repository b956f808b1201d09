import { setTimeout } from 'node:timers/promises';

/** Time that passes. It never runs backwards, and it knows nothing of the date. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export const CLOCK: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => setTimeout(milliseconds),
};
