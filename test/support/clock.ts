import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/time/clock';

/** A clock whose time passes only in waits, or if a test sets it. */
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
 * A clock for many waits at once. Its time jumps to the end of the shortest wait, so that the test takes no time.
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
      // The code that was woken runs until its next wait.
      await setImmediate();
      const next = this.waiting.sort((a, b) => a.until - b.until).shift();
      if (!next) return;
      this.time = next.until;
      next.wake();
    }
  }
}
