import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Invoke } from '../../local/cloudformation/handlerCaller';
import type { AnsweredEvent, CallerCredentials } from '../../local/lambda/invoke';
import { Dice } from './dice';
import type { Harm, LifecycleResult } from './lifecycleResult';
import type { Pool } from './pool';
import { givesAway, SECRET_MARK } from './secrets';
import { afterCreate, afterUpdate, type Choice, choose, MANAGED, shown, withoutEmptyLists } from './settings';
import { WatchedCaller } from './watchedCaller';
import type { Quotable, Weather } from './weather';

/** What a lifecycle happens in. */
export interface LifecycleContext {
  pool: Pool;
  weather: Weather;
  invoke: Invoke;
}

/** A client that is older than a second is older by any clock. */
const OLDER_MS = 1_100;
/** How often somebody tries an operation again that CloudFormation has given up, before the weather clears. */
const PATIENCE = 4;
/** What the message of a create says that is not settled. */
const UNSETTLED = /could not find out if a client was created/;

/** The life of one client, from create to delete, with updates, reads, lists and edits on the console, in bad weather. */
export class Lifecycle {
  private readonly dice: Dice;
  private readonly credentials: CallerCredentials;
  private readonly cloud: WatchedCaller;
  private readonly harms: [Harm, string][] = [];
  private readonly quotable: Quotable;
  private readonly hasSecret: boolean;
  private clientId: string | undefined;
  private unsettled = 0;
  private leftBehind = 0;
  /** The template as it is deployed. */
  private template: Choice = {};
  /** What the client is to show of it. */
  private expected: Choice = {};

  constructor(
    private readonly seed: number,
    private readonly context: LifecycleContext,
  ) {
    this.dice = new Dice(seed);
    // Not in digits: the client's name has these, and the handlers mask every piece of a credential.
    const number = seed.toString(36);
    this.credentials = {
      accessKeyId: `AKIDSTORM${number}`,
      secretAccessKey: `key${SECRET_MARK}-${number}`,
      sessionToken: `tokens${SECRET_MARK}-${number}`,
    };
    this.hasSecret = this.dice.chance(0.5);
    const { secretAccessKey, sessionToken } = this.credentials;
    const credentials = [secretAccessKey, sessionToken];
    this.quotable = { credentials, clientSecrets: [], answeredSecret: () => this.answeredSecret() };
    const common = { callerCredentials: this.credentials, logGroupName: this.dice.chance(0.5) ? 'chaos' : undefined };
    // The pauses between two events take no time.
    this.cloud = new WatchedCaller({ invoke: context.invoke, common, wait: async () => {} });
  }

  async run(): Promise<LifecycleResult> {
    this.beginWeather();
    try {
      await this.live();
    } finally {
      this.endWeather();
    }
    for (const fault of this.cloud.malformed) this.harm('malformed', fault);
    for (const { message = '' } of this.cloud.answers) {
      if (givesAway(message, this.quotable.clientSecrets)) this.harm('secret', message);
    }
    const { seed, harms, unsettled, leftBehind } = this;
    return { seed, harms, invocations: this.cloud.answers.length, unsettled, leftBehind };
  }

  private beginWeather(): void {
    this.context.weather.begin(this.credentials.accessKeyId, this.dice, this.quotable);
  }

  private endWeather(): void {
    this.context.weather.end(this.credentials.accessKeyId);
  }

  private async live(): Promise<void> {
    const { pool } = this.context;
    // Half of the templates name their client, as somebody else may have done before.
    const ClientName = this.dice.chance(0.5) ? `chaos-${this.seed}` : undefined;
    this.template = choose(this.dice, this.hasSecret);
    const properties = { UserPoolId: pool.id, GenerateSecret: this.hasSecret, ...(ClientName && { ClientName }) };
    const twin = ClientName && this.dice.chance(0.2) ? pool.create({ ...properties, ...this.template }) : undefined;
    if (twin) await setTimeout(OLDER_MS);

    const ClientId = await this.create({ ...properties, ...this.template }, twin);
    if (ClientId) {
      const identifiers = { UserPoolId: pool.id, ClientId };
      for (let steps = this.dice.between(1, 4); steps > 0; steps--) await this.step(identifiers, properties);
      await this.delete(identifiers);
    }
    this.lookAround(ClientId, ClientName, twin);
  }

  private async create(
    desired: { UserPoolId: string; ClientName?: string },
    twin: string | undefined,
  ): Promise<string | undefined> {
    const logicalResourceId = `Chaos${this.seed}`;
    const answer = await this.cloud.run('CREATE', desired, { logicalResourceId });
    const { ClientId } = (answer.resourceModel ?? {}) as { ClientId?: string };
    const left = () =>
      this.context.pool.clientsNamedFor(desired.ClientName, logicalResourceId).filter((client) => client.ClientId !== twin);
    if (answer.status !== 'SUCCESS') {
      if (UNSETTLED.test(answer.message ?? '')) this.unsettled++;
      // CloudFormation rolls back what it knows of.
      if (ClientId) await this.delete({ UserPoolId: desired.UserPoolId, ClientId });
      this.cleanUpAsTold(answer, left());
      return undefined;
    }
    if (ClientId === twin) this.harm('duplicated', `${ClientId} was somebody else's, and was adopted.`);
    this.cleanUpAsTold(
      answer,
      left().filter((client) => client.ClientId !== ClientId),
    );
    this.clientId = ClientId;
    this.expected = afterCreate(this.template);
    this.compare('create', String(ClientId), answer);
    return ClientId;
  }

