import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/time/clock';

/** A clock whose time passes only in waits, or when a test sets it. */
export class ManualClock implements Clock {
  time = 0;
  /** Every wait so far, in milliseconds. */
  readonly waits: number[] = [];

  now(): number {
    return this.time;
  }

  async wait(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.time += milliseconds;
  }
}

/**
 * A clock for many that wait at once: its time jumps to the end of the shortest wait. A minute of a crowd is over in a moment.
 */
export class CrowdClock implements Clock {
  private time = 0;
  private readonly waiting: { until: number; wake: () => void }[] = [];

  now(): number {
    return this.time;
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((wake) => this.waiting.push({ until: this.time + milliseconds, wake }));
  }

  /** Lets time pass until all waits are over. */
  async run(): Promise<void> {
    for (;;) {
      // The one that was woken goes on until its next wait.
      await setImmediate();
      const next = this.waiting.sort((a, b) => a.until - b.until).shift();
      if (!next) return;
      this.time = next.until;
      next.wake();
    }
  }
}
