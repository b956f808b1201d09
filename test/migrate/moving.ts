/** Moves of the clients of stacks, by the real steps at the stack engine. */

import { cognitoOf } from '../../commands/migrateAws';
import type { Stack } from '../../local/cloudformation/stacks/stack';
import type { Direction } from '../../migrate/direction';
import type { Aws } from '../../migrate/run/aws';
import { carryOut, lookAt, type Memory, type Move, refuseWhatCanNotBe } from '../../migrate/run/move';
import type { Snapshot } from '../../migrate/run/snapshot';
import { LOCAL_CREDENTIALS } from '../../tools/noAccount';
import type { StackWorld } from '../support/stacks';

/** The engine and the local Cognito as a move sees them; `lines` gets what it says. */
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

export function memory(): Memory {
  let kept: Snapshot | undefined;
  return {
    recall: () => kept,
    keep: (snapshot) => {
      kept = snapshot;
    },
  };
}

/** Takes all steps that are ahead, as `--run --yes` does, and answers what is different about the clients. */
export async function move(aws: Aws, task: Move, remembered = memory()): Promise<string[] | undefined> {
  const standing = await lookAt(aws, task);
  if (standing === undefined) throw new Error('There is nothing to do.');
  await refuseWhatCanNotBe(aws, task, standing);
  return carryOut(aws, task, standing, remembered);
}
