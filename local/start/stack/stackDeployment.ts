import { type Parameters, Stack } from '../../cloudformation/stacks/stack';
import { FailedBefore } from './failedBefore';
import { KnownTypes } from './knownTypes';
import { type LeftOut, leaveOut, type Remainder } from './leftOut';
import { asBefore, withoutFailed } from './retry';
import { hiddenOutputs } from './secretOutputs';
import { operate, type StackOperation, statusOf } from './stackOperation';
import type { StackStage } from './stackStage';
import type { ClientReport, Failure, StackStep } from './stackStep';
import { clientsOf, type Template } from './template';
import { Watch } from './watch';

/** A template, as its file is called, with its parameters. */
export interface Version {
  file: string;
  template: Template;
  parameters: Parameters;
}

/** What an update did, for those who describe it. */
export interface Updated {
  /** The logical ids of the clients that CloudFormation handed to the handlers. */
  handled: ReadonlySet<string>;
  isRolledBack: boolean;
}

/** How a version is deployed. */
interface Way {
  send(body: string, parameters: Parameters): Promise<void>;
  /** What to try next. */
  retry(template: Template, failures: readonly Failure[]): Remainder | undefined;
  /** What comes before another try. */
  tidyUp?(): Promise<void>;
}

interface Deployed extends Remainder {
  operation: StackOperation;
  /** Over all tries. */
  handled: ReadonlySet<string>;
}

/**
 * Deploys templates, as far as this machine can. What it can't make is left out together with what needs it, and named, as long as it
 * is no resource of Cognito: those are what a run is about.
 */
export class StackDeployment {
  readonly stack: Stack;
  /** The template that the stack has. */
  template: Template = { Resources: {} };
  private outputs: Record<string, string> = {};
  private readonly reported = new Set<string>();
  private readonly knownTypes: KnownTypes;
  private readonly failedBefore = new FailedBefore();

  constructor(
    private readonly stage: StackStage,
    name: string,
    private readonly onStep: (step: StackStep) => void,
  ) {
    this.stack = new Stack(stage.engine, name);
    this.knownTypes = new KnownTypes(stage.engine);
  }

  /**
   * Creates the stack.
   * @param describe the clients that it has made
   * @returns why it failed, after the step was reported
   */
  async create(version: Version, story: string, describe: () => Promise<ClientReport[]>): Promise<string | undefined> {
    const watch = this.watch();
    const deployed = await this.deploy(
      version,
      {
        send: (body, parameters) => this.stack.create(body, parameters),
        retry: withoutFailed,
        tidyUp: () => this.stack.delete(),
      },
      watch,
    );
    this.template = deployed.template;
    const isThere = deployed.operation.failures.length === 0;
    return this.report({ action: 'CREATE', story, ...watch.sofar() }, deployed, isThere ? describe : undefined);
  }

  /** Updates the stack. A resource of another service that this machine can't update stays as it was. */
  async update(
    version: Version,
    story: string,
    describe: (updated: Updated) => Promise<ClientReport[]>,
  ): Promise<string | undefined> {
    const watch = this.watch();
    const deployed = await this.deploy(
      version,
      {
        send: (body, parameters) => this.stack.update(body, parameters),
        retry: (template, failures) => asBefore(template, this.template, failures),
      },
      watch,
    );
    const { operation, handled, template } = deployed;
    const isRolledBack = operation.failures.length > 0;
    if (!isRolledBack) this.template = template;
    return this.report({ action: 'UPDATE', story, ...watch.sofar() }, deployed, () => describe({ handled, isRolledBack }));
  }

  /** Deletes the stack, if there is one. */
  async delete(story: string, describe: () => Promise<ClientReport[]>): Promise<string | undefined> {
    if ((await statusOf(this.stack)) === 'DELETE_COMPLETE') return undefined;
    const watch = this.watch();
    const operation = await operate(this.stack, () => this.stack.delete());
    return this.report({ action: 'DELETE', story, ...watch.sofar() }, { operation, leftOut: [] }, describe);
  }

  /** A step that is no operation on the stack. */
  async step(action: StackStep['action'], story: string, act: () => Promise<ClientReport[]>): Promise<void> {
    const watch = this.watch();
    const clients = await act();
    this.onStep({ action, story, ...watch.sofar(), clients, leftOut: [], failures: [] });
  }

  /** @throws Error that says why, when no client is left */
  private async deploy(
    { file, template: whole, parameters }: Version,
    { send, retry, tidyUp }: Way,
    watch: Watch,
  ): Promise<Deployed> {
    const handled = new Set<string>();
    const reasons = new Map([...(await this.knownTypes.unknownIn(whole)), ...this.failedBefore.in(whole)]);
    let { template, leftOut } = leaveOut(whole, reasons);
    for (;;) {
      refuseWithoutClients(file, whole, template, leftOut);
      watch.restart();
      const operation = await operate(this.stack, () => send(JSON.stringify(template), parameters));
      for (const name of operation.handled) handled.add(name);
      const next = retry(template, operation.failures);
      if (next === undefined) return { template, leftOut, operation, handled };
      for (const { name, reason } of operation.failures)
        if (!(name in next.template.Resources)) this.failedBefore.add(whole, name, reason);
      template = next.template;
      leftOut = [...leftOut, ...next.leftOut];
      await tidyUp?.();
    }
  }

  private async report(
    step: Pick<StackStep, 'action' | 'story' | 'calls' | 'milliseconds'>,
    { operation: { status, failures }, leftOut }: Pick<Deployed, 'operation' | 'leftOut'>,
    describe: (() => Promise<ClientReport[]>) | undefined,
  ): Promise<string | undefined> {
    const clients = (await describe?.()) ?? [];
    const outputs = describe === undefined || step.action === 'DELETE' ? {} : await this.newOutputs();
    const pools = this.stage.pools.news();
    this.onStep({ ...step, status, clients, outputs, pools, leftOut: leftOut.filter((one) => this.isNew(one)), failures });
    const names = failures.map(({ name }) => name).join(', ');
    return failures.length === 0 ? undefined : `${step.action} failed (${status}): ${names}. The step says why.`;
  }

  /** The outputs, where they are not what they were. */
  private async newOutputs(): Promise<Record<string, string>> {
    const outputs = hiddenOutputs(this.template, await this.stack.outputs());
    if (JSON.stringify(outputs) === JSON.stringify(this.outputs)) return {};
    this.outputs = outputs;
    return outputs;
  }

  private isNew(leftOut: LeftOut): boolean {
    const key = JSON.stringify(leftOut);
    const isNew = !this.reported.has(key);
    this.reported.add(key);
    return isNew;
  }

  private watch(): Watch {
    return new Watch(() => this.stage.cognito.requests.length);
  }
}

function refuseWithoutClients(file: string, whole: Template, { Resources }: Template, leftOut: readonly LeftOut[]): void {
  if (clientsOf(whole).some((name) => name in Resources)) return;
  const reasons = leftOut.map(({ name, what, reason }) => `  ${name} (${what}): ${reason}`);
  throw new Error([`This machine can't make any client of ${file}:`, ...reasons].join('\n'));
}
