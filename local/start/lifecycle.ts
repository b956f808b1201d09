import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { castProperties } from '../../src/model/cast';
import { mergeSettings } from '../../src/model/merge';
import type { Properties, Settings } from '../../src/model/properties';
import { settingsOf } from '../../src/model/settings';
import { HandlerCaller, lambdaAt, QUICK_RETRIES } from '../cloudformation/handlerCaller';
import { localCognitoClient } from '../cognitoClient';
import type { Action, AnsweredEvent } from '../lambda/invoke';
import { type Difference, differences, type Templates } from './differences';
import { chooseEdits } from './edits';
import type { Services } from './services';

export interface CognitoCall {
  operation: string;
  /** The input of the call, with identifiers. */
  sent: Record<string, unknown>;
}

/** One step of the lifecycle, as observed from outside the handlers. */
export interface LifeStep {
  action: Action | 'CONSOLE EDIT';
  /** A sentence or two: the actor, and the action. */
  description: string;
  calls: CognitoCall[];
  milliseconds: number;
  event?: AnsweredEvent;
  /** The settings that an edit or an update changed in Cognito, each with the reason. */
  changed: Difference[];
  /** The settings that an update kept, although the template does not set them. */
  kept: Difference[];
}

type HandledLifeStep = LifeStep & { event: AnsweredEvent };

/**
 * Runs the whole life of a client: create, read, an edit that does not go through CloudFormation, update, list, delete. Calls
 * `onStep` after each step, also after a failed one.
 * @throws Error with the step that a handler refused, or the SDK's error of the edit in the console
 */
export async function runLifecycle(
  services: Services,
  desired: Properties & { UserPoolId: string },
  onStep: (step: LifeStep) => void,
): Promise<void> {
  const observed = new ObservedClient(services, onStep);
  // The file may have numbers and booleans as strings.
  const template = castProperties(desired).properties;
  const { console: consoleEdit, next, description } = chooseEdits(template);

  const created = await observed.handle('CREATE', 'CloudFormation creates a stack from the template.', desired);
  const model = created.resourceModel as Properties;
  await observed.handle('READ', 'CloudFormation reads the client, as drift detection does.', model);
  if (Object.keys(consoleEdit).length > 0) {
    await observed.editInConsole('In the console, a user changes settings that the template does not set.', model, consoleEdit);
  }
  await observed.update(description, model, { previous: template, next });
  await observed.handle('LIST', 'CloudFormation lists the clients of the user pool.', { UserPoolId: desired.UserPoolId });
  await observed.handle('DELETE', 'CloudFormation deletes the stack.', model);
}

/** Calls the handlers and observes their effects in Cognito. */
class ObservedClient {
  private readonly cognito: CognitoIdentityProviderClient;
  private readonly caller: HandlerCaller;

  constructor(
    private readonly services: Services,
    private readonly onStep: (step: LifeStep) => void,
  ) {
    this.cognito = localCognitoClient(services.cognito.url);
    this.caller = new HandlerCaller({
      invoke: lambdaAt(services.lambda.url),
      common: { logicalResourceId: 'WebApp' },
      retries: QUICK_RETRIES,
    });
  }

  async handle(action: Action, description: string, desired: object): Promise<AnsweredEvent> {
    const step = await this.invoke(action, description, desired);
    this.report(step);
    return step.event;
  }

  async update(description: string, client: Properties, templates: Templates): Promise<void> {
    const before = await this.settings(client);
    const { UserPoolId, ClientId } = client;
    const step = await this.invoke('UPDATE', description, { ...templates.next, UserPoolId, ClientId }, templates.previous);
    this.report({ ...step, ...differences(before, await this.settings(client), templates) });
  }

  /** Writes all settings, as the console does, and not only the changed ones. */
  async editInConsole(description: string, client: Properties, edit: Settings): Promise<void> {
    const before = await this.settings(client);
    const { UserPoolId, ClientId } = client;
    const { settings } = mergeSettings(edit, {}, before);
    const command = new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...settings } as UpdateUserPoolClientRequest);
    const { calls, milliseconds } = await this.watch(() => this.cognito.send(command));
    const { changed } = differences(before, await this.settings(client), { previous: {}, next: {} });
    this.report({ action: 'CONSOLE EDIT', description, calls, milliseconds, changed, kept: [] });
  }

  private async invoke(action: Action, description: string, desired: object, previous?: object): Promise<HandledLifeStep> {
    const { calls, milliseconds, result } = await this.watch(() => this.caller.run(action, desired, { previous }));
    return { action, description, calls, milliseconds, event: result, changed: [], kept: [] };
  }

  private report(step: LifeStep): void {
    this.onStep(step);
    const { action, event } = step;
    if (event && event.status !== 'SUCCESS') throw new Error(`${action} failed with ${event.errorCode}: ${event.message}`);
  }

  private async watch<T>(act: () => Promise<T>): Promise<{ calls: CognitoCall[]; milliseconds: number; result: T }> {
    const first = this.services.cognito.requests.length;
    const started = performance.now();
    const result = await act();
    const milliseconds = Math.round((performance.now() - started) * 10) / 10;
    const calls = this.services.cognito.requests.slice(first).map(({ operation, input }) => ({ operation, sent: input }));
    return { calls, milliseconds, result };
  }

  private async settings({ UserPoolId, ClientId }: Properties): Promise<Settings> {
    const { UserPoolClient } = await this.cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    return settingsOf((UserPoolClient ?? {}) as Settings);
  }
}
