import {
  ContinueUpdateRollbackCommand,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  type ResourceToImport,
  type StackEvent,
  type StackResource,
  type Tag,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import type { StackEngine } from './stackEngine';

export type Parameters = Readonly<Record<string, string>>;

/** A stack of the engine. When the promise of an operation resolves, the operation has ended. The status shows its result. */
export class Stack {
  constructor(
    private readonly engine: Pick<StackEngine, 'cloudFormation'>,
    readonly name: string,
  ) {}

  /** @param template in YAML or JSON */
  async create(template: string, parameters: Parameters = {}, Tags: Tag[] = []): Promise<void> {
    await this.engine.cloudFormation.send(new CreateStackCommand({ ...this.request(template, parameters), Tags }));
  }

  /** @param parameters all parameters: a missing one gets its default */
  async update(template: string, parameters: Parameters = {}): Promise<void> {
    await this.engine.cloudFormation.send(new UpdateStackCommand(this.request(template, parameters)));
  }

  /** Imports existing resources into the stack, with a change set of type IMPORT. */
  async import(template: string, resources: ResourceToImport[]): Promise<void> {
    const { Id } = await this.engine.cloudFormation.send(
      new CreateChangeSetCommand({
        ...this.request(template, {}),
        ChangeSetName: 'import',
        ChangeSetType: 'IMPORT',
        ResourcesToImport: resources,
      }),
    );
    await this.engine.cloudFormation.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
  }

  /** Continues a failed rollback. */
  async continueRollback(): Promise<void> {
    await this.engine.cloudFormation.send(new ContinueUpdateRollbackCommand({ StackName: this.name }));
  }

  async delete(): Promise<void> {
    await this.engine.cloudFormation.send(new DeleteStackCommand({ StackName: this.name }));
  }

  async status(): Promise<string> {
    return (await this.describe()).StackStatus ?? '';
  }

  async outputs(): Promise<Record<string, string>> {
    const { Outputs = [] } = await this.describe();
    return Object.fromEntries(Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  }

  async tags(): Promise<Tag[]> {
    return (await this.describe()).Tags ?? [];
  }

  async resources(): Promise<StackResource[]> {
    const command = new DescribeStackResourcesCommand({ StackName: this.name });
    const { StackResources = [] } = await this.engine.cloudFormation.send(command);
    return StackResources;
  }

  /** The value of Ref for each resource, by logical id. */
  async physicalIds(): Promise<Record<string, string>> {
    const resources = await this.resources();
    return Object.fromEntries(resources.map((resource) => [resource.LogicalResourceId, resource.PhysicalResourceId]));
  }

  /** The events, oldest first: one for each status of the stack and of its resources. */
  async events(): Promise<StackEvent[]> {
    const { StackEvents = [] } = await this.engine.cloudFormation.send(new DescribeStackEventsCommand({ StackName: this.name }));
    return StackEvents.reverse();
  }

  /** The reasons in the events, oldest first. The event of a failure has its reason. */
  async reasons(): Promise<string[]> {
    return (await this.events()).flatMap(({ ResourceStatusReason }) => ResourceStatusReason ?? []);
  }

  /** The reason in the last event of a failure. */
  async lastFailure(): Promise<string | undefined> {
    const failures = (await this.events()).filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED'));
    return failures.at(-1)?.ResourceStatusReason;
  }

  private async describe() {
    const { Stacks = [] } = await this.engine.cloudFormation.send(new DescribeStacksCommand({ StackName: this.name }));
    const [stack] = Stacks;
    if (stack === undefined) throw new Error(`The stack ${this.name} does not exist.`);
    return stack;
  }

  private request(template: string, parameters: Parameters) {
    const Parameters = Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
    return { StackName: this.name, TemplateBody: template, Parameters };
  }
}
