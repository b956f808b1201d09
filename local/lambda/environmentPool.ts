import { Environment, type EnvironmentOptions, type InvocationResult } from './environment';

/** The most events that run at once. Further events wait. Lambda's own limit is 1,000, too many for this machine. */
export const MAX_ENVIRONMENTS = 8;

/** The execution environments of one function. They start when an event needs them, and stay warm. */
export class EnvironmentPool {
  private readonly idle: Environment[] = [];
  private readonly all = new Set<Environment>();
  private readonly waiting: ((environment: Environment) => void)[] = [];

  constructor(private readonly options: EnvironmentOptions) {}

  async run(use: (environment: Environment) => Promise<InvocationResult>): Promise<InvocationResult> {
    const environment = await this.take();
    const result = await use(environment);
    this.giveBack(environment);
    return result;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.all].map((environment) => environment.stop()));
  }

  private async take(): Promise<Environment> {
    const warm = this.idle.pop();
    if (warm?.alive) return warm;
    if (warm) this.all.delete(warm);
    if (this.all.size < MAX_ENVIRONMENTS) return this.start();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private giveBack(environment: Environment): void {
    const usable = environment.alive;
    if (!usable) this.all.delete(environment);
    const next = this.waiting.shift();
    if (next) next(usable ? environment : this.start());
    else if (usable) this.idle.push(environment);
  }

  private start(): Environment {
    const environment = new Environment(this.options);
    this.all.add(environment);
    return environment;
  }
}
