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
import type { Stage } from './stage';

export interface CognitoCall {
  operation: string;
  /** What was sent, identifiers included. */
  sent: Record<string, unknown>;
}

/** One step of the lifecycle, as it was seen from outside of the handlers. */
export interface LifeStep {
  action: Action | 'CONSOLE EDIT';
  /** What this step stands for, in a sentence. */
  story: string;
  calls: CognitoCall[];
  milliseconds: number;
  event?: AnsweredEvent;
  /** What an edit or an update made different in Cognito, each with the reason. */
  changed: Difference[];
  /** What an update would have reset, had it not kept it: settings that the template does not mention. */
  kept: Difference[];
}

type HandledLifeStep = LifeStep & { event: AnsweredEvent };

/**
 * Takes a desired state through a whole life: create, read, an edit that CloudFormation knows nothing
 * of, update, list, delete. Each step is handed to `onStep` as soon as it is done, a failed one too.
 * @throws Error that says which step a handler refused, or what the SDK threw at the edit in the console
 */
export async function runLifecycle(
  stage: Stage,
  desired: Properties & { UserPoolId: string },
  onStep: (step: LifeStep) => void,
): Promise<void> {
  const observed = new ObservedStage(stage, onStep);
  // What the desired state means, numbers and booleans given as strings included.
  const template = castProperties(desired).properties;
  const { console: consoleEdit, next, story } = chooseEdits(template);

  const created = await observed.handle('CREATE', 'A stack is created with the template.', desired);
  const model = created.resourceModel as Properties;
  await observed.handle('READ', 'CloudFormation asks for the live state, as drift detection does.', model);
  if (Object.keys(consoleEdit).length > 0) {
    await observed.editInConsole(
      'Somebody changes settings in the console that the template does not mention.',
      model,
      consoleEdit,
    );
  }
  await observed.update(story, model, { previous: template, next });
  await observed.handle('LIST', 'CloudFormation lists the clients of the pool.', { UserPoolId: desired.UserPoolId });
  await observed.handle('DELETE', 'The stack is deleted.', model);
}

/** A stage, seen by somebody who watches the handlers at work. */
class ObservedStage {
  private readonly cognito: CognitoIdentityProviderClient;
  private readonly caller: HandlerCaller;

  constructor(
    private readonly stage: Stage,
    private readonly onStep: (step: LifeStep) => void,
  ) {
    this.cognito = localCognitoClient(stage.cognito.url);
    this.caller = new HandlerCaller({
      invoke: lambdaAt(stage.lambda.url),
      common: { logicalResourceId: 'WebApp' },
      retries: QUICK_RETRIES,
    });
  }

  async handle(action: Action, story: string, desired: object): Promise<AnsweredEvent> {
    const step = await this.invoke(action, story, desired);
    this.report(step);
    return step.event;
  }

  async update(story: string, client: Properties, templates: Templates): Promise<void> {
    const before = await this.settings(client);
    const { UserPoolId, ClientId } = client;
    const step = await this.invoke('UPDATE', story, { ...templates.next, UserPoolId, ClientId }, templates.previous);
    this.report({ ...step, ...differences(before, await this.settings(client), templates) });
  }

  /** The console writes all the settings that it shows, with the changed ones among them. */
  async editInConsole(story: string, client: Properties, edit: Settings): Promise<void> {
    const before = await this.settings(client);
    const { UserPoolId, ClientId } = client;
    const { settings } = mergeSettings(edit, {}, before);
    const command = new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...settings } as UpdateUserPoolClientRequest);
    const { calls, milliseconds } = await this.watch(() => this.cognito.send(command));
    const { changed } = differences(before, await this.settings(client), { previous: {}, next: {} });
    this.report({ action: 'CONSOLE EDIT', story, calls, milliseconds, changed, kept: [] });
  }

  private async invoke(action: Action, story: string, desired: object, previous?: object): Promise<HandledLifeStep> {
    const { calls, milliseconds, result } = await this.watch(() => this.caller.run(action, desired, { previous }));
    return { action, story, calls, milliseconds, event: result, changed: [], kept: [] };
  }

  private report(step: LifeStep): void {
    this.onStep(step);
    const { action, event } = step;
    if (event && event.status !== 'SUCCESS') throw new Error(`${action} failed with ${event.errorCode}: ${event.message}`);
  }

  private async watch<T>(act: () => Promise<T>): Promise<{ calls: CognitoCall[]; milliseconds: number; result: T }> {
    const first = this.stage.cognito.requests.length;
    const started = performance.now();
    const result = await act();
    const milliseconds = Math.round((performance.now() - started) * 10) / 10;
    const calls = this.stage.cognito.requests.slice(first).map(({ operation, input }) => ({ operation, sent: input }));
    return { calls, milliseconds, result };
  }

  private async settings({ UserPoolId, ClientId }: Properties): Promise<Settings> {
    const { UserPoolClient } = await this.cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    return settingsOf((UserPoolClient ?? {}) as Settings);
  }
}
