import { DescribeTypeCommand } from '@aws-sdk/client-cloudformation';
import type { StackEngine } from '../../cloudformation/stacks/stackEngine';
import { isMacro, type Template } from './template';

const CUSTOM = /^(?:Custom::|AWS::CloudFormation::CustomResource$)/;

/** The resource types that the local CloudFormation supports. It is asked about each type only once. */
export class KnownTypes {
  private readonly answers = new Map<string, Promise<boolean>>();

  constructor(private readonly engine: Pick<StackEngine, 'cloudFormation'>) {}

  /** The resources of a template that this machine can't create, each with the reason. */
  async unknownIn({ Resources }: Template): Promise<Map<string, string>> {
    const unknown = new Map<string, string>();
    for (const [name, { Type }] of Object.entries(Resources)) {
      if (isMacro(name)) unknown.set(name, `the local CloudFormation does not run ${name.split('::', 2).join('::')}`);
      else if (CUSTOM.test(Type)) unknown.set(name, 'the local CloudFormation does not run the function of a custom resource');
      else if (!(await this.isSupported(Type))) unknown.set(name, 'the local CloudFormation does not support this type');
    }
    return unknown;
  }

  private isSupported(type: string): Promise<boolean> {
    const answer = this.answers.get(type) ?? this.ask(type);
    this.answers.set(type, answer);
    return answer;
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
