import { relative } from 'node:path';
import { consent, type Terminal } from '../../tools/consent';
import { writeText } from '../files';
import { StepFiles } from '../stepFiles';
import { STEPS } from '../steps';
import type { Aws } from './aws';
import { carryOut, lookAt, type Move, refuseMissingValues, refuseWhatCanNotBe, type Standing } from './move';
import type { Position } from './position';
import { PURPOSES } from './step';

/** How a person meets a move: where the template is, and the terminal to ask at. */
export interface Session {
  /** Of the template. */
  path: string;
  /** Paths are printed as they are from here. */
  folder: string;
  /** Whether the steps are to be taken, and not only planned. */
  isRun: boolean;
  /** Where to ask; undefined where a yes has been given already. */
  terminal: Terminal | undefined;
}

/** Says what is ahead, and takes the steps when a person agrees. Answers the exit code. */
export async function runMove(aws: Aws, move: Move, session: Session): Promise<number> {
  const { stackName } = move;
  const standing = await lookAt(aws, move);
  if (standing === undefined) {
    aws.say(`The clients of the stack ${stackName} have the type ${move.direction.to} already. There is nothing to do.`);
    return 0;
  }
  await refuseMissingValues(aws, standing);
  const files = new StepFiles(session.path);
  aws.say(`The stack ${stackName} (${placeOf(standing)}) is ${standing.state.status}.`);
  for (const line of planOf(standing, files, session.folder)) aws.say(line);
  if (!session.isRun) {
    aws.say('Nothing has been done. With --run the steps are taken.');
    return 0;
  }
  await refuseWhatCanNotBe(aws, move, standing);
  if (session.terminal !== undefined && !(await consent(session.terminal))) {
    aws.say('Nothing has been done.');
    return 1;
  }
  return take(aws, move, standing, files, session);
}

/** The account and the Region, which stand in the ARN of the stack. */
function placeOf({ state: { id } }: Standing): string {
  const [, , , region = '', account = ''] = id.split(':');
  return `account ${account}, ${region}`;
}

/** What moves, and each step with the file in which its template can be read, which is written. */
export function* planOf({ steps, done }: Position, files: StepFiles, folder: string): Generator<string> {
  files.write(steps);
  const names = steps.stack.clients.map(({ name, ClientId }) => `${name} (${ClientId})`);
  yield `From ${steps.direction.from} to ${steps.direction.to}: ${names.join(', ')}.`;
  for (const [index, step] of STEPS.entries()) {
    yield `${index < done ? 'done ' : '     '}${index + 1}. ${relative(folder, files.pathOf(step))}: ${PURPOSES[step]}`;
  }
}

async function take(aws: Aws, move: Move, standing: Standing, files: StepFiles, { path, folder }: Session): Promise<number> {
  const onExit = () => process.stderr.write(`\n${AGAIN}\n`);
  // Ctrl-C ends the program where it is; CloudFormation goes on with what it has begun.
  process.once('exit', onExit);
  const memory = files.memoryOf(standing.state.id);
  let different: string[] | undefined;
  try {
    different = await carryOut(aws, move, standing, memory);
    writeText(files.before, move.text);
    writeText(path, standing.steps.templates.rewritten);
  } catch (error) {
    aws.say(AGAIN);
    throw error;
  } finally {
    process.off('exit', onExit);
  }
  aws.say(`The stack ${move.stackName} has moved. Wrote ${relative(folder, path)}, which is what it was deployed with.`);
  aws.say(`What it was before is in ${relative(folder, files.before)}, for other stacks that were deployed with it.`);
  memory.forget();
  if (different === undefined || different.length === 0) {
    if (different !== undefined) aws.say('Every client has the settings, the id and the secret that it had.');
    return 0;
  }
  aws.say('Some settings of the clients are different now. Set them back where they should not be:');
  for (const line of different) aws.say(`  ${line}`);
  return 1;
}

const AGAIN = 'Stopped on the way. Run the same command again: it finds out where the stack stands, and goes on from there.';
