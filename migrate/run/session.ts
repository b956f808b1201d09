import { relative } from 'node:path';
import { consent, type Terminal } from '../../tools/consent';
import { writeText } from '../files';
import { StepFiles } from '../stepFiles';
import { STEPS } from '../steps';
import type { Aws } from './aws';
import { inspectStack, type Move, refuseImpossibleSteps, refuseMissingValues, runSteps, type StackPosition } from './move';
import type { Position } from './position';
import { PURPOSES } from './step';

/** The files and the terminal of a run. */
export interface Session {
  /** The path of the template. */
  path: string;
  /** Printed paths are relative to this folder. */
  folder: string;
  /** Whether to run the steps; otherwise they are only planned. */
  isRun: boolean;
  /** The terminal for the question; undefined with --yes. */
  terminal: Terminal | undefined;
}

/** Prints the plan, and runs the steps if the user agrees. Returns the exit code. */
export async function runMove(aws: Aws, move: Move, session: Session): Promise<number> {
  const { stackName } = move;
  const position = await inspectStack(aws, move);
  if (position === undefined) {
    aws.say(`The clients of the stack ${stackName} already have the type ${move.direction.to}. There is nothing to do.`);
    return 0;
  }
  await refuseMissingValues(aws, position);
  const files = new StepFiles(session.path);
  aws.say(`The stack ${stackName} (${placeOf(position)}) is ${position.state.status}.`);
  for (const line of planOf(position, files, session.folder)) aws.say(line);
  if (!session.isRun) {
    aws.say('The stack was not changed. Add --run to run the steps.');
    return 0;
  }
  await refuseImpossibleSteps(aws, move, position);
  if (session.terminal !== undefined && !(await consent(session.terminal))) {
    aws.say('The stack was not changed.');
    return 1;
  }
  return runRemainingSteps(aws, move, position, files, session);
}

/** The account and the Region, from the ARN of the stack. */
function placeOf({ state: { id } }: StackPosition): string {
  const [, , , region = '', account = ''] = id.split(':');
  return `account ${account}, ${region}`;
}

/** Writes the templates of the steps, and yields the lines of the plan: the clients, then each step with its file. */
export function* planOf({ steps, done }: Position, files: StepFiles, folder: string): Generator<string> {
  files.write(steps);
  const names = steps.stack.clients.map(({ name, ClientId }) => `${name} (${ClientId})`);
  yield `From ${steps.direction.from} to ${steps.direction.to}: ${names.join(', ')}.`;
  for (const [index, step] of STEPS.entries()) {
    yield `${index < done ? 'done ' : '     '}${index + 1}. ${relative(folder, files.pathOf(step))}: ${PURPOSES[step]}`;
  }
}

async function runRemainingSteps(
  aws: Aws,
  move: Move,
  position: StackPosition,
  files: StepFiles,
  { path, folder }: Session,
): Promise<number> {
  const onExit = () => process.stderr.write(`\n${RUN_AGAIN}\n`);
  // Ctrl-C ends only this program: CloudFormation completes the step that it is running.
  process.once('exit', onExit);
  const store = files.snapshotStoreOf(position.state.id);
  let different: string[] | undefined;
  try {
    different = await runSteps(aws, move, position, store);
    writeText(files.before, move.text);
    writeText(path, position.steps.templates.rewritten);
  } catch (error) {
    aws.say(RUN_AGAIN);
    throw error;
  } finally {
    process.off('exit', onExit);
  }
  aws.say(`The stack ${move.stackName} has moved. Wrote ${relative(folder, path)}: the template that the stack has now.`);
  aws.say(`The template from before the move is in ${relative(folder, files.before)}, for other stacks that use it.`);
  store.remove();
  if (different === undefined || different.length === 0) {
    if (different !== undefined) aws.say('Every client kept its settings, its id and its secret.');
    return 0;
  }
  aws.say('Some settings of the clients have changed. Set them back if you do not want the changes:');
  for (const line of different) aws.say(`  ${line}`);
  return 1;
}

const RUN_AGAIN = 'The move is not complete. Run the same command again: it continues with the next step.';
