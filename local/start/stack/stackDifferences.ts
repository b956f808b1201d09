import { differences } from '../differences';
import type { StackClient } from './stackClients';
import type { Updated } from './stackDeployment';
import type { ClientReport } from './stackStep';

interface Surveys extends Updated {
  describe(client: StackClient, fate: string): Promise<ClientReport>;
  isGone(client: StackClient): boolean;
}

/** What an update has made of each client. */
export async function updatedClients(
  before: ReadonlyMap<string, StackClient>,
  after: ReadonlyMap<string, StackClient>,
  surveys: Surveys,
): Promise<ClientReport[]> {
  const reports: ClientReport[] = [];
  for (const client of after.values()) {
    const previous = before.get(client.name);
    if (previous === undefined) reports.push(await surveys.describe(client, 'created'));
    else if (previous.identifiers.ClientId !== client.identifiers.ClientId) {
      const fate = `replaced: a property changed that only a create sets. Client ${previous.identifiers.ClientId} is gone, with what the console had set`;
      reports.push(
        await surveys.describe(client, surveys.isGone(previous) ? fate : 'replaced: the client before is still there'),
      );
    } else reports.push(updated(previous, client, surveys));
  }
  for (const client of before.values()) {
    if (after.has(client.name)) continue;
    const fate = surveys.isGone(client)
      ? 'deleted: the template no longer has it'
      : 'out of the stack: its DeletionPolicy keeps it';
    reports.push({ name: client.name, fate, changed: [], kept: [] });
  }
  return reports;
}

function updated(before: StackClient, after: StackClient, { handled, isRolledBack }: Updated): ClientReport {
  const { name } = after;
  if (!handled.has(name)) {
    return { name, fate: 'not updated: its properties are the same as before, so no handler was called', changed: [], kept: [] };
  }
  return {
    name,
    fate: isRolledBack ? 'updated and rolled back' : 'updated',
    ...differences(before.settings, after.settings, { previous: before.desired, next: after.desired }),
  };
}
