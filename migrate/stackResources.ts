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
  /** The answer of describe-stack-resources has this member instead. */
  StackResources?: unknown;
  NextToken?: unknown;
}

/**
 * Reads the JSON answer of `aws cloudformation list-stack-resources`.
 * @throws Refusal when the text is another answer, or only a part of the answer
 */
export function parseStackResources(text: string): StackResource[] {
  const { StackResourceSummaries, StackResources, NextToken } = answerIn(text);
  if (NextToken !== undefined) {
    throw new Refusal([
      'The file of --resources has only the first page of the answer: it has a NextToken. Save the whole answer, without --max-items ' +
        'and --no-paginate.',
    ]);
  }
  const summaries = Array.isArray(StackResourceSummaries) ? StackResourceSummaries : [];
  refuseIf(summaries.flatMap(notStrings));
  const resources = presentIn(summaries.filter((summary) => isStackResource(summary)));
  if (resources.length > 0) return resources;
  throw new Refusal([
    'The file of --resources must have the answer of aws cloudformation list-stack-resources --output json.',
    ...(StackResources === undefined
      ? []
      : ['It has the answer of describe-stack-resources, which lists at most 100 resources.']),
  ]);
}

/** Leaves out resources that have left the stack: another resource may have the same name now. */
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

function notStrings(summary: Partial<Record<string, unknown>> | null): string[] {
  const wrong = MEMBERS.filter((name) => !['string', 'undefined'].includes(typeof summary?.[name]));
  return wrong.map((name) => `The file of --resources has the ${name} ${JSON.stringify(summary?.[name])}: it must be a string.`);
}

function isStackResource(summary: Partial<StackResource> | null): summary is StackResource {
  return summary?.LogicalResourceId !== undefined && summary.ResourceType !== undefined;
}
