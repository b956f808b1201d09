import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Invoke } from '../../local/cloudformation/handlerCaller';
import type { AnsweredEvent, CallerCredentials } from '../../local/lambda/invoke';
import type { FaultInjector, LifecycleSecrets } from './faultInjector';
import type { Harm, LifecycleResult } from './lifecycleResult';
import type { Pool } from './pool';
import { containsSecret, SECRET_MARK } from './secrets';
import { SeededRandom } from './seededRandom';
import { afterCreate, afterUpdate, type Choice, choose, MANAGED, shown, withoutEmptyLists } from './settings';
import { WatchedCaller } from './watchedCaller';

/** The parts of the run that the lifecycles share. */
export interface LifecycleContext {
  pool: Pool;
  faultInjector: FaultInjector;
  invoke: Invoke;
}

/** At this age, the handlers see for certain that a client is older than their create, and do not adopt it. */
const OLDER_MS = 1_100;
/** The number of times that an operation runs with faults. After that it runs once without faults. */
const ATTEMPTS_WITH_FAULTS = 4;
/** The message of a create that does not know whether its client exists. */
const UNKNOWN_OUTCOME = /could not find out if a client was created/;

/** One client, from create to delete, with updates, reads, lists and edits on the console. Calls fail at random. */
export class Lifecycle {
  private readonly random: SeededRandom;
  private readonly credentials: CallerCredentials;
  private readonly cloud: WatchedCaller;
  private readonly harms: [Harm, string][] = [];
  private readonly secrets: LifecycleSecrets;
  private readonly hasSecret: boolean;
  private clientId: string | undefined;
  private unknownOutcomes = 0;
  private leftBehind = 0;
  /** The template that is deployed now. */
  private template: Choice = {};
  /** The settings that the client has to show. */
  private expected: Choice = {};

  constructor(
    private readonly seed: number,
    private readonly context: LifecycleContext,
  ) {
    this.random = new SeededRandom(seed);
    // Not in decimal digits: the client's name has those, and the handlers mask every part of a credential.
    const number = seed.toString(36);
    this.credentials = {
      accessKeyId: `AKIDLIFECYCLE${number}`,
      secretAccessKey: `key${SECRET_MARK}-${number}`,
      sessionToken: `tokens${SECRET_MARK}-${number}`,
    };
    this.hasSecret = this.random.chance(0.5);
    const { secretAccessKey, sessionToken } = this.credentials;
    const credentials = [secretAccessKey, sessionToken];
    this.secrets = { credentials, clientSecrets: [], answeredSecret: () => this.answeredSecret() };
    const common = { callerCredentials: this.credentials, logGroupName: this.random.chance(0.5) ? 'chaos' : undefined };
    // The run does not wait between two events.
    this.cloud = new WatchedCaller({ invoke: context.invoke, common, wait: async () => {} });
  }

  async run(): Promise<LifecycleResult> {
    this.startFaults();
    try {
      await this.runSteps();
    } finally {
      this.stopFaults();
    }
    for (const fault of this.cloud.malformed) this.harm('malformed', fault);
    for (const { message = '' } of this.cloud.answers) {
      if (containsSecret(message, this.secrets.clientSecrets)) this.harm('secret', message);
    }
    const { seed, harms, unknownOutcomes, leftBehind } = this;
    return { seed, harms, invocations: this.cloud.answers.length, unknownOutcomes, leftBehind };
  }

  private startFaults(): void {
    this.context.faultInjector.start(this.credentials.accessKeyId, this.random, this.secrets);
  }

  private stopFaults(): void {
    this.context.faultInjector.stop(this.credentials.accessKeyId);
  }

