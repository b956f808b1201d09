import { DescribeTypeCommand } from '@aws-sdk/client-cloudformation';
import type { StackEngine } from '../../cloudformation/stacks/stackEngine';
import { isMacro, type Template } from './template';

const CUSTOM = /^(?:Custom::|AWS::CloudFormation::CustomResource$)/;

/** Which types CloudFormation on this machine has. Each is asked for once. */
export class KnownTypes {
  private readonly asked = new Map<string, Promise<boolean>>();

  constructor(private readonly engine: Pick<StackEngine, 'cloudFormation'>) {}

  /** The resources of a template that can't be made here, each with the reason. */
  async unknownIn({ Resources }: Template): Promise<Map<string, string>> {
    const unknown = new Map<string, string>();
    for (const [name, { Type }] of Object.entries(Resources)) {
      if (isMacro(name)) unknown.set(name, `${name.split('::', 2).join('::')} is not run on this machine`);
      else if (CUSTOM.test(Type)) unknown.set(name, 'the function of a custom resource is not run on this machine');
      else if (!(await this.knows(Type))) unknown.set(name, 'CloudFormation on this machine does not have this type');
    }
    return unknown;
  }

  private knows(type: string): Promise<boolean> {
    const asked = this.asked.get(type) ?? this.ask(type);
    this.asked.set(type, asked);
    return asked;
  }

  private async ask(TypeName: string): Promise<boolean> {
    try {
      await this.engine.cloudFormation.send(new DescribeTypeCommand({ Type: 'RESOURCE', TypeName }));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'TypeNotFoundException') return false;
      throw error;
    }
  }
}
