import { differences } from '../differences';
import type { StackClient } from './stackClients';
import type { Updated } from './stackDeployment';
import type { ClientReport } from './stackStep';

interface Inspection extends Updated {
  describe(client: StackClient, result: string): Promise<ClientReport>;
  isDeleted(client: StackClient): boolean;
}

/** The result of an update for each client. */
export async function updatedClients(
  before: ReadonlyMap<string, StackClient>,
  after: ReadonlyMap<string, StackClient>,
  inspection: Inspection,
): Promise<ClientReport[]> {
  const reports: ClientReport[] = [];
  for (const client of after.values()) {
    const previous = before.get(client.name);
    if (previous === undefined) reports.push(await inspection.describe(client, 'created'));
    else if (previous.identifiers.ClientId !== client.identifiers.ClientId) {
      const replaced = 'replaced, because a property changed that only a create can set';
      const { ClientId } = previous.identifiers;
      const old = inspection.isDeleted(previous)
        ? `The old client ${ClientId} is deleted, with its settings from the console`
        : `The old client ${ClientId} still exists`;
      reports.push(await inspection.describe(client, `${replaced}. ${old}`));
    } else reports.push(updated(previous, client, inspection));
  }
  for (const client of before.values()) {
    if (after.has(client.name)) continue;
    const result = inspection.isDeleted(client)
      ? 'deleted, because the template no longer has it'
      : 'removed from the stack, but not deleted: its DeletionPolicy retains it';
    reports.push({ name: client.name, result, changed: [], kept: [] });
  }
  return reports;
}

function updated(before: StackClient, after: StackClient, { handled, isRolledBack }: Updated): ClientReport {
  const { name } = after;
  if (!handled.has(name)) {
    return {
      name,
      result: 'not updated: its properties did not change, so CloudFormation called no handler',
      changed: [],
      kept: [],
    };
  }
  return {
    name,
    result: isRolledBack ? 'updated and rolled back' : 'updated',
    ...differences(before.settings, after.settings, { previous: before.desired, next: after.desired }),
  };
}
