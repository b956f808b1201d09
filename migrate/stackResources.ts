import { Refusal, refuseIf } from './refusal';

/** A resource of a stack, as `aws cloudformation list-stack-resources` describes it. */
export interface StackResource {
  LogicalResourceId: string;
  PhysicalResourceId?: string | undefined;
  ResourceType: string;
  ResourceStatus?: string | undefined;
}

interface Answer {
  StackResourceSummaries?: unknown;
  /** In the answer of describe-stack-resources. */
  StackResources?: unknown;
  NextToken?: unknown;
}

/** @throws Refusal when the text is not what the command answers in JSON, or not all of it */
export function parseStackResources(text: string): StackResource[] {
  const { StackResourceSummaries, StackResources, NextToken } = answerIn(text);
  if (NextToken !== undefined) {
    throw new Refusal(['The file of --resources is the first page of an answer (NextToken): the stack has more resources.']);
  }
  const summaries = Array.isArray(StackResourceSummaries) ? StackResourceSummaries : [];
  refuseIf(summaries.flatMap(notTexts));
  const resources = presentIn(summaries.filter((summary) => isStackResource(summary)));
  if (resources.length > 0) return resources;
  throw new Refusal([
    'The file of --resources must be what aws cloudformation list-stack-resources answers in JSON.',
    ...(StackResources === undefined
      ? []
      : ['It is the answer of describe-stack-resources, which ends with the 100th resource.']),
  ]);
}

/** One that has left the stack, should it be listed, is not what its name stands for now. */
export function presentIn<Resource extends { ResourceStatus?: string | undefined }>(resources: readonly Resource[]): Resource[] {
  return resources.filter(({ ResourceStatus = '' }) => !/^DELETE_(COMPLETE|SKIPPED)$/.test(ResourceStatus));
}

function answerIn(text: string): Answer {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

const MEMBERS = ['LogicalResourceId', 'ResourceType', 'PhysicalResourceId'] as const;

function notTexts(summary: Partial<Record<string, unknown>> | null): string[] {
  const wrong = MEMBERS.filter((name) => !['string', 'undefined'].includes(typeof summary?.[name]));
  return wrong.map((name) => `The file of --resources has ${JSON.stringify(summary?.[name])} as a ${name}: it must be a text.`);
}

function isStackResource(summary: Partial<StackResource> | null): summary is StackResource {
  return summary?.LogicalResourceId !== undefined && summary.ResourceType !== undefined;
}