  private async runSteps(): Promise<void> {
    const { pool } = this.context;
    // Half of the templates name their client. For some of these, a client of another owner already has the name.
    const ClientName = this.random.chance(0.5) ? `chaos-${this.seed}` : undefined;
    this.template = choose(this.random, this.hasSecret);
    const properties = { UserPoolId: pool.id, GenerateSecret: this.hasSecret, ...(ClientName && { ClientName }) };
    const twin = ClientName && this.random.chance(0.2) ? pool.create({ ...properties, ...this.template }) : undefined;
    if (twin) await setTimeout(OLDER_MS);

    const ClientId = await this.create({ ...properties, ...this.template }, twin);
    if (ClientId) {
      const identifiers = { UserPoolId: pool.id, ClientId };
      for (let steps = this.random.between(1, 4); steps > 0; steps--) await this.step(identifiers, properties);
      await this.delete(identifiers);
    }
    this.checkPool(ClientId, ClientName, twin);
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
      if (UNKNOWN_OUTCOME.test(answer.message ?? '')) this.unknownOutcomes++;
      // CloudFormation deletes the client if the answer has its id.
      if (ClientId) await this.delete({ UserPoolId: desired.UserPoolId, ClientId });
      this.deleteLeftBehind(answer, left());
      return undefined;
    }
    if (ClientId === twin) this.harm('duplicated', `The create adopted ${ClientId}, which belongs to another owner.`);
    this.deleteLeftBehind(
      answer,
      left().filter((client) => client.ClientId !== ClientId),
    );
    this.clientId = ClientId;
    this.expected = afterCreate(this.template);
    this.compare('create', String(ClientId), answer);
    return ClientId;
  }

  /** Deletes the clients that a create left behind, as a user does. A client that the message does not name has leaked. */
  private deleteLeftBehind({ message = '' }: AnsweredEvent, left: { ClientId: string; ClientName: string }[]): void {
    for (const { ClientId, ClientName } of left) {
      if (message.includes(`"${ClientName}"`)) this.leftBehind++;
      else this.harm(left.length > 1 ? 'duplicated' : 'leaked', `${ClientName} is left behind. The message was: ${message}`);
      this.context.pool.delete(ClientId);
    }
  }

  private async step(identifiers: { UserPoolId: string; ClientId: string }, properties: object): Promise<void> {
    switch (this.random.pick(['update', 'update', 'read', 'list', 'console'])) {
      case 'update':
        return this.update(identifiers, properties);
      case 'read': {
        const answer = await this.runUntilSuccess(() => this.cloud.run('READ', identifiers));
        return this.compare('read', identifiers.ClientId, answer);
      }
      case 'list':
        return this.list(identifiers);
      default: {
        const edit = choose(this.random, this.hasSecret, 0.3);
        this.context.pool.edit(identifiers.ClientId, edit);
        this.expected = { ...this.expected, ...edit };
      }
    }
  }

  private async update(identifiers: { ClientId: string }, properties: object): Promise<void> {
    const before = this.template;
    const next = choose(this.random, this.hasSecret);
    const state = (template: Choice) => ({ ...properties, ...template });
    const deploy = (to: Choice, from: Choice) =>
      this.cloud.run('UPDATE', { ...state(to), ...identifiers }, { previous: { ...state(from), ...identifiers } });

    const answer = await deploy(next, before);
    if (answer.status === 'SUCCESS') {
      this.template = next;
      this.expected = afterUpdate(this.expected, next, before);
      return this.compare('update', identifiers.ClientId, answer);
    }
    // CloudFormation rolls the stack back: it deploys the last template again. The failed update may or may not have taken
    // effect.
    const rolledBack = await this.runUntilSuccess(() => deploy(before, next));
    this.expected = afterUpdate(this.expected, before, next);
    // The failed update may have moved the secret. The rollback does not move it back.
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
      const page = await this.runUntilSuccess(() => this.cloud.run('LIST', { UserPoolId }, { nextToken: token }));
      found += page.resourceModels?.filter((model) => model.ClientId === ClientId).length ?? 0;
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    if (found !== 1) this.harm('lost', `The list has the client ${found} times, not once.`);
  }

  private async delete(identifiers: { UserPoolId: string; ClientId: string }): Promise<void> {
    await this.runUntilSuccess(async () => {
      const answer = await this.cloud.run('DELETE', identifiers);
      // CloudFormation counts a client that does not exist as deleted.
      return answer.errorCode === 'NotFound' ? { ...answer, status: 'SUCCESS' } : answer;
    });
  }

  /** Repeats a failed operation, as a user does. The last attempt has no faults, so it must succeed. */
  private async runUntilSuccess(operation: () => Promise<AnsweredEvent>): Promise<AnsweredEvent> {
    let answer = await operation();
    for (let attempts = 1; answer.status !== 'SUCCESS' && attempts < ATTEMPTS_WITH_FAULTS; attempts++) answer = await operation();
    if (answer.status === 'SUCCESS') return answer;
    this.stopFaults();
    answer = await operation();
    this.startFaults();
    if (answer.status !== 'SUCCESS') this.harm('unfinished', `It failed without faults, too: ${answer.message}`);
    return answer;
  }

  /** Cognito and the model must show the expected settings. The model must not have a secret that Secrets Manager keeps. */
  private compare(after: string, ClientId: string, answer: AnsweredEvent): void {
    const { resourceModel = {} } = answer;
    const kept = this.context.pool.keptSecret(ClientId);
    const secret = kept ?? this.answeredSecret();
    if (secret !== undefined) this.secrets.clientSecrets.push(secret);
    if (kept !== undefined && JSON.stringify(answer).includes(kept))
      this.harm('secret', `After ${after}, the answer has the secret that Secrets Manager keeps.`);
    const live = shown(this.context.pool.describe(ClientId) ?? {});
    if (!isDeepStrictEqual(live, this.expected)) {
      this.harm('lost', `After ${after}, Cognito shows ${JSON.stringify(live)}, not ${JSON.stringify(this.expected)}.`);
    }
    const answered = withoutEmptyLists(shown(resourceModel));
    if (!isDeepStrictEqual(answered, this.expected)) {
      this.harm('lost', `After ${after}, the model has ${JSON.stringify(answered)}, not ${JSON.stringify(this.expected)}.`);
    }
  }

  private answeredSecret(): string | undefined {
    const { ClientSecret } = this.context.pool.describe(this.clientId ?? '') ?? {};
    return typeof ClientSecret === 'string' ? ClientSecret : undefined;
  }

  /** At the end, the client does not exist, and the client of another owner with the same name still exists. */
  private checkPool(ClientId: string | undefined, ClientName: string | undefined, twin: string | undefined): void {
    const { pool } = this.context;
    if (ClientId && pool.describe(ClientId)) this.harm('leaked', `${ClientId} still exists after its delete.`);
    if (twin && !pool.describe(twin)) this.harm('lost', `${twin}, another owner's client with the name ${ClientName}, is gone.`);
    if (twin && pool.describe(twin)) pool.delete(twin);
  }

  private harm(harm: Harm, sentence: string): void {
    this.harms.push([harm, sentence]);
  }
}
