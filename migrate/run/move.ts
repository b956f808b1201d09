import { DescribeTypeCommand } from '@aws-sdk/client-cloudformation';
import type { Deployed } from '../live';
import { Refusal, refuseIf } from '../refusal';
import { STEPS, type StepName, type Steps } from '../steps';
import type { Aws } from './aws';
import { isTooLarge, MAX_TEMPLATE_BODY } from './bucket';
import { deleteLeftovers } from './changeSet';
import { hasMoved, type Position, positionOf, type Task } from './position';
import { differences, type Snapshot, takeSnapshot } from './snapshot';
import { deployedTemplates, resourcesOf, StackEvents, type StackState, stackWhenIdle } from './stack';
import { beginStep, PURPOSES } from './step';
import { missingValues } from './values';

/** The options of a move of the clients of a stack. */
export interface Move extends Task {
  stackName: string;
  userPoolIds: readonly string[];
  absent: readonly string[];
  bucket: string | undefined;
}

/** The state of a stack, and how far its move has come. */
export interface StackPosition extends Position {
  state: StackState;
}

/** Stores the settings of the clients from before the move, so that a later run can compare them if this run is stopped. */
export interface SnapshotStore {
  load(): Snapshot | undefined;
  save(snapshot: Snapshot): void;
}

/** Finds out how far the move has come. Returns undefined if stack and template both have the new type already. */
export async function inspectStack(aws: Aws, move: Move, events?: StackEvents): Promise<StackPosition | undefined> {
  const { stackName, userPoolIds, absent } = move;
  const state = await stackWhenIdle(aws, stackName, events ?? (await StackEvents.of(aws, stackName)));
  const templates = await deployedTemplates(aws, stackName);
  if (hasMoved(move, templates)) return undefined;
  const deployed: Deployed = { stackName, resources: await resourcesOf(aws, stackName), userPoolIds, absent };
  return { state, ...positionOf(move, templates, deployed) };
}

/** @throws Refusal when the template refers to an attribute of a client for which Cognito returns no value */
export async function refuseMissingValues(aws: Aws, { steps, done }: Position): Promise<void> {
  if (done < STEPS.indexOf('remove') + 1) refuseIf(await missingValues(aws, steps));
}

/** @throws Refusal when one of the remaining steps is impossible. Call it before the first step. */
export async function refuseImpossibleSteps(aws: Aws, { bucket }: Move, { steps, done }: Position): Promise<void> {
  const ahead = STEPS.slice(done);
  const large = ahead.filter((step) => isTooLarge(steps.templates[step]));
  if (bucket === undefined && large.length > 0) {
    throw new Refusal([
      `CloudFormation reads templates of more than ${MAX_TEMPLATE_BODY} bytes only from S3. Add --s3-bucket BUCKET, with a bucket in ` +
        "the stack's Region. The templates stay in the bucket.",
    ]);
  }
  // A client that has left the stack needs its new type for the import. AWS's own type is always registered.
  if (ahead.includes('import') && !steps.direction.to.startsWith('AWS::')) refuseIf(await missingType(aws, steps));
}

async function missingType({ cloudFormation }: Aws, { direction: { to } }: Steps): Promise<string[]> {
  try {
    const answer = await cloudFormation.send(new DescribeTypeCommand({ Type: 'RESOURCE', TypeName: to }));
    if (answer.ProvisioningType === 'FULLY_MUTABLE') return [];
    return [
      `${to} is registered as ${answer.ProvisioningType}, and the import needs FULLY_MUTABLE. Register its latest version first.`,
    ];
  } catch (error) {
    if (!(error instanceof Error) || !['TypeNotFoundException', 'ValidationError'].includes(error.name)) throw error;
    return [`${to} is not registered in this account and Region: ${error.message} Register it first.`];
  }
}

/**
 * Runs the remaining steps. It can be stopped at any point and called again: the stack shows which steps are done.
 * @returns a line for each setting of the clients that has changed; undefined when the settings from before are unknown
 * @throws Error when a step fails; CloudFormation has then restored the stack to its state before the step
 */
export async function runSteps(
  aws: Aws,
  move: Move,
  position: StackPosition,
  store: SnapshotStore,
): Promise<string[] | undefined> {
  const { clients } = position.steps.stack;
  const before = await snapshotBefore(aws, position, store);
  if (position.done < STEPS.length) await deleteLeftovers(aws, move.stackName);
  let now = position;
  for (let step = STEPS[now.done]; step !== undefined; step = STEPS[now.done]) now = await runStep(aws, move, now, step);
  return before && differences(before, await takeSnapshot(aws, clients));
}

async function snapshotBefore(aws: Aws, { done, steps }: StackPosition, store: SnapshotStore): Promise<Snapshot | undefined> {
  const { clients } = steps.stack;
  const kept = done === 0 ? undefined : store.load();
  if (kept !== undefined && clients.every(({ name }) => Object.hasOwn(kept, name))) return kept;
  if (done > 0)
    aws.say('The settings from before the move are not stored here. The comparison at the end starts from the settings now.');
  if (done === STEPS.length) return undefined;
  const snapshot = await takeSnapshot(aws, clients);
  store.save(snapshot);
  return snapshot;
}

async function runStep(aws: Aws, move: Move, { state, steps, done }: StackPosition, step: StepName): Promise<StackPosition> {
  aws.say(`Step ${done + 1} of ${STEPS.length}: ${PURPOSES[step]}.`);
  const events = await StackEvents.of(aws, move.stackName);
  await beginStep(aws, step, steps, state, move.bucket);
  for (let polls = 0; polls < MAX_POLLS; polls++) {
    const now = await inspectStack(aws, move, events);
    if (now === undefined || now.done > done) return now ?? { state, steps, done: STEPS.length };
    if (events.count > 0 && now.state.status.includes('ROLLBACK')) {
      throw new Error(
        `step ${done + 1} failed: the stack is ${now.state.status}. The events above say why. CloudFormation has restored the ` +
          'stack to its state before this step.',
      );
    }
    // CloudFormation may still describe the stack from before the step.
    await aws.pause();
  }
  throw new Error(
    `step ${done + 1} was started, but the stack ${move.stackName} shows no change. Look at its events in CloudFormation.`,
  );
}

const MAX_POLLS = 20;
