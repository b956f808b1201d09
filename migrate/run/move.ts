import { DescribeTypeCommand } from '@aws-sdk/client-cloudformation';
import type { Deployed } from '../live';
import { Refusal, refuseIf } from '../refusal';
import { STEPS, type StepName, type Steps } from '../steps';
import type { Aws } from './aws';
import { isTooLarge, MAX_TEMPLATE_BODY } from './bucket';
import { deleteLeftovers } from './changeSet';
import { hasMoved, type Position, positionOf, type Task } from './position';
import { differences, type Snapshot, takeSnapshot } from './snapshot';
import { deployedTemplates, resourcesOf, StackEvents, type StackState, settledStack } from './stack';
import { beginStep, PURPOSES } from './step';
import { missingValues } from './values';

/** A move of the clients of a stack, as far as it is known before anybody looks at the stack. */
export interface Move extends Task {
  stackName: string;
  userPoolIds: readonly string[];
  absent: readonly string[];
  bucket: string | undefined;
}

/** Where a stack stands in a move. */
export interface Standing extends Position {
  state: StackState;
}

/** What a run keeps for the next one, should it be stopped: what the clients were like before. */
export interface Memory {
  recall(): Snapshot | undefined;
  keep(snapshot: Snapshot): void;
}

/** Where the stack stands; undefined when all is done, and the template says so already. */
export async function lookAt(aws: Aws, move: Move, events?: StackEvents): Promise<Standing | undefined> {
  const { stackName, userPoolIds, absent } = move;
  const state = await settledStack(aws, stackName, events ?? (await StackEvents.of(aws, stackName)));
  const templates = await deployedTemplates(aws, stackName);
  if (hasMoved(move, templates)) return undefined;
  const deployed: Deployed = { stackName, resources: await resourcesOf(aws, stackName), userPoolIds, absent };
  return { state, ...positionOf(move, templates, deployed) };
}

/** @throws Refusal when the template refers to something of a client that Cognito does not answer */
export async function refuseMissingValues(aws: Aws, { steps, done }: Position): Promise<void> {
  if (done < STEPS.indexOf('remove') + 1) refuseIf(await missingValues(aws, steps));
}

/** @throws Refusal when a step that is ahead can't be taken, before the first of them is */
export async function refuseWhatCanNotBe(aws: Aws, { bucket }: Move, { steps, done }: Position): Promise<void> {
  const ahead = STEPS.slice(done);
  const large = ahead.filter((step) => isTooLarge(steps.templates[step]));
  if (bucket === undefined && large.length > 0) {
    throw new Refusal([
      `CloudFormation takes templates of more than ${MAX_TEMPLATE_BODY} bytes from S3 only: give a bucket of this Region with ` +
        '--s3-bucket BUCKET. The templates stay there.',
    ]);
  }
  // A client that has left the stack must find its new type. AWS's own type is always there.
  if (ahead.includes('import') && !steps.direction.to.startsWith('AWS::')) refuseIf(await missingType(aws, steps));
}

async function missingType({ cloudFormation }: Aws, { direction: { to } }: Steps): Promise<string[]> {
  try {
    const answer = await cloudFormation.send(new DescribeTypeCommand({ Type: 'RESOURCE', TypeName: to }));
    if (answer.ProvisioningType === 'FULLY_MUTABLE') return [];
    return [`${to} is ${answer.ProvisioningType} here, not FULLY_MUTABLE. Register its latest version first.`];
  } catch (error) {
    if (!(error instanceof Error) || !['TypeNotFoundException', 'ValidationError'].includes(error.name)) throw error;
    return [`${to} is not registered in this account and Region: ${error.message} Register it first.`];
  }
}

/**
 * Takes the steps that are ahead, one after the other. It can be stopped and called again at any point: what is done is found
 * out from the stack.
 * @returns what is different about the clients, a line for each setting; undefined when that can't be known
 * @throws Error when a step fails; the stack is then as before it
 */
export async function carryOut(aws: Aws, move: Move, standing: Standing, memory: Memory): Promise<string[] | undefined> {
  const { clients } = standing.steps.stack;
  const before = await snapshotBefore(aws, standing, memory);
  if (standing.done < STEPS.length) await deleteLeftovers(aws, move.stackName);
  let now = standing;
  for (let step = STEPS[now.done]; step !== undefined; step = STEPS[now.done]) now = await take(aws, move, now, step);
  return before && differences(before, await takeSnapshot(aws, clients));
}

async function snapshotBefore(aws: Aws, { done, steps }: Standing, memory: Memory): Promise<Snapshot | undefined> {
  const { clients } = steps.stack;
  const kept = done === 0 ? undefined : memory.recall();
  if (kept !== undefined && clients.every(({ name }) => Object.hasOwn(kept, name))) return kept;
  if (done > 0) aws.say('What the clients were like at the start is not known here: they are compared with what they are now.');
  if (done === STEPS.length) return undefined;
  const snapshot = await takeSnapshot(aws, clients);
  memory.keep(snapshot);
  return snapshot;
}

async function take(aws: Aws, move: Move, { state, steps, done }: Standing, step: StepName): Promise<Standing> {
  aws.say(`Step ${done + 1} of ${STEPS.length}: ${PURPOSES[step]}.`);
  const events = await StackEvents.of(aws, move.stackName);
  await beginStep(aws, step, steps, state, move.bucket);
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const now = await lookAt(aws, move, events);
    if (now === undefined || now.done > done) return now ?? { state, steps, done: STEPS.length };
    if (events.count > 0 && now.state.status.includes('ROLLBACK')) {
      throw new Error(
        `the stack is ${now.state.status}, so step ${done + 1} is not done; the events above say why. Nothing is lost: the ` +
          'stack is as it was before this step.',
      );
    }
    // What CloudFormation describes may be from before it began.
    await aws.pause();
  }
  throw new Error(`step ${done + 1} was begun, and the stack ${move.stackName} does not show it.`);
}

const MOST_LOOKS = 20;
