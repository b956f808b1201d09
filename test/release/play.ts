/** Plays a story of one client: the events of CloudFormation, and edits on the console. Records the requests and answers. */
import type { FaultFor } from '../../local/cognito/faults';
import type { RecordedRequest } from '../../local/cognito/server';
import type { AnsweredEvent } from '../../local/lambda/invoke';
import { READ_ONLY } from '../../src/model/attributes';
import type { Json } from '../support/world';
import { type Ids, RECORDED_IDS, type RecordedStep, type SentEvent, type Write, withIds } from './recording';
import { only } from './releases';
import type { Handle, ReleaseWorld } from './releaseWorld';
import type { Fault, Step } from './stories';

const WRITES = ['CreateUserPoolClient', 'UpdateUserPoolClient', 'DeleteUserPoolClient'];

/** Plays a story in a new pool. The recording has {@link RECORDED_IDS} in place of the ids of this run. */
export async function play(world: ReleaseWorld, handle: Handle, name: string, story: readonly Step[]): Promise<RecordedStep[]> {
  const player = new Player(world, handle, name);
  const steps: RecordedStep[] = [];
  for (const step of story) steps.push(await player.play(step));
  return withIds(steps, player.ids, RECORDED_IDS);
}

class Player {
  readonly ids: Ids & { UserPoolId: string };
  private steps = 0;
  private template: Json = {};
  private model: Json = {};
  private last: { event: SentEvent; answer: AnsweredEvent } | undefined;

  constructor(
    private readonly world: ReleaseWorld,
    private readonly handle: Handle,
    private readonly name: string,
  ) {
    this.ids = { UserPoolId: world.pool() };
  }

  async play(step: Step): Promise<RecordedStep> {
    this.steps++;
    if (step.action === 'CONSOLE') return { writes: [this.edit({ ...step.edit })] };
    const event = this.eventOf(step);
    const { UserPoolId } = this.ids;
    const { answer, requests } = await this.world.during(UserPoolId, faultForStep(step.fault), () =>
      this.world.requestsOf(UserPoolId, () => this.handle(event)),
    );
    this.remember(event, answer, requests);
    return { event, ...(step.fault && { isInterrupted: true }), writes: writesOf(requests), answer: kept(answer) };
  }

  private eventOf(step: Exclude<Step, { action: 'CONSOLE' }>): SentEvent {
    if (step.action === 'AGAIN') return this.eventAgain();
    const token = `${this.name}, step ${this.steps}`;
    const { UserPoolId, ClientId } = this.ids;
    if (step.action === 'DELETE') return { action: 'DELETE', desired: { UserPoolId, ClientId }, token };
    const desired = { UserPoolId, ...step.template };
    // In a rollback, this is the template that failed.
    const before = this.template;
    this.template = desired;
    if (step.action === 'CREATE') return { action: 'CREATE', desired: asSent(desired), token };
    const states =
      step.sender === 'Cloud Control'
        ? { desired: this.patched(before, desired), previous: this.model }
        : { desired: { ...desired, ...only(this.model, READ_ONLY) }, previous: before };
    return { action: 'UPDATE', ...asSent(states), token, ...(step.rollback && { rollback: true }) };
  }

  /** The model with the changes of a template. A property that the template stops setting is removed. */
  private patched(before: Json, now: Json): Json {
    const removed = Object.keys(before).filter((name) => !Object.hasOwn(now, name));
    const kept = Object.keys(this.model).filter((name) => !removed.includes(name));
    return { ...only(this.model, kept), ...now };
  }

  /** The event after a retryable failure, which is the same event, or after IN_PROGRESS, which has the answered model. */
  private eventAgain(): SentEvent {
    if (!this.last) throw new Error(`Step ${this.steps} of "${this.name}" is AGAIN. It needs a step with an event before it.`);
    const { event, answer } = this.last;
    if (answer.status === 'FAILED') return event;
    const { resourceModel: desired = {}, callbackContext = {} } = answer;
    return { ...event, desired, callbackContext };
  }

  private remember(event: SentEvent, answer: AnsweredEvent, requests: RecordedRequest[]): void {
    this.last = { event, answer };
    if (answer.status === 'SUCCESS') this.model = answer.resourceModel ?? {};
    const made = requests.find(({ operation, status }) => operation === 'CreateUserPoolClient' && status === 200);
    const { ClientId, ClientSecret } = (made?.answer.UserPoolClient ?? {}) as Ids;
    if (ClientId !== undefined) this.ids.ClientId = ClientId;
    if (ClientSecret !== undefined) this.ids.ClientSecret = ClientSecret;
  }

  private edit(edit: Json): Write {
    const { UserPoolId, ClientId = '' } = this.ids;
    const { ClientSecret: _secret, ClientSecretArn: _arn, ...shown } = this.world.live(UserPoolId, ClientId);
    const input = { ...shown, ...edit };
    this.world.cognito.perform('UpdateUserPoolClient', input);
    return { operation: 'UpdateUserPoolClient', input };
  }
}

function faultForStep(fault: Fault | undefined): FaultFor {
  let isThrottled = false;
  return ({ operation }) => {
    if (isThrottled) return 'throttle';
    if (operation !== fault?.operation) return undefined;
    isThrottled = fault.isThrottledThen ?? false;
    return fault.kind;
  };
}

/** CloudFormation may send any primitive as a string. */
function asSent<Value>(value: Value): Value {
  const text = JSON.stringify(value, (_name, member) =>
    typeof member === 'boolean' || typeof member === 'number' ? String(member) : member,
  );
  return JSON.parse(text) as Value;
}

/** The requests that Cognito performed, even if the answer was lost. A repeated request is left out: it changes nothing. */
function writesOf(requests: RecordedRequest[]): Write[] {
  const done = requests.filter(
    ({ operation, status, fault }) => WRITES.includes(operation) && (status === 200 || isAfter(fault)),
  );
  const writes = done.map(({ operation, input }) => ({ operation, input }));
  return writes.filter((write, index) => JSON.stringify(write) !== JSON.stringify(writes[index - 1]));
}

const isAfter = (fault: string | undefined) => fault?.endsWith('-after') ?? false;

function kept({ status, errorCode, resourceModel, callbackContext }: AnsweredEvent): NonNullable<RecordedStep['answer']> {
  return {
    status,
    ...(errorCode !== undefined && { errorCode }),
    ...(resourceModel && { resourceModel }),
    ...(callbackContext && { callbackContext }),
  };
}