  /** A person reads the message and deletes what it tells to look for. What it does not tell of has leaked. */
  private cleanUpAsTold({ message = '' }: AnsweredEvent, left: { ClientId: string; ClientName: string }[]): void {
    for (const { ClientId, ClientName } of left) {
      if (message.includes(`"${ClientName}"`)) this.leftBehind++;
      else this.harm(left.length > 1 ? 'duplicated' : 'leaked', `${ClientName} is left behind. The message was: ${message}`);
      this.context.pool.delete(ClientId);
    }
  }

  private async step(identifiers: { UserPoolId: string; ClientId: string }, properties: object): Promise<void> {
    switch (this.dice.pick(['update', 'update', 'read', 'list', 'console'])) {
      case 'update':
        return this.update(identifiers, properties);
      case 'read': {
        const answer = await this.untilDone(() => this.cloud.run('READ', identifiers));
        return this.compare('read', identifiers.ClientId, answer);
      }
      case 'list':
        return this.list(identifiers);
      default: {
        const edit = choose(this.dice, this.hasSecret, 0.3);
        this.context.pool.edit(identifiers.ClientId, edit);
        this.expected = { ...this.expected, ...edit };
      }
    }
  }

  private async update(identifiers: { ClientId: string }, properties: object): Promise<void> {
    const before = this.template;
    const next = choose(this.dice, this.hasSecret);
    const state = (template: Choice) => ({ ...properties, ...template });
    const deploy = (to: Choice, from: Choice) =>
      this.cloud.run('UPDATE', { ...state(to), ...identifiers }, { previous: { ...state(from), ...identifiers } });

    const answer = await deploy(next, before);
    if (answer.status === 'SUCCESS') {
      this.template = next;
      this.expected = afterUpdate(this.expected, next, before);
      return this.compare('update', identifiers.ClientId, answer);
    }
    // The stack is rolled back: its last template is deployed, over the one that failed, which may or may not have come through.
    const rolledBack = await this.untilDone(() => deploy(before, next));
    this.expected = afterUpdate(this.expected, before, next);
    // A secret that the failed template has moved, or not, stays where it is.
    if (before[MANAGED] === undefined && next[MANAGED] !== undefined) {
      this.expected[MANAGED] = this.context.pool.keptSecret(identifiers.ClientId) !== undefined;
    }
    this.compare('rollback', identifiers.ClientId, rolledBack);
  }

  private async list({ UserPoolId, ClientId }: { UserPoolId: string; ClientId: string }): Promise<void> {
    let found = 0;
    let nextToken: string | undefined;
    do {
      const token = nextToken;
      const page = await this.untilDone(() => this.cloud.run('LIST', { UserPoolId }, { nextToken: token }));
      found += page.resourceModels?.filter((model) => model.ClientId === ClientId).length ?? 0;
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    if (found !== 1) this.harm('lost', `The list names the client ${found} times.`);
  }

  private async delete(identifiers: { UserPoolId: string; ClientId: string }): Promise<void> {
    await this.untilDone(async () => {
      const answer = await this.cloud.run('DELETE', identifiers);
      // A client that is not there is deleted, to CloudFormation.
      return answer.errorCode === 'NotFound' ? { ...answer, status: 'SUCCESS' } : answer;
    });
  }

  /** Somebody tries again what CloudFormation has given up; in the end the weather clears. */
  private async untilDone(operation: () => Promise<AnsweredEvent>): Promise<AnsweredEvent> {
    let answer = await operation();
    for (let attempts = 1; answer.status !== 'SUCCESS' && attempts < PATIENCE; attempts++) answer = await operation();
    if (answer.status === 'SUCCESS') return answer;
    this.endWeather();
    answer = await operation();
    this.beginWeather();
    if (answer.status !== 'SUCCESS') this.harm('unfinished', `In fair weather, too: ${answer.message}`);
    return answer;
  }

  /** Neither Cognito nor the answered model may show anything but what is expected, nor the model a secret that is kept elsewhere. */
  private compare(after: string, ClientId: string, answer: AnsweredEvent): void {
    const { resourceModel = {} } = answer;
    const kept = this.context.pool.keptSecret(ClientId);
    const secret = kept ?? this.answeredSecret();
    if (secret !== undefined) this.quotable.clientSecrets.push(secret);
    if (kept !== undefined && JSON.stringify(answer).includes(kept))
      this.harm('secret', `After ${after} the kept secret is answered.`);
    const live = shown(this.context.pool.describe(ClientId) ?? {});
    if (!isDeepStrictEqual(live, this.expected)) {
      this.harm('lost', `After ${after} ${JSON.stringify(live)} is live, not ${JSON.stringify(this.expected)}.`);
    }
    const answered = withoutEmptyLists(shown(resourceModel));
    if (!isDeepStrictEqual(answered, this.expected)) {
      this.harm('lost', `After ${after} ${JSON.stringify(answered)} is answered, not ${JSON.stringify(this.expected)}.`);
    }
  }

  private answeredSecret(): string | undefined {
    const { ClientSecret } = this.context.pool.describe(this.clientId ?? '') ?? {};
    return typeof ClientSecret === 'string' ? ClientSecret : undefined;
  }

  /** At the end there is nothing left of it, and everything of others. */
  private lookAround(ClientId: string | undefined, ClientName: string | undefined, twin: string | undefined): void {
    const { pool } = this.context;
    if (ClientId && pool.describe(ClientId)) this.harm('leaked', `${ClientId} is still there after its delete.`);
    if (twin && !pool.describe(twin)) this.harm('lost', `${twin}, somebody else's client of the name ${ClientName}, is gone.`);
    if (twin && pool.describe(twin)) pool.delete(twin);
  }

  private harm(harm: Harm, sentence: string): void {
    this.harms.push([harm, sentence]);
  }
}
