/** All facts, shown at one endpoint. */
import { randomBytes } from 'node:crypto';
import { errorMessage } from '../errorMessage';
import { described } from './answer';
import { checkFact } from './checkFact';
import type { Fact, FactFile } from './fact';
import type { CheckedFact, Outcome } from './outcome';
import { Pools } from './pools';
import type { Target } from './target';

export interface SuiteRun {
  /** In the order of the files. Those that were not come to, because the run ended early, are not among them. */
  facts: CheckedFact[];
  /** Pools that could not be deleted, each with the reason. */
  left: string[];
  /** Why the run ended early. */
  ended?: string;
}

export interface SuiteOptions {
  /** Ends the run after the request under way. */
  signal: AbortSignal;
  /** Called before each fact. */
  onFact?: (done: number, all: number) => void;
}

/**
 * Makes pools, shows the facts, and deletes the pools, whatever happens in between.
 * @throws Error when the endpoint can't be asked at all; nothing has been made then
 */
export async function runSuite(target: Target, files: readonly FactFile[], options: SuiteOptions): Promise<SuiteRun> {
  await makeSureOfAnswers(target);
  const runName = `fidelity-${randomBytes(6).toString('hex')}`;
  const suite = new Suite(target, runName, new Pools(target.call, runName), options);
  const ended = await suite.run(files).then(() => undefined, errorMessage);
  const left = await suite.pools.deleteAll();
  return { facts: suite.facts, left, ...(ended !== undefined && { ended }) };
}

/** A request that makes nothing: whether there is an endpoint, and whether it lets this caller in. */
async function makeSureOfAnswers({ call, name }: Target): Promise<void> {
  const answer = await call({ operation: 'ListUserPools', body: '{"MaxResults":1}' });
  if (answer.status !== 200) throw new Error(`${name} refuses even ListUserPools. ${described(answer)}`);
}

class Suite {
  readonly facts: CheckedFact[] = [];

  constructor(
    private readonly target: Target,
    private readonly runName: string,
    readonly pools: Pools,
    private readonly options: SuiteOptions,
  ) {}

  /** @throws the signal's reason, once it is aborted */
  async run(files: readonly FactFile[]): Promise<void> {
    const all = files.flatMap(({ theme, facts }) => facts.map((fact) => ({ theme, fact })));
    for (const { theme, fact } of all) {
      this.options.signal.throwIfAborted();
      this.options.onFact?.(this.facts.length, all.length);
      this.facts.push({ theme, fact, outcome: await this.outcomeOf(fact) });
    }
  }

  private async outcomeOf(fact: Fact): Promise<Outcome> {
    const reason = fact.unchecked ?? fact.needs?.map((need) => this.target.lacks[need]).find((lack) => lack !== undefined);
    if (reason !== undefined) return { result: 'skipped', reason };
    let poolId: string;
    try {
      poolId = await this.pools.for(fact);
    } catch (error) {
      return { result: 'error', message: errorMessage(error) };
    }
    const { pools, runName } = this;
    const { region } = this.target;
    const call = pools.watching(this.target.call);
    const callAtOnce = pools.watching(this.target.callAtOnce);
    try {
      return await checkFact(fact, { call, callAtOnce, region, runName, poolId, signal: this.options.signal });
    } finally {
      // What can't be deleted now is tried once more at the end.
      if (fact.ownPool) await pools.delete(poolId).catch(() => undefined);
    }
  }
}
