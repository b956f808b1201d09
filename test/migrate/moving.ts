/** Moves clients of stacks by the real steps, against the stack engine. */

import { cognitoOf } from '../../commands/migrateAws';
import type { Stack } from '../../local/cloudformation/stacks/stack';
import type { Direction } from '../../migrate/direction';
import type { Aws } from '../../migrate/run/aws';
import { inspectStack, type Move, refuseImpossibleSteps, runSteps, type SnapshotStore } from '../../migrate/run/move';
import type { Snapshot } from '../../migrate/run/snapshot';
import { LOCAL_CREDENTIALS } from '../../tools/noAccount';
import type { StackWorld } from '../support/stacks';

/** The engine and the local Cognito for a move; `lines` gets its output. */
export function awsAt({ engine, world }: StackWorld, lines: string[] = []): Aws {
  const cognito = cognitoOf({ endpoint: world.cognito.url, region: 'us-east-1', credentials: LOCAL_CREDENTIALS });
  return {
    cloudFormation: engine.cloudFormation,
    cognito,
    say: (line) => lines.push(line),
    pause: async () => undefined,
  };
}

export function moveOf(stack: Stack, text: string, direction: Direction): Move {
  return { text, direction, stackName: stack.name, userPoolIds: [], absent: [], bucket: undefined };
}

export function snapshotStore(): SnapshotStore {
  let kept: Snapshot | undefined;
  return {
    load: () => kept,
    save: (snapshot) => {
      kept = snapshot;
    },
  };
}

/** Runs all remaining steps, as `--run --yes` does, and returns the changed settings of the clients. */
export async function move(aws: Aws, task: Move, store = snapshotStore()): Promise<string[] | undefined> {
  const position = await inspectStack(aws, task);
  if (position === undefined) throw new Error('There is nothing to do.');
  await refuseImpossibleSteps(aws, task, position);
  return runSteps(aws, task, position, store);
}
