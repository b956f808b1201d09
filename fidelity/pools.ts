/** The pools that a run creates, from the first request to the last deletion. */
import { errorMessage } from '../tools/errorMessage';
import { isObject, type Json } from '../tools/json';
import { type Answer, described, exceptionOf } from '../tools/signedCalls/answer';
import type { SendRequest, ServiceRequest } from '../tools/signedCalls/signedCalls';

import type { Fact } from './fact';
import type { CleanupCommands, LeftBehind } from './leftBehind';
import { ManagedSecrets, publishesSecret } from './managedSecrets';
import { listAll } from './pages';
import { retryingCleanup } from './retryCleanup';

export class Pools {
  private readonly ids = new Set<string>();
  /** Whether the run has tried to create a pool. */
  private hasTried = false;
  /** The ids of the pools that facts share, by the input of CreateUserPool. */
  private readonly shared = new Map<string, string>();
  private readonly send: SendRequest;
  private readonly sendCleanup: SendRequest;
  private readonly secrets: ManagedSecrets;

  /**
   * @param runName the name of every pool of this run, and of no other pool
   * @param commands the commands that delete what the run could not delete
   */
  constructor(
    send: SendRequest,
    private readonly runName: string,
    private readonly commands: CleanupCommands,
  ) {
    this.send = this.watching(send);
    this.sendCleanup = retryingCleanup(this.send);
    this.secrets = new ManagedSecrets(this.sendCleanup, commands);
  }

  /**
   * Sends requests, and records those that create or delete a pool or create a secret. The signal does not abort a request that
   * creates one: the pool or secret could appear after the run has deleted all others.
   */
  watching(send: SendRequest): SendRequest {
    return async (request, signal) => {
      const makesPool = request.operation === 'CreateUserPool';
      if (makesPool) this.hasTried = true;
      this.secrets.expect(request);
      const answer = await send(request, makesPool || publishesSecret(request) ? undefined : signal);
      this.remember(request, answer);
      return answer;
    };
  }

  /**
   * Returns the id of a pool for the fact, and creates the pool if necessary.
   * @throws NoAnswer when a connection is lost
   * @throws Error when Cognito refuses to create the pool
   */
  async for({ pool = {}, ownPool }: Fact): Promise<string> {
    const key = JSON.stringify(pool);
    const existing = ownPool ? undefined : this.shared.get(key);
    if (existing !== undefined) return existing;
    const answer = await this.send({ operation: 'CreateUserPool', body: JSON.stringify({ PoolName: this.runName, ...pool }) });
    const id = idIn(answer.body);
    if (id === undefined) throw new Error(`could not create a user pool. ${described(answer)}`);
    if (!ownPool) this.shared.set(key, id);
    return id;
  }

  /** Deletes a pool once its clients have no secret in Secrets Manager. Returns what is left; deleteAll tries again. */
  async delete(id: string): Promise<LeftBehind[]> {
    const pool = { what: `user pool ${id}`, command: this.commands.deletePool(id) };
    const secrets = await this.secrets.withdrawIn(id);
    // Only an update of its client can move a secret back, so the pool must stay until then.
    if (secrets.length > 0) return [...secrets, { ...pool, reason: 'the secrets of its clients must be deleted first' }];
    const reason = await this.deletePool(id).then(() => undefined, errorMessage);
    return reason === undefined ? [] : [{ ...pool, reason }];
  }

  /** Deletes every pool of the run. Returns what is left. */
  async deleteAll(): Promise<LeftBehind[]> {
    const left = this.hasTried ? await this.findLostPools() : [];
    for (const id of this.ids) left.push(...(await this.delete(id)));
    return [...left, ...(await this.secrets.stillThere())];
  }

  /** @throws Error when Cognito refuses to delete the pool */
  private async deletePool(id: string): Promise<void> {
    const answer = await this.sendCleanup({ operation: 'DeleteUserPool', body: JSON.stringify({ UserPoolId: id }), poolId: id });
    // A missing pool was deleted by a request whose answer was lost.
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
   * Finds the pools of the run whose CreateUserPool had no successful answer: the connection was lost, or the service failed
   * after it had created the pool. Returns what may be left if the search fails.
   */
  private async findLostPools(): Promise<LeftBehind[]> {
    try {
      for await (const pool of listAll(this.sendCleanup, 'ListUserPools', 'UserPools')) {
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
