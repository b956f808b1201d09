/** The pools that a run makes, remembered from the first request to the last deletion. */
import { errorMessage } from '../tools/errorMessage';
import { isObject, type Json } from '../tools/json';
import { type Answer, described, exceptionOf } from '../tools/signedCalls/answer';
import type { SendRequest, ServiceRequest } from '../tools/signedCalls/signedCalls';

import type { Fact } from './fact';
import type { LeftBehind, TidyingCommands } from './leftBehind';
import { ManagedSecrets, publishesSecret } from './managedSecrets';
import { listed } from './pages';
import { persistent } from './persistence';

export class Pools {
  private readonly ids = new Set<string>();
  /** Whether a pool was ever asked for. */
  private asked = false;
  /** The ids of pools that facts share, by what they ask of them. */
  private readonly shared = new Map<string, string>();
  private readonly send: SendRequest;
  private readonly tidily: SendRequest;
  private readonly secrets: ManagedSecrets;

  /**
   * @param send makes the calls
   * @param runName the name of every pool of this run, and of no other pool
   * @param commands by which a person does what a run could not
   */
  constructor(
    send: SendRequest,
    private readonly runName: string,
    private readonly commands: TidyingCommands,
  ) {
    this.send = this.watching(send);
    this.tidily = persistent(this.send);
    this.secrets = new ManagedSecrets(this.tidily, commands);
  }

  /**
   * The same calls, with an eye on those that make and delete pools, or make secrets. No signal gives up a request that makes one: it could
   * come into being after all were deleted.
   */
  watching(send: SendRequest): SendRequest {
    return async (request, signal) => {
      const makesPool = request.operation === 'CreateUserPool';
      if (makesPool) this.asked = true;
      this.secrets.expect(request);
      const answer = await send(request, makesPool || publishesSecret(request) ? undefined : signal);
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
    const answer = await this.send({ operation: 'CreateUserPool', body: JSON.stringify({ PoolName: this.runName, ...pool }) });
    const id = idIn(answer.body);
    if (id === undefined) throw new Error(`no pool could be made. ${described(answer)}`);
    if (!ownPool) this.shared.set(key, id);
    return id;
  }

  /** Deletes a pool, once its clients have no secret in Secrets Manager. Answers with what is left; deleteAll tries once more. */
  async delete(id: string): Promise<LeftBehind[]> {
    const pool = { what: `user pool ${id}`, command: this.commands.deletePool(id) };
    const secrets = await this.secrets.withdrawIn(id);
    // Without its client nobody could take a secret back.
    if (secrets.length > 0) return [...secrets, { ...pool, reason: 'its clients have to give back their secrets first' }];
    const reason = await this.deletePool(id).then(() => undefined, errorMessage);
    return reason === undefined ? [] : [{ ...pool, reason }];
  }

  /** Deletes every pool of the run. Answers with what is left. */
  async deleteAll(): Promise<LeftBehind[]> {
    const left = this.asked ? await this.findMore() : [];
    for (const id of this.ids) left.push(...(await this.delete(id)));
    return [...left, ...(await this.secrets.stillThere())];
  }

  /** @throws Error when it can't be deleted */
  private async deletePool(id: string): Promise<void> {
    const answer = await this.tidily({ operation: 'DeleteUserPool', body: JSON.stringify({ UserPoolId: id }), poolId: id });
    // One that is not there was deleted by a request whose answer was lost.
    if (answer.status !== 200 && exceptionOf(answer) !== 'ResourceNotFoundException') throw new Error(described(answer));
    this.ids.delete(id);
  }

  private remember(request: ServiceRequest, answer: Answer): void {
    const { operation, poolId } = request;
    if (answer.status !== 200) return;
    this.secrets.remember(request, answer);
    const made = operation === 'CreateUserPool' ? idIn(answer.body) : undefined;
    if (made !== undefined) this.ids.add(made);
    if (operation !== 'DeleteUserPool' || poolId === undefined) return;
    this.ids.delete(poolId);
    this.secrets.poolIsGone(poolId);
  }

  /**
   * Looks for pools with the run's name that no answer told of, because it was lost on its way or because the service failed after it had
   * made the pool. Answers with what is left to doubt.
   */
  private async findMore(): Promise<LeftBehind[]> {
    try {
      for await (const pool of listed(this.tidily, 'ListUserPools', 'UserPools')) {
        if (pool.Name === this.runName) this.ids.add(String(pool.Id));
      }
      return [];
    } catch (error) {
      return [{ what: `perhaps a user pool named ${this.runName}`, reason: errorMessage(error) }];
    }
  }
}

function idIn(body: Json | undefined): string | undefined {
  const pool = isObject(body) ? body.UserPool : undefined;
  return isObject(pool) && typeof pool.Id === 'string' ? pool.Id : undefined;
}
