import { UpdateUserPoolClientCommand, type UpdateUserPoolClientRequest } from '@aws-sdk/client-cognito-identity-provider';
import { mergeSettings } from '../../../src/model/merge';
import type { Settings } from '../../../src/model/properties';
import { localCognitoClient } from '../../cognitoClient';
import { differences } from '../differences';
import { ownedEdit, unmentionedEdits } from '../edits';
import { nextTemplate } from './nextTemplate';
import { liveSettings, readProperties, type StackClient, stackClients } from './stackClients';
import { StackDeployment, type Version } from './stackDeployment';
import { updatedClients } from './stackDifferences';
import type { StackPlan } from './stackPlan';
import type { StackStage } from './stackStage';
import type { ClientReport, StackStep } from './stackStep';
import { clientsOf, type Template } from './template';

/**
 * Takes a stack through a whole life: create, an edit of its clients in the console, update, delete. Each step is handed to `onStep` as
 * soon as it is done, a failed one too.
 * @throws Error that says which step failed, when what was made is deleted again
 */
export async function runStackLife(
  stage: StackStage,
  { stackName, before, after }: StackPlan,
  onStep: (step: StackStep) => void,
): Promise<void> {
  const deployment = new StackDeployment(stage, stackName, onStep);
  const life = new StackLife(stage, deployment);
  const failures = [await life.create(before)];
  if (failures[0] === undefined) {
    await life.editInConsole(after?.template ?? before.template);
    failures.push(await life.update(before, after));
  }
  failures.push(await life.delete());
  const [failure] = failures.filter((one) => one !== undefined);
  if (failure !== undefined) throw new Error(failure);
}

/** A life whose every step reports its clients. It answers why a step failed. */
class StackLife {
  private clients = new Map<string, StackClient>();

  constructor(
    private readonly stage: StackStage,
    private readonly deployment: StackDeployment,
  ) {}

  async create(version: Version): Promise<string | undefined> {
    const story = `A stack is created with ${version.file}.`;
    return this.deployment.create(version, story, async () => {
      this.clients = await this.read();
      if (this.clients.size === 0 && clientsOf(version.template).length > 0) {
        throw new Error('The stack has no client: the conditions of the template, with these parameters, let none be made.');
      }
      const reports: ClientReport[] = [];
      // One after the other: Lambda starts an environment for each call that comes while the others are busy.
      for (const client of this.clients.values()) reports.push(await this.described(client, 'created'));
      return reports;
    });
  }

  async editInConsole({ Resources }: Template): Promise<void> {
    await this.deployment.step('CONSOLE EDIT', 'Settings of the clients are changed in the console.', async () => {
      const reports: ClientReport[] = [];
      for (const client of this.clients.values()) {
        const inNext = Object.keys(Resources[client.name]?.Properties ?? {});
        const owned = Object.keys(client.desired).filter((name) => inNext.includes(name));
        const unmentioned = unmentionedEdits([...Object.keys(client.desired), ...inNext]);
        const edit = { ...unmentioned, ...ownedEdit(client.settings, owned) };
        if (Object.keys(edit).length > 0) reports.push(await this.edited(client, edit));
      }
      return reports;
    });
  }

  /** The console writes all the settings that it shows, with the changed ones among them. */
  private async edited(client: StackClient, edit: Settings): Promise<ClientReport> {
    const { cognito } = this.stage;
    const { name, identifiers, settings: before, desired } = client;
    const { settings } = mergeSettings(edit, {}, before);
    const sdk = localCognitoClient(cognito.url);
    try {
      await sdk.send(new UpdateUserPoolClientCommand({ ...identifiers, ...settings } as UpdateUserPoolClientRequest));
    } finally {
      sdk.destroy();
    }
    const after = liveSettings(cognito, identifiers) ?? {};
    this.clients.set(name, { ...client, settings: after });
    const { changed } = differences(before, after, { previous: desired, next: desired });
    return { name, fate: 'edited', changed, kept: [] };
  }

  async update(before: Version, after: Version | undefined): Promise<string | undefined> {
    const deployed = this.deployment.template;
    const next = after ?? { ...before, template: nextTemplate(deployed, [...this.clients.values()]) };
    const story =
      after === undefined
        ? 'The stack is updated: the same template, with one change in each client. Without a change, CloudFormation calls no handler.'
        : `The stack is updated with ${after.file}.`;
    return this.deployment.update(next, story, async ({ handled, isRolledBack }) => {
      const previous = this.clients;
      this.clients = await this.read();
      return updatedClients(previous, this.clients, {
        handled,
        isRolledBack,
        describe: (client, fate) => this.described(client, fate),
        isGone: (client) => liveSettings(this.stage.cognito, client.identifiers) === undefined,
      });
    });
  }

  async delete(): Promise<string | undefined> {
    return this.deployment.delete('The stack is deleted.', async () =>
      [...this.clients.values()].map(({ name, identifiers }): ClientReport => {
        const isGone = liveSettings(this.stage.cognito, identifiers) === undefined;
        return { name, fate: isGone ? 'deleted' : 'still there: its DeletionPolicy keeps it', changed: [], kept: [] };
      }),
    );
  }

  private read(): Promise<Map<string, StackClient>> {
    return stackClients(this.deployment.stack, this.stage.cognito);
  }

  private async described(client: StackClient, fate: string): Promise<ClientReport> {
    return {
      name: client.name,
      fate,
      properties: await readProperties(this.stage.lambda.url, client.identifiers),
      changed: [],
      kept: [],
    };
  }
}
