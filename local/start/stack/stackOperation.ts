import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { errorMessage } from '../../../tools/errorMessage';
import type { Stack } from '../../cloudformation/stacks/stack';
import { failuresIn } from './failures';
import type { Failure } from './stackStep';
import { OUR_TYPE } from './template';

/** A finished operation on a stack. */
export interface StackOperation {
  /** The status of the stack; DELETE_COMPLETE if it does not exist, REFUSED if CloudFormation refused the request. */
  status: string;
  failures: Failure[];
  /** The logical ids of the clients for which CloudFormation called the update handler. */
  handled: string[];
}

/** Our status for a request that CloudFormation refused. */
const REFUSED = 'REFUSED';

/** Runs an operation on a stack, and reads its result from the stack's new events. */
export async function operate(stack: Stack, act: () => Promise<void>): Promise<StackOperation> {
  const before = await eventsOf(stack);
  const refusal = await act().then(
    () => undefined,
    (error) => errorMessage(error),
  );
  const events = (await eventsOf(stack)).filter(({ EventId }) => !before.some((event) => event.EventId === EventId));
  if (refusal !== undefined) {
    const refused = { name: stack.name, type: 'AWS::CloudFormation::Stack', status: REFUSED, reason: refusal };
    return { status: REFUSED, failures: [refused], handled: [] };
  }
  const status = await statusOf(stack);
  return { status, failures: failuresIn(events, status), handled: handledIn(events) };
}

export async function statusOf(stack: Stack): Promise<string> {
  return stack.status().catch(() => 'DELETE_COMPLETE');
}

async function eventsOf(stack: Stack): Promise<StackEvent[]> {
  return stack.events().catch(() => []);
}

function handledIn(events: readonly StackEvent[]): string[] {
  return events
    .filter(({ ResourceType, ResourceStatus }) => ResourceType === OUR_TYPE && ResourceStatus === 'UPDATE_IN_PROGRESS')
    .map(({ LogicalResourceId = '' }) => LogicalResourceId);
}
