/** Counts the calls and measures the time since its last start. */
export class Stopwatch {
  private calls = 0;
  private time = 0;

  constructor(private readonly count: () => number) {
    this.restart();
  }

  restart(): void {
    this.calls = this.count();
    this.time = performance.now();
  }

  elapsed(): { calls: number; milliseconds: number } {
    return { calls: this.count() - this.calls, milliseconds: Math.round((performance.now() - this.time) * 10) / 10 };
  }
}
