import {
  type Change,
  CreateChangeSetCommand,
  type CreateChangeSetInput,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
  type Parameter,
  type ResourceToImport,
} from '@aws-sdk/client-cloudformation';
import type { Aws } from './aws';
import { isTooLarge, upload } from './bucket';

/** A change of a stack that a step makes. */
export interface StackChange {
  stackName: string;
  type: 'UPDATE' | 'IMPORT';
  template: string;
  parameters: Parameter[];
  capabilities: readonly string[];
  resourcesToImport?: ResourceToImport[];
  /** The bucket for a template that is too large for a request. */
  bucket: string | undefined;
}

const PREFIX = 'migrate-clients-';

/**
 * Creates a change set, and returns its id and its changes. The request has no tags, so that the stack keeps its tags: an empty
 * list may remove them (AWS CLI 1.45).
 * @throws Error with CloudFormation's reason when it refuses the change
 */
export async function createChangeSet(aws: Aws, change: StackChange): Promise<{ id: string; changes: Change[] }> {
  const { stackName, type, template, parameters, capabilities, resourcesToImport, bucket } = change;
  // A failed change set may stay, so each gets a new name.
  const ChangeSetName = `${PREFIX}${Date.now()}`;
  const body =
    bucket !== undefined && isTooLarge(template)
      ? { TemplateURL: await upload(aws, bucket, `${stackName}-${ChangeSetName}`, template) }
      : { TemplateBody: template };
  const input: CreateChangeSetInput = {
    StackName: stackName,
    ChangeSetName,
    ChangeSetType: type,
    // The SDK repeats a request whose answer was lost: with the token CloudFormation creates one change set only.
    ClientToken: ChangeSetName,
    ...body,
    Parameters: parameters,
    Capabilities: [...capabilities] as NonNullable<CreateChangeSetInput['Capabilities']>,
    ...(resourcesToImport && { ResourcesToImport: resourcesToImport }),
  };
  const { Id: id } = await aws.cloudFormation.send(new CreateChangeSetCommand(input));
  if (id === undefined) throw new Error('CloudFormation returned no id of the change set.');
  return { id, changes: await changesOf(aws, stackName, id) };
}

async function changesOf(aws: Aws, StackName: string, ChangeSetName: string): Promise<Change[]> {
  for (;;) {
    const answer = await aws.cloudFormation.send(new DescribeChangeSetCommand({ StackName, ChangeSetName }));
    if (answer.Status === 'FAILED') {
      await deleteChangeSet(aws, StackName, ChangeSetName);
      throw new Error(`CloudFormation refused the change set: ${answer.StatusReason}`);
    }
    if (answer.Status === 'CREATE_COMPLETE') {
      const changes = [...(answer.Changes ?? [])];
      let { NextToken } = answer;
      while (NextToken !== undefined) {
        const next = await aws.cloudFormation.send(new DescribeChangeSetCommand({ StackName, ChangeSetName, NextToken }));
        changes.push(...(next.Changes ?? []));
        NextToken = next.NextToken;
      }
      return changes;
    }
    await aws.pause();
  }
}

export async function executeChangeSet(aws: Aws, StackName: string, ChangeSetName: string): Promise<void> {
  const ClientRequestToken = `${PREFIX}${Date.now()}`;
  await aws.cloudFormation.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName, ClientRequestToken }));
}

export async function deleteChangeSet(aws: Aws, StackName: string, ChangeSetName: string): Promise<void> {
  await aws.cloudFormation.send(new DeleteChangeSetCommand({ StackName, ChangeSetName }));
}

/** Deletes the change sets that a stopped run of this command has left. All others stay. */
export async function deleteLeftovers(aws: Aws, StackName: string): Promise<void> {
  let NextToken: string | undefined;
  do {
    const { Summaries = [], NextToken: next } = await aws.cloudFormation.send(
      new ListChangeSetsCommand({ StackName, NextToken }),
    );
    NextToken = next;
    for (const { ChangeSetName = '', ChangeSetId = '', ExecutionStatus, StackName: owner = StackName } of Summaries) {
      const isOurs = ChangeSetName.startsWith(PREFIX) && owner === StackName;
      if (!isOurs || !['AVAILABLE', 'UNAVAILABLE', 'OBSOLETE'].includes(ExecutionStatus ?? '')) continue;
      await deleteChangeSet(aws, StackName, ChangeSetId);
      aws.say(`Deleted the change set ${ChangeSetName} of an earlier run.`);
    }
  } while (NextToken !== undefined);
}
