import type { Change, Parameter, ResourceToImport } from '@aws-sdk/client-cloudformation';
import { meaningIn } from '../meaning';
import { PLACEHOLDER, type StepName, type Steps } from '../steps';
import type { Aws } from './aws';
import { createChangeSet, deleteChangeSet, executeChangeSet } from './changeSet';
import type { StackState } from './stack';
import { valuesOf } from './values';

/** Descriptions of the steps for the user. */
export const PURPOSES: Readonly<Record<StepName, string>> = {
  retain: 'the clients get DeletionPolicy: Retain',
  remove: 'the clients leave the stack and stay in Cognito; parameters replace the references to them',
  import: 'CloudFormation imports the clients into the stack with their new type',
  rewritten: 'references to the clients replace the parameters',
};

/** The clients to import, for CreateChangeSet. Both types have the same primary identifier. */
export function resourcesToImport({ stack, direction }: Steps): ResourceToImport[] {
  return stack.clients.map(({ name, UserPoolId, ClientId }) => ({
    ResourceType: direction.to,
    LogicalResourceId: name,
    ResourceIdentifier: { UserPoolId, ClientId },
  }));
}

/**
 * Starts a step in CloudFormation.
 * @throws Error when the change set has changes that do not belong to the step; the stack is unchanged then
 */
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
  for (const change of changes) aws.say(`  ${formatChange(change)}`);
  const unexpected = changes.filter((change) => !isExpected(change, step, steps));
  if (unexpected.length > 0) {
    await deleteChangeSet(aws, name, id);
    const lines = unexpected.map((change) => `  ${formatChange(change)}`).join('\n');
    throw new Error(
      `the change set has changes that do not belong to this step, so it was deleted. The stack is unchanged.\n${lines}`,
    );
  }
  await executeChangeSet(aws, name, id);
}

function formatChange({
  ResourceChange: { Action, LogicalResourceId, ResourceType, Replacement, PolicyAction } = {},
}: Change): string {
  const more = [
    ...(Replacement === undefined || Replacement === 'False' ? [] : [`replacement: ${Replacement}`]),
    ...(PolicyAction === undefined ? [] : [PolicyAction]),
  ];
  return `${Action} ${LogicalResourceId} (${[ResourceType, ...more].join(', ')})`;
}

/** A step deletes and replaces no client. Only step 2 removes clients from the stack, and only step 4 removes the placeholder. */
function isExpected({ ResourceChange: change = {} }: Change, step: StepName, { stack }: Steps): boolean {
  const isClient = stack.clients.some(({ name }) => name === change.LogicalResourceId);
  if (isClient && (change.Replacement === 'True' || change.PolicyAction?.includes('Delete'))) return false;
  if (change.Action !== 'Remove') return true;
  if (step === 'remove') return isClient;
  return step === 'rewritten' && change.LogicalResourceId === PLACEHOLDER;
}

/** Every parameter keeps its value. The values of the clients are read from Cognito in step 2, and are in no file. */
async function parametersOf(
  aws: Aws,
  step: StepName,
  { templates, temporaryParameters }: Steps,
  present: string[],
): Promise<Parameter[]> {
  const defined = Object.keys(meaningIn(templates[step])?.Parameters ?? {});
  const kept = defined.filter((name) => present.includes(name));
  const given = step === 'remove' ? await valuesOf(aws, temporaryParameters) : [];
  return [...kept.map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })), ...given];
}
