/** The pools that a run makes, remembered from the first request to the last deletion. */
import { setTimeout } from 'node:timers/promises';
import { errorMessage } from '../errorMessage';
import { type Answer, described, exceptionOf } from './answer';
import { type Call, type Caller, NoAnswer } from './calls';
import type { Fact } from './fact';
import { isObject, type Json, type JsonObject } from './json';

/** A pool that could not be deleted. */
export interface LeftPool {
  /** Its id, or in words where nobody knows whether there is one. */
  pool: string;
  reason: string;
  /** The command that deletes it. */
  deletion?: string;
}

/** How often a request is made while its connections are lost, and how long to wait in between. */
const ATTEMPTS = 4;
const WAIT_MS = 200;

export class Pools {
  private readonly ids = new Set<string>();
  /** Whether a pool was ever asked for. */
  private asked = false;
  /** The ids of pools that facts share, by what they ask of them. */
  private readonly shared = new Map<string, string>();
  private readonly call: Caller;

  /**
   * @param call makes the calls
   * @param runName the name of every pool of this run, and of no other pool
   * @param deletionOf the command by which a person deletes a pool
   */
  constructor(
    call: Caller,
    private readonly runName: string,
    private readonly deletionOf: (id: string) => string,
  ) {
    this.call = this.watching(call);
  }

  /**
   * The same calls, with an eye on those that make and delete pools. No signal gives up the making of a pool: it could come into being
   * after all pools were deleted.
   */
  watching(call: Caller): Caller {
    return async (request, signal) => {
      const makesPool = request.operation === 'CreateUserPool';
      if (makesPool) this.asked = true;
      const answer = await call(request, makesPool ? undefined : signal);
      this.remember(request, answer);
      return answer;
    };
  }

  /**
   * The id of a pool for the fact.
   * @throws NoAnswer
   * @throws Error when it can't be had
   */
  async for({ pool = {}, ownPool }: Fact): Promise<string> {
    const key = JSON.stringify(pool);
    const existing = ownPool ? undefined : this.shared.get(key);
    if (existing !== undefined) return existing;
    const answer = await this.call({ operation: 'CreateUserPool', body: JSON.stringify({ PoolName: this.runName, ...pool }) });
    const id = idIn(answer.body);
    if (id === undefined) throw new Error(`no pool could be made. ${described(answer)}`);
    if (!ownPool) this.shared.set(key, id);
    return id;
  }

  /**
   * Deletes a pool.
   * @throws Error when it can't be deleted; deleteAll tries once more
   */
  async delete(id: string): Promise<void> {
    const answer = await this.insist({ operation: 'DeleteUserPool', body: JSON.stringify({ UserPoolId: id }), poolId: id });
    // One that is not there was deleted by a request whose answer was lost.
    if (answer.status !== 200 && exceptionOf(answer) !== 'ResourceNotFoundException') throw new Error(described(answer));
    this.ids.delete(id);
  }

  /** Deletes every pool of the run. Answers with those that are left. */
  async deleteAll(): Promise<LeftPool[]> {
    const left = this.asked ? await this.findMore() : [];
    for (const id of this.ids) {
      const reason = await this.delete(id).then(() => undefined, errorMessage);
      if (reason !== undefined) left.push({ pool: id, reason, deletion: this.deletionOf(id) });
    }
    return left;
  }

  /** Makes a call again whose connection was lost: one that does no harm when it was carried out already. */
  private async insist(call: Call): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.call(call);
      } catch (error) {
        if (attempt === ATTEMPTS || !(error instanceof NoAnswer)) throw error;
        await setTimeout(WAIT_MS);
      }
    }
  }

  private remember({ operation, poolId }: Call, { status, body }: Answer): void {
    if (status !== 200) return;
    const made = operation === 'CreateUserPool' ? idIn(body) : undefined;
    if (made !== undefined) this.ids.add(made);
    if (operation === 'DeleteUserPool' && poolId !== undefined) this.ids.delete(poolId);
  }

  /**
   * Looks for pools with the run's name that no answer told of, because it was lost on its way or because the service failed after it had
   * made the pool. Answers with what is left to doubt.
   */
  private async findMore(): Promise<LeftPool[]> {
    try {
      for await (const pool of this.listed()) if (pool.Name === this.runName) this.ids.add(String(pool.Id));
      return [];
    } catch (error) {
      return [{ pool: `perhaps one named ${this.runName}`, reason: errorMessage(error) }];
    }
  }

  private async *listed(): AsyncGenerator<JsonObject> {
    let token: Json | undefined;
    do {
      const input = { MaxResults: 60, ...(token !== undefined && { NextToken: token }) };
      const answer = await this.insist({ operation: 'ListUserPools', body: JSON.stringify(input) });
      const { status, body } = answer;
      if (status !== 200 || !isObject(body)) throw new Error(`the pools can't be listed. ${described(answer)}`);
      for (const pool of Array.isArray(body.UserPools) ? body.UserPools : []) if (isObject(pool)) yield pool;
      token = body.NextToken;
    } while (token !== undefined);
  }
}

function idIn(body: Json | undefined): string | undefined {
  const pool = isObject(body) ? body.UserPool : undefined;
  return isObject(pool) && typeof pool.Id === 'string' ? pool.Id : undefined;
}
