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
  /** In the order of the files. A run that ends early leaves out the facts that it did not check. */
  facts: CheckedFact[];
  /** Pools and secrets that could not be deleted. */
  left: LeftBehind[];
  /** Why the run ended early. */
  ended?: string;
}

export interface SuiteOptions {
  /** Ends the run at once. Aborts the current request, unless that creates a pool or a secret. */
  signal: AbortSignal;
  /** Called before each fact. */
  onFact?: (done: number, all: number) => void;
}

/** A fact starts again when it loses a connection, up to this many attempts. */
const ATTEMPTS = 4;

/**
 * Creates pools, checks the facts, and always deletes the pools.
 * @throws Error when the endpoint does not answer or denies access. The run has created nothing then
 */
export async function runSuite(target: Target, files: readonly FactFile[], options: SuiteOptions): Promise<SuiteRun> {
  await checkAccess(target);
  const runName = `fidelity-${randomBytes(6).toString('hex')}`;
  const suite = new Suite(target, runName, new Pools(target.send, runName, target.commands), options);
  const ended = await suite.run(files).then(() => undefined, errorMessage);
  const left = await suite.pools.deleteAll();
  return { facts: suite.facts, left, ...(ended !== undefined && { ended }) };
}

/** @throws Error when the endpoint does not answer or denies access */
async function checkAccess({ send, name }: Target): Promise<void> {
  const answer = await send({ operation: 'ListUserPools', body: '{"MaxResults":1}' });
  if (answer.status !== 200) throw new Error(`${name} refused ListUserPools, so no fact was checked. ${described(answer)}`);
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
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.check(fact);
      } catch (error) {
        this.options.signal.throwIfAborted();
        if (attempt === ATTEMPTS || !(error instanceof NoAnswer)) return { result: 'error', message: errorMessage(error) };
      }
    }
  }

  /**
   * Checks the fact in a shared pool, or in a new pool if the fact has `ownPool`.
   * @throws NoAnswer when a connection is lost
   * @throws Error when Cognito refuses to create the pool
   */
  private async check(fact: Fact): Promise<FactOutcome> {
    const { pools, runName } = this;
    const poolId = await pools.for(fact);
    const { region, settleMs } = this.target;
    const send = pools.watching(this.target.send);
    const sendAtOnce = pools.watching(this.target.sendAtOnce);
    try {
      return await checkFact(fact, { send, sendAtOnce, region, settleMs, runName, poolId, signal: this.options.signal });
    } finally {
      // If this fails, deleteAll tries again at the end of the run.
      if (fact.ownPool) await pools.delete(poolId);
    }
  }
}
