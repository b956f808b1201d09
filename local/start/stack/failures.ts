import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { Failure } from './stackStep';

const STACK = 'AWS::CloudFormation::Stack';

/** The failures of resources in the events of an operation. If no resource failed, the failures of the stack. */
export function failuresIn(events: readonly StackEvent[], status: string): Failure[] {
  const isFailure = status.includes('ROLLBACK') || status.endsWith('_FAILED');
  if (!isFailure) return [];
  const all = events.map(({ LogicalResourceId = '', ResourceType = '', ResourceStatus = '', ResourceStatusReason = '' }) => ({
    name: LogicalResourceId,
    type: ResourceType,
    status: ResourceStatus,
    reason: ResourceStatusReason,
  }));
  const ofResources = all.filter((one) => one.type !== STACK && one.status.endsWith('_FAILED'));
  return ofResources.length > 0
    ? ofResources
    : all.filter((one) => one.type === STACK && one.reason !== '' && one.reason !== 'User Initiated');
}
