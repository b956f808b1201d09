/** A new pool with a client in its state after a step of a recording. */
import type { Json } from '../support/world';
import { type Ids, RECORDED_IDS, type RecordedStep, type SentEvent, withIds } from './recording';
import type { ReleaseWorld } from './releaseWorld';

export class RecordedState {
  private readonly ids: Ids & { UserPoolId: string };

  /**
   * @param steps the whole recording
   * @param done the number of steps that are done
   */
  constructor(
    readonly world: ReleaseWorld,
    private readonly steps: readonly RecordedStep[],
    done: number,
  ) {
    this.ids = { UserPoolId: world.pool() };
    for (const step of steps.slice(0, done)) for (const { operation, input } of step.writes) this.write(operation, input);
  }

  get poolId(): string {
    return this.ids.UserPoolId;
  }

  private write(operation: string, input: Json): void {
    const { UserPoolClient } = this.world.cognito.perform(operation, this.here(input)) as { UserPoolClient?: Ids };
    if (operation === 'CreateUserPoolClient') Object.assign(this.ids, { ...UserPoolClient });
  }

  /** The event of a step, with the ids of this state's client. */
  eventOf(index: number): SentEvent {
    const { event } = this.steps[index] ?? {};
    if (!event) throw new Error(`Step ${index} of the recording has no event.`);
    return this.here(event);
  }

  /** The model in the answer of a step, with the ids of this state's client. */
  modelOf(index: number): Json {
    return this.here(this.steps[index]?.answer?.resourceModel ?? {});
  }

  /** All clients of the pool as Cognito shows them, with the ids of the recording. */
  clients(): Json[] {
    const { poolId, world } = this;
    return this.recorded(world.clientsOf(poolId).map((ClientId) => world.live(poolId, ClientId)));
  }

  /** Replaces the ids of this state, or of the client that a create made in it, with the ids of the recording. */
  recorded<Value>(value: Value): Value {
    const [ClientId] = this.world.clientsOf(this.poolId);
    return withIds(value, { ...(ClientId !== undefined && { ClientId }), ...this.ids, ...this.secretOf(ClientId) }, RECORDED_IDS);
  }

  private secretOf(ClientId: string | undefined): Ids {
    const ClientSecret = ClientId && this.world.live(this.poolId, ClientId).ClientSecret;
    return typeof ClientSecret === 'string' ? { ClientSecret } : {};
  }

  private here<Value>(value: Value): Value {
    return withIds(value, RECORDED_IDS, this.ids);
  }
}
