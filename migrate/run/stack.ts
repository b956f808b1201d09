import {
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { type MeaningOfMapping, meaningIn } from '../meaning';
import { Refusal } from '../refusal';
import { presentIn, type StackResource } from '../stackResources';
import type { Aws } from './aws';

/** The attributes of a stack that a move needs. */
export interface StackState {
  name: string;
  /** The ARN. */
  id: string;
  status: string;
  /** The names of the parameters. */
  parameters: string[];
  capabilities: string[];
}

/** The statuses in which CloudFormation accepts changes of a stack. */
const READY: ReadonlySet<string> = new Set([
  ...['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE', 'IMPORT_ROLLBACK_COMPLETE'],
]);

/** Actions for the user, by the status in which CloudFormation refuses changes of a stack. */
const REMEDIES: Readonly<Record<string, string>> = {
  UPDATE_ROLLBACK_FAILED: 'Complete the rollback with aws cloudformation continue-update-rollback',
  UPDATE_FAILED: 'Roll it back with aws cloudformation rollback-stack',
  REVIEW_IN_PROGRESS: 'It is not created yet: create it',
  ROLLBACK_COMPLETE: 'Its creation failed, so it has no clients: delete the stack and create it again',
};

/**
 * Waits until CloudFormation has finished its work on a stack, and prints the events meanwhile.
 * @throws Refusal when the stack accepts no changes then
 */
export async function stackWhenIdle(aws: Aws, name: string, events: StackEvents): Promise<StackState> {
  for (let isFirst = true; ; isFirst = false) {
    const state = await describeStack(aws, name);
    const isBusy = state.status.endsWith('_IN_PROGRESS') && state.status !== 'REVIEW_IN_PROGRESS';
    if (isBusy && isFirst) aws.say(`The stack ${name} is ${state.status}. Waiting until CloudFormation has finished.`);
    await events.print();
    if (READY.has(state.status)) return state;
    if (!isBusy) {
      const remedy = REMEDIES[state.status] ?? 'Look at its events and repair it';
      throw new Refusal([
        `The stack ${name} is ${state.status}, so CloudFormation accepts no changes. ${remedy}, then run this command again.`,
      ]);
    }
    await aws.pause();
  }
}

async function describeStack(aws: Aws, name: string): Promise<StackState> {
  const { Stacks: [stack] = [] } = await aws.cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
  if (stack === undefined) throw new Error(`CloudFormation returned no description of the stack ${name}.`);
  return stateOf(name, stack);
}

function stateOf(name: string, { StackId = '', StackStatus, Parameters = [], Capabilities = [] }: Stack): StackState {
  return {
    name,
    id: StackId,
    status: StackStatus ?? '',
    parameters: Parameters.flatMap(({ ParameterKey = [] }) => ParameterKey),
    capabilities: [...Capabilities],
  };
}

export async function resourcesOf(aws: Aws, name: string): Promise<StackResource[]> {
  const resources: StackResource[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await aws.cloudFormation.send(new ListStackResourcesCommand({ StackName: name, NextToken }));
    for (const { LogicalResourceId = '', PhysicalResourceId, ResourceType = '', ResourceStatus } of presentIn(
      answer.StackResourceSummaries ?? [],
    )) {
      resources.push({ LogicalResourceId, PhysicalResourceId, ResourceType, ResourceStatus });
    }
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  return resources;
}

/** The meanings of the template that was deployed last: as the user sent it, and after its macros. */
export async function deployedTemplates(aws: Aws, name: string): Promise<MeaningOfMapping[]> {
  const stages = ['Original', 'Processed'] as const;
  const answers = stages.map((TemplateStage) =>
    aws.cloudFormation.send(new GetTemplateCommand({ StackName: name, TemplateStage })),
  );
  const texts = (await Promise.all(answers)).map(({ TemplateBody = '' }) => TemplateBody);
  return texts.map(meaningIn).filter((meaning) => meaning !== undefined);
}

/** The events of a stack since a point in time. */
export class StackEvents {
  /** The number of printed events. */
  count = 0;

  private constructor(
    private readonly aws: Aws,
    private readonly name: string,
    private last: string | undefined,
  ) {}

  /** The events from now on. */
  static async of(aws: Aws, name: string): Promise<StackEvents> {
    const events = new StackEvents(aws, name, undefined);
    const [newest] = await events.page();
    events.last = newest?.EventId;
    return events;
  }

  /** Prints the new events, oldest first. */
  async print(): Promise<void> {
    const fresh: StackEvent[] = [];
    let token: string | undefined;
    pages: do {
      const { StackEvents: events = [], NextToken } = await this.ask(token);
      for (const event of events) {
        if (event.EventId === this.last) break pages;
        fresh.push(event);
      }
      token = NextToken;
    } while (token !== undefined);
    this.last = fresh[0]?.EventId ?? this.last;
    this.count += fresh.length;
    for (const event of fresh.reverse()) this.aws.say(`  ${formatEvent(event)}`);
  }

  private async page(): Promise<StackEvent[]> {
    return (await this.ask()).StackEvents ?? [];
  }

  private ask(NextToken?: string) {
    return this.aws.cloudFormation.send(new DescribeStackEventsCommand({ StackName: this.name, NextToken }));
  }
}

function formatEvent({ Timestamp, ResourceStatus, LogicalResourceId, ResourceType, ResourceStatusReason }: StackEvent): string {
  const time = Timestamp?.toISOString().slice(11, 19) ?? '';
  const reason = ResourceStatusReason === undefined ? '' : `: ${ResourceStatusReason}`;
  return `${time} ${ResourceStatus} ${LogicalResourceId} (${ResourceType})${reason}`;
}
