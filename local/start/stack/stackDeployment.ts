import { type Parameters, Stack } from '../../cloudformation/stacks/stack';
import { FailedBefore } from './failedBefore';
import { KnownTypes } from './knownTypes';
import { type LeftOut, leaveOut, type ReducedTemplate } from './leftOut';
import { withFailedUnchanged, withoutFailed } from './retry';
import { hiddenOutputs } from './secretOutputs';
import { operate, type StackOperation, statusOf } from './stackOperation';
import type { StackServices } from './stackServices';
import type { ClientReport, Failure, StackStep } from './stackStep';
import { Stopwatch } from './stopwatch';
import { clientsOf, type Template } from './template';

/** A template with its parameters, and the name of its file for messages. */
export interface Version {
  file: string;
  template: Template;
  parameters: Parameters;
}

/** The result of an update, for its description. */
export interface Updated {
  /** The logical ids of the clients for which CloudFormation called a handler. */
  handled: ReadonlySet<string>;
  isRolledBack: boolean;
}

/** The operation that deploys a version: create or update. */
interface Deploy {
  send(body: string, parameters: Parameters): Promise<void>;
  /** Returns the template of the next attempt; undefined if there is none. */
  retry(template: Template, failures: readonly Failure[]): ReducedTemplate | undefined;
  /** Runs before the next attempt. */
  cleanUp?(): Promise<void>;
}

interface Deployed extends ReducedTemplate {
  operation: StackOperation;
  /** Of all attempts. */
  handled: ReadonlySet<string>;
}

/**
 * Deploys templates. A resource of another service that this machine can't create is left out and reported, with everything that
 * needs it. A resource of Cognito is never left out for a failure, because the run is about Cognito.
 */
export class StackDeployment {
  readonly stack: Stack;
  /** The current template of the stack. */
  template: Template = { Resources: {} };
  private outputs: Record<string, string> = {};
  private readonly reported = new Set<string>();
  private readonly knownTypes: KnownTypes;
  private readonly failedBefore = new FailedBefore();

  constructor(
    private readonly services: StackServices,
    name: string,
    private readonly onStep: (step: StackStep) => void,
  ) {
    this.stack = new Stack(services.engine, name);
    this.knownTypes = new KnownTypes(services.engine);
  }

  /**
   * Creates the stack.
   * @param describe describes the created clients
   * @returns the reason of a failure, after the report of the step
   */
  async create(version: Version, description: string, describe: () => Promise<ClientReport[]>): Promise<string | undefined> {
    const watch = this.watch();
    const deployed = await this.deploy(
      version,
      {
        send: (body, parameters) => this.stack.create(body, parameters),
        retry: withoutFailed,
        cleanUp: () => this.stack.delete(),
      },
      watch,
    );
    this.template = deployed.template;
    const isCreated = deployed.operation.failures.length === 0;
    return this.report({ action: 'CREATE', description, ...watch.elapsed() }, deployed, isCreated ? describe : undefined);
  }

  /** Updates the stack. A resource of another service that this machine can't update stays unchanged. */
  async update(
    version: Version,
    description: string,
    describe: (updated: Updated) => Promise<ClientReport[]>,
  ): Promise<string | undefined> {
    const watch = this.watch();
    const deployed = await this.deploy(
      version,
      {
        send: (body, parameters) => this.stack.update(body, parameters),
        retry: (template, failures) => withFailedUnchanged(template, this.template, failures),
      },
      watch,
    );
    const { operation, handled, template } = deployed;
    const isRolledBack = operation.failures.length > 0;
    if (!isRolledBack) this.template = template;
    return this.report({ action: 'UPDATE', description, ...watch.elapsed() }, deployed, () =>
      describe({ handled, isRolledBack }),
    );
  }

  /** Deletes the stack, if it exists. */
  async delete(description: string, describe: () => Promise<ClientReport[]>): Promise<string | undefined> {
    if ((await statusOf(this.stack)) === 'DELETE_COMPLETE') return undefined;
    const watch = this.watch();
    const operation = await operate(this.stack, () => this.stack.delete());
    return this.report({ action: 'DELETE', description, ...watch.elapsed() }, { operation, leftOut: [] }, describe);
  }

  /** Runs and reports a step that is not an operation on the stack. */
  async step(action: StackStep['action'], description: string, act: () => Promise<ClientReport[]>): Promise<void> {
    const watch = this.watch();
    const clients = await act();
    this.onStep({ action, description, ...watch.elapsed(), clients, leftOut: [], failures: [] });
  }

  /** @throws Error with the reasons, if all clients are left out */
  private async deploy(
    { file, template: whole, parameters }: Version,
    { send, retry, cleanUp }: Deploy,
    watch: Stopwatch,
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
      await cleanUp?.();
    }
  }

  private async report(
    step: Pick<StackStep, 'action' | 'description' | 'calls' | 'milliseconds'>,
    { operation: { status, failures }, leftOut }: Pick<Deployed, 'operation' | 'leftOut'>,
    describe: (() => Promise<ClientReport[]>) | undefined,
  ): Promise<string | undefined> {
    const clients = (await describe?.()) ?? [];
    const outputs = describe === undefined || step.action === 'DELETE' ? {} : await this.newOutputs();
    const pools = this.services.pools.newContents();
    this.onStep({ ...step, status, clients, outputs, pools, leftOut: leftOut.filter((one) => this.isNew(one)), failures });
    const names = failures.map(({ name }) => name).join(', ');
    return failures.length === 0 ? undefined : `${step.action} failed (${status}): ${names}. The step shows the reason.`;
  }

  /** The outputs, if they changed; else none. */
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

  private watch(): Stopwatch {
    return new Stopwatch(() => this.services.cognito.requests.length);
  }
}

function refuseWithoutClients(file: string, whole: Template, { Resources }: Template, leftOut: readonly LeftOut[]): void {
  if (clientsOf(whole).some((name) => name in Resources)) return;
  const reasons = leftOut.map(({ name, what, reason }) => `  ${name} (${what}): ${reason}`);
  throw new Error([`npm start can't create any client of ${file} on this machine:`, ...reasons].join('\n'));
}
