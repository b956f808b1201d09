import { setTimeout } from 'node:timers/promises';

/** A monotonic clock. It measures durations and does not know the date. */
export interface Clock {
  /** Milliseconds since an arbitrary moment. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export const CLOCK: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => setTimeout(milliseconds),
};
