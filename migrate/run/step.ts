import type { Change, Parameter, ResourceToImport } from '@aws-sdk/client-cloudformation';
import { meaningIn } from '../meaning';
import { PLACEHOLDER, type StepName, type Steps } from '../steps';
import type { Aws } from './aws';
import { createChangeSet, deleteChangeSet, executeChangeSet } from './changeSet';
import type { StackState } from './stack';
import { valuesOf } from './values';

/** What a step does, for the person who looks on. */
export const PURPOSES: Readonly<Record<StepName, string>> = {
  retain: 'the clients get DeletionPolicy: Retain',
  remove: 'the clients leave the stack and stay in Cognito; others get their values from parameters',
  import: 'the clients come back into the stack with their new type',
  rewritten: 'others refer to the clients again',
};

/** What CreateChangeSet has to know of each client that it imports. The identifiers are the same for both types. */
export function resourcesToImport({ stack, direction }: Steps): ResourceToImport[] {
  return stack.clients.map(({ name, UserPoolId, ClientId }) => ({
    ResourceType: direction.to,
    LogicalResourceId: name,
    ResourceIdentifier: { UserPoolId, ClientId },
  }));
}

/** Has CloudFormation begin with a step. Nothing is done when that would touch more than it should. */
export async function beginStep(
  aws: Aws,
  step: StepName,
  steps: Steps,
  { name, parameters, capabilities }: StackState,
  bucket: string | undefined,
): Promise<void> {
  const { id, changes } = await createChangeSet(aws, {
    stackName: name,
    type: step === 'import' ? 'IMPORT' : 'UPDATE',
    template: steps.templates[step],
    parameters: await parametersOf(aws, step, steps, parameters),
    capabilities: [...new Set([...capabilities, ...steps.capabilities])],
    ...(step === 'import' && { resourcesToImport: resourcesToImport(steps) }),
    bucket,
  });
  for (const change of changes) aws.say(`  ${written(change)}`);
  const unexpected = changes.filter((change) => !isExpected(change, step, steps));
  if (unexpected.length > 0) {
    await deleteChangeSet(aws, name, id);
    throw new Error(`this step would do more than it should, so it is not done: ${unexpected.map(written).join('; ')}.`);
  }
  await executeChangeSet(aws, name, id);
}

function written({
  ResourceChange: { Action, LogicalResourceId, ResourceType, Replacement, PolicyAction } = {},
}: Change): string {
  const more = [
    ...(Replacement === undefined || Replacement === 'False' ? [] : [`replacement: ${Replacement}`]),
    ...(PolicyAction === undefined ? [] : [PolicyAction]),
  ];
  return `${Action} ${LogicalResourceId} (${[ResourceType, ...more].join(', ')})`;
}

/** Only clients leave the stack, and stay in Cognito; none of them is replaced. The placeholder goes at the end. */
function isExpected({ ResourceChange: change = {} }: Change, step: StepName, { stack }: Steps): boolean {
  const isClient = stack.clients.some(({ name }) => name === change.LogicalResourceId);
  if (isClient && (change.Replacement === 'True' || change.PolicyAction?.includes('Delete'))) return false;
  if (change.Action !== 'Remove') return true;
  if (step === 'remove') return isClient;
  return step === 'rewritten' && change.LogicalResourceId === PLACEHOLDER;
}

/** Every parameter keeps its value. Values of the clients are looked up while these leave the stack; they stand in no file. */
async function parametersOf(aws: Aws, step: StepName, { templates, stopgaps }: Steps, present: string[]): Promise<Parameter[]> {
  const defined = Object.keys(meaningIn(templates[step])?.Parameters ?? {});
  const kept = defined.filter((name) => present.includes(name));
  const given = step === 'remove' ? await valuesOf(aws, stopgaps) : [];
  return [...kept.map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })), ...given];
}
