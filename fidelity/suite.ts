import { randomBytes } from 'node:crypto';
import { errorMessage } from '../tools/errorMessage';
import { described } from '../tools/signedCalls/answer';
import { NoAnswer } from '../tools/signedCalls/signedCalls';
import { checkFact } from './checkFact';
import type { Fact, FactFile } from './fact';
import type { LeftBehind } from './leftBehind';
import type { CheckedFact, FactOutcome } from './outcome';
import { Pools } from './pools';
import type { Target } from './target';

export interface SuiteRun {
  /** In the order of the files. Those that were not come to, because the run ended early, are not among them. */
  facts: CheckedFact[];
  /** Pools and secrets that could not be deleted. */
  left: LeftBehind[];
  /** Why the run ended early. */
  ended?: string;
}

export interface SuiteOptions {
  /** Ends the run at once, and gives up the request under way unless it makes a pool or a secret. */
  signal: AbortSignal;
  /** Called before each fact. */
  onFact?: (done: number, all: number) => void;
}

/** How often a fact begins while connections are lost in the midst of it. */
const BEGINNINGS = 4;

/**
 * Makes pools, shows the facts, and deletes the pools, whatever happens in between.
 * @throws Error when the endpoint can't be asked at all; nothing has been made then
 */
export async function runSuite(target: Target, files: readonly FactFile[], options: SuiteOptions): Promise<SuiteRun> {
  await makeSureOfAnswers(target);
  const runName = `fidelity-${randomBytes(6).toString('hex')}`;
  const suite = new Suite(target, runName, new Pools(target.send, runName, target.commands), options);
  const ended = await suite.run(files).then(() => undefined, errorMessage);
  const left = await suite.pools.deleteAll();
  return { facts: suite.facts, left, ...(ended !== undefined && { ended }) };
}

/** A request that makes nothing: whether there is an endpoint, and whether it lets this caller in. */
async function makeSureOfAnswers({ send, name }: Target): Promise<void> {
  const answer = await send({ operation: 'ListUserPools', body: '{"MaxResults":1}' });
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

  private async outcomeOf(fact: Fact): Promise<FactOutcome> {
    const reason = fact.unchecked ?? fact.needs?.map((need) => this.target.lacks[need]).find((lack) => lack !== undefined);
    if (reason !== undefined) return { result: 'skipped', reason };
    for (let beginning = 1; ; beginning += 1) {
      try {
        return await this.begin(fact);
      } catch (error) {
        this.options.signal.throwIfAborted();
        if (beginning === BEGINNINGS || !(error instanceof NoAnswer)) return { result: 'error', message: errorMessage(error) };
      }
    }
  }

  /**
   * Shows the fact in its pool; in a new one each time where it has one for itself.
   * @throws NoAnswer where a connection was lost
   * @throws Error where no pool can be had
   */
  private async begin(fact: Fact): Promise<FactOutcome> {
    const { pools, runName } = this;
    const poolId = await pools.for(fact);
    const { region, settleMs } = this.target;
    const send = pools.watching(this.target.send);
    const sendAtOnce = pools.watching(this.target.sendAtOnce);
    try {
      return await checkFact(fact, { send, sendAtOnce, region, settleMs, runName, poolId, signal: this.options.signal });
    } finally {
      // What can't be deleted now is tried once more at the end.
      if (fact.ownPool) await pools.delete(poolId);
    }
  }
}
