/** Limits the number of invocations at the same time. The others wait, first come first served. */
export class InvocationSlots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<Result>(act: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await act();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
