import { UpdateUserPoolClientCommand, type UpdateUserPoolClientRequest } from '@aws-sdk/client-cognito-identity-provider';
import { mergeSettings } from '../../../src/model/merge';
import type { Settings } from '../../../src/model/properties';
import { localCognitoClient } from '../../cognitoClient';
import { differences } from '../differences';
import { ownedEdit, unsetEdits } from '../edits';
import { nextTemplate } from './nextTemplate';
import { liveSettings, readProperties, type StackClient, stackClients } from './stackClients';
import { StackDeployment, type Version } from './stackDeployment';
import { updatedClients } from './stackDifferences';
import type { StackPlan } from './stackPlan';
import type { StackServices } from './stackServices';
import type { ClientReport, StackStep } from './stackStep';
import { clientsOf, type Template } from './template';

/**
 * Runs the whole life of a stack: create, an edit of its clients in the console, update, delete. Calls `onStep` after each step,
 * also after a failed one.
 * @throws Error with the step that failed, after the stack is deleted
 */
export async function runStackLife(
  services: StackServices,
  { stackName, before, after }: StackPlan,
  onStep: (step: StackStep) => void,
): Promise<void> {
  const deployment = new StackDeployment(services, stackName, onStep);
  const life = new StackLife(services, deployment);
  const failures = [await life.create(before)];
  if (failures[0] === undefined) {
    await life.editInConsole(after?.template ?? before.template);
    failures.push(await life.update(before, after));
  }
  failures.push(await life.delete());
  const [failure] = failures.filter((one) => one !== undefined);
  if (failure !== undefined) throw new Error(failure);
}

/** The steps of a stack's life. Each reports the clients, and returns the reason if it failed. */
class StackLife {
  private clients = new Map<string, StackClient>();

  constructor(
    private readonly services: StackServices,
    private readonly deployment: StackDeployment,
  ) {}

  async create(version: Version): Promise<string | undefined> {
    return this.deployment.create(version, `CloudFormation creates the stack from ${version.file}.`, async () => {
      this.clients = await this.read();
      if (this.clients.size === 0 && clientsOf(version.template).length > 0) {
        throw new Error('The stack has no client: with these parameters, the condition of each client in the template is false.');
      }
      const reports: ClientReport[] = [];
      // One after another. For parallel calls, Lambda would start an environment each.
      for (const client of this.clients.values()) reports.push(await this.described(client, 'created'));
      return reports;
    });
  }

  async editInConsole({ Resources }: Template): Promise<void> {
    await this.deployment.step('CONSOLE EDIT', 'In the console, a user changes settings of the clients.', async () => {
      const reports: ClientReport[] = [];
      for (const client of this.clients.values()) {
        const inNext = Object.keys(Resources[client.name]?.Properties ?? {});
        const owned = Object.keys(client.desired).filter((name) => inNext.includes(name));
        const unset = unsetEdits([...Object.keys(client.desired), ...inNext]);
        const edit = { ...unset, ...ownedEdit(client.settings, owned) };
        if (Object.keys(edit).length > 0) reports.push(await this.edited(client, edit));
      }
      return reports;
    });
  }

  /** Writes all settings, as the console does, and not only the changed ones. */
  private async edited(client: StackClient, edit: Settings): Promise<ClientReport> {
    const { cognito } = this.services;
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
    return { name, result: 'edited in the console', changed, kept: [] };
  }

  async update(before: Version, after: Version | undefined): Promise<string | undefined> {
    const deployed = this.deployment.template;
    const next = after ?? { ...before, template: nextTemplate(deployed, [...this.clients.values()]) };
    const description =
      after === undefined
        ? 'CloudFormation updates the stack. The new template changes one setting of each client.'
        : `CloudFormation updates the stack with ${after.file}.`;
    return this.deployment.update(next, description, async ({ handled, isRolledBack }) => {
      const previous = this.clients;
      this.clients = await this.read();
      return updatedClients(previous, this.clients, {
        handled,
        isRolledBack,
        describe: (client, result) => this.described(client, result),
        isDeleted: (client) => liveSettings(this.services.cognito, client.identifiers) === undefined,
      });
    });
  }

  async delete(): Promise<string | undefined> {
    return this.deployment.delete('CloudFormation deletes the stack.', async () =>
      [...this.clients.values()].map(({ name, identifiers }): ClientReport => {
        const isDeleted = liveSettings(this.services.cognito, identifiers) === undefined;
        return { name, result: isDeleted ? 'deleted' : 'not deleted: its DeletionPolicy retains it', changed: [], kept: [] };
      }),
    );
  }

  private read(): Promise<Map<string, StackClient>> {
    return stackClients(this.deployment.stack, this.services.cognito);
  }

  private async described(client: StackClient, result: string): Promise<ClientReport> {
    return {
      name: client.name,
      result,
      properties: await readProperties(this.services.lambda.url, client.identifiers),
      changed: [],
      kept: [],
    };
  }
}
