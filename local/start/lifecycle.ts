import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { settingsOf } from '../../src/model/attributes';
import { castProperties } from '../../src/model/cast';
import { mergeSettings } from '../../src/model/merge';
import type { Properties, Settings } from '../../src/model/properties';
import { localCognitoClient } from '../cognitoClient';
import { type Action, type AnsweredEvent, handlerRequest, invoke } from '../lambda/invoke';
import type { LocalAws } from '../localAws';
import { type Difference, differences } from './differences';
import { chooseEdits } from './edits';

export interface CognitoCall {
  operation: string;
  /** What was sent, identifiers included. */
  sent: Record<string, unknown>;
}

/** One step of the lifecycle, as it was seen from outside of the handlers. */
export interface Step {
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

/** A handler answered FAILED. The message is for the person at the terminal. */
export class StepFailed extends Error {
  constructor(readonly step: Step) {
    super(`${step.action} failed with ${step.event?.errorCode}: ${step.event?.message}`);
  }
}

/**
 * Takes a desired state through a whole life on the local Cognito: create, read, an edit that CloudFormation knows nothing
 * of, update, list, delete. Each step is handed to `onStep` as soon as it is done, a failed one too.
 * @throws StepFailed
 */
export async function runLifecycle(
  aws: LocalAws,
  desired: Properties & { UserPoolId: string },
  onStep: (step: Step) => void,
): Promise<void> {
  const world = new World(aws, onStep);
  // What the desired state means, numbers and booleans given as strings included.
  const template = castProperties(desired).properties;
  const { console: consoleEdit, next } = chooseEdits(template);

  const created = await world.handle('CREATE', 'A stack is created with the template.', desired);
  const model = created.resourceModel as Properties;
  await world.handle('READ', 'CloudFormation asks for the live state, as drift detection does.', model);
  if (Object.keys(consoleEdit).length > 0) {
    await world.editInConsole('Somebody changes settings in the console that the template does not mention.', model, consoleEdit);
  }
  await world.handle(
    'UPDATE',
    'The stack is updated: the template changes one setting and stops mentioning another.',
    next,
    desired,
    model,
  );
  await world.handle('LIST', 'CloudFormation lists the clients of the pool.', { UserPoolId: desired.UserPoolId });
  await world.handle('DELETE', 'The stack is deleted.', model);
}

/** The local AWS, seen by somebody who watches the handlers at work. */
class World {
  private readonly cognito: CognitoIdentityProviderClient;

  constructor(
    private readonly aws: LocalAws,
    private readonly onStep: (step: Step) => void,
  ) {
    this.cognito = localCognitoClient(aws.cognito.url);
  }

  /** @param live the client before the step, for an action on one that exists */
  async handle(
    action: Action,
    story: string,
    desired: Properties,
    previous?: Properties,
    live?: Properties,
  ): Promise<AnsweredEvent> {
    const properties = live ? { ...desired, UserPoolId: live.UserPoolId, ClientId: live.ClientId } : desired;
    const before = live ? await this.settings(live) : {};
    const { calls, milliseconds, result } = await this.watch(() =>
      invoke(this.aws.lambda.url, handlerRequest({ action, desired: properties, previous, logicalResourceId: 'WebApp' })),
    );
    const step: Step = { action, story, calls, milliseconds, event: result, changed: [], kept: [] };
    if (result.status === 'SUCCESS' && action === 'UPDATE') {
      const after = await this.settings(result.resourceModel as Properties);
      const { ownership } = mergeSettings(desired, previous ?? {}, before);
      Object.assign(step, differences(before, after, ownership));
    }
    this.onStep(step);
    if (result.status !== 'SUCCESS') throw new StepFailed(step);
    return result;
  }

  /** The console writes all the settings that it shows, with the changed ones among them. */
  async editInConsole(story: string, client: Properties, edit: Settings): Promise<void> {
    const before = await this.settings(client);
    const { UserPoolId, ClientId } = client;
    const { calls, milliseconds } = await this.watch(() =>
      this.cognito.send(
        new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...before, ...edit } as UpdateUserPoolClientRequest),
      ),
    );
    const { changed } = differences(before, await this.settings(client), {});
    this.onStep({ action: 'CONSOLE EDIT', story, calls, milliseconds, changed, kept: [] });
  }

  private async watch<T>(act: () => Promise<T>): Promise<{ calls: CognitoCall[]; milliseconds: number; result: T }> {
    const first = this.aws.cognito.requests.length;
    const started = performance.now();
    const result = await act();
    const milliseconds = Math.round((performance.now() - started) * 10) / 10;
    const calls = this.aws.cognito.requests.slice(first).map(({ operation, input }) => ({ operation, sent: input }));
    return { calls, milliseconds, result };
  }

  private async settings({ UserPoolId, ClientId }: Properties): Promise<Settings> {
    const { UserPoolClient } = await this.cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    return settingsOf((UserPoolClient ?? {}) as Settings);
  }
}
