import { ListExportsCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { Stack } from '../../../../../local/cloudformation/stacks/stack';
import type { Json } from '../../../../support/world';
import { codeOf, failing, parameter, type Scene, stackOf, statusesOf, topic, valuesOf, valuesWith } from './scene';

/** Creates, updates and deletes. */
export const OPERATION_SCENES: readonly Scene[] = [
  {
    fix: 'reads',
    what: 'a read does not create again a resource that a failed create deleted',
    run: async (engine, name) => {
      const Resources = { One: parameter(name, '1'), Bad: failing({ DependsOn: 'One' }) };
      const stack = new Stack(engine, name);
      await stack.create(JSON.stringify({ Resources })).catch(() => undefined);
      const resources = (await stack.resources()).map(({ LogicalResourceId }) => LogicalResourceId);
      return { resources, values: await valuesOf(engine, name) };
    },
    expected: { resources: [], values: [null] },
  },
  {
    fix: 'updates',
    what: 'a parameter that changes only a condition changes properties and resources',
    run: valuesWith(['test'], ['prod']),
    expected: ['big', 'x'],
  },
  {
    fix: 'updates',
    what: 'the opposite change of the parameter also changes them',
    run: valuesWith(['prod'], ['test']),
    expected: ['small', null],
  },
  {
    fix: 'updates',
    what: 'a change in the section Conditions changes resources',
    run: valuesWith(['test'], ['test', { IsProd: { 'Fn::Equals': ['a', 'a'] } }]),
    expected: ['big', 'x'],
  },
  {
    fix: 'updates',
    what: 'a removed resource is deleted after all other operations',
    run: async (engine, name) => {
      const stack = await stackOf(engine, name, { Resources: { Old: parameter(`${name}/old`, '1') } });
      const before = (await stack.events()).length;
      await stack.update(JSON.stringify({ Resources: { New: parameter(`${name}/new`, '1') } }));
      return (await statusesOf(stack)).slice(before);
    },
    expected: [
      'UPDATE_IN_PROGRESS',
      'New CREATE_IN_PROGRESS',
      'New CREATE_COMPLETE',
      'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Old DELETE_IN_PROGRESS',
      'Old DELETE_COMPLETE',
      'UPDATE_COMPLETE',
    ],
  },
  {
    fix: 'created_resources',
    what: 'a resource without a name in the template keeps its generated name',
    run: async (engine, name) => {
      const stack = await stackOf(engine, name, { Resources: { One: topic({ DisplayName: 'a' }) } });
      const before = await stack.physicalIds();
      await stack.update(JSON.stringify({ Resources: { One: topic({ DisplayName: 'b' }) } }));
      return (await stack.physicalIds()).One === before.One;
    },
    expected: true,
  },
  {
    fix: 'replacement',
    what: 'a change of a create-only property replaces the resource',
    run: async (engine, name) => {
      const version = (text: string) => ({
        Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `${name}-${text}` } } },
      });
      const stack = await stackOf(engine, name, version('before'), version('after'));
      return (await stack.physicalIds()).Queue?.split('-').at(-1);
    },
    expected: 'after',
  },
  {
    fix: 'route_tables',
    what: 'a VPC with a route table is deleted with its stack',
    run: async (engine, name) => {
      const stack = await stackOf(engine, name, {
        Resources: {
          Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
          Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
        },
      });
      await stack.delete();
      return codeOf(stack.status());
    },
    expected: 'ValidationError',
  },
  {
    fix: 'events',
    what: 'each resource has its events',
    run: async (engine, name) => statusesOf(await stackOf(engine, name, { Resources: { One: parameter(name, '1') } })),
    expected: ['CREATE_IN_PROGRESS', 'One CREATE_IN_PROGRESS', 'One CREATE_COMPLETE', 'CREATE_COMPLETE'],
  },
  {
    fix: 'resource_statuses',
    what: 'each resource has its own status',
    run: async (engine, name) => {
      const version = (text: string) => ({
        Resources: { One: parameter(`${name}/one`, '1'), Two: parameter(`${name}/two`, text) },
      });
      const stack = await stackOf(engine, name, version('1'), version('2'));
      const list = await engine.cloudFormation.send(new ListStackResourcesCommand({ StackName: name }));
      const statuses = (resources: { ResourceStatus?: string | undefined }[] = []) => resources.map((one) => one.ResourceStatus);
      return [statuses(await stack.resources()), statuses(list.StackResourceSummaries)];
    },
    expected: [
      ['CREATE_COMPLETE', 'UPDATE_COMPLETE'],
      ['CREATE_COMPLETE', 'UPDATE_COMPLETE'],
    ],
  },
  {
    fix: 'outputs',
    what: 'an update changes the exports',
    run: async (engine, name) => {
      const version = (text: string) => ({
        Resources: { One: parameter(name, '1') },
        Outputs: { One: { Value: text, Export: { Name: `${name}-${text}` } } },
      });
      await stackOf(engine, name, version('before'), version('after'));
      const { Exports = [] } = await engine.cloudFormation.send(new ListExportsCommand({}));
      return Exports.filter(({ Name }) => Name?.startsWith(name)).map(({ Value }) => Value);
    },
    expected: ['after'],
  },
  {
    fix: 'nested_stacks',
    what: 'a nested stack has outputs, is updated in place, fails its parent stack, and is deleted with it',
    run: async (engine, name) => {
      const nested = (Value: unknown, others: Json = {}) => ({
        Parameters: { Text: { Type: 'String' } },
        Resources: { One: parameter(name, Value), ...others },
        Outputs: { Text: { Value: { Ref: 'Text' } } },
      });
      await fetch(`${engine.url}/${name}`, { method: 'PUT' });
      const keys = { good: nested({ Ref: 'Text' }), bad: nested('3', { Bad: failing({ DependsOn: 'One' }) }) };
      for (const [key, template] of Object.entries(keys)) {
        await fetch(`${engine.url}/${name}/${key}`, { method: 'PUT', body: JSON.stringify(template) });
      }
      const parent = (key: string, Text: string) => ({
        Resources: {
          Nested: {
            Type: 'AWS::CloudFormation::Stack',
            Properties: { TemplateURL: `${engine.url}/${name}/${key}`, Parameters: { Text } },
          },
        },
        Outputs: { Text: { Value: { 'Fn::GetAtt': ['Nested', 'Outputs.Text'] } } },
      });
      const seen = async () => [await stack.status(), ...Object.values(await stack.outputs()), ...(await valuesOf(engine, name))];
      const stack = await stackOf(engine, name, parent('good', '1'));
      const created = await seen();
      const { Nested } = await stack.physicalIds();
      await stack.update(JSON.stringify(parent('good', '2')));
      const updated = await seen();
      await stack.update(JSON.stringify(parent('bad', '3')));
      const failed = await seen();
      const reason = await stack.lastFailure();
      const isTheSame = (await stack.physicalIds()).Nested === Nested;
      await stack.delete();
      const other = await stackOf(engine, `${name}-other`, parent('bad', '3'));
      return { created, updated, failed, reason, isTheSame, other: await other.status(), left: await valuesOf(engine, name) };
    },
    expected: {
      created: ['CREATE_COMPLETE', '1', '1'],
      updated: ['UPDATE_COMPLETE', '2', '2'],
      failed: ['UPDATE_ROLLBACK_COMPLETE', '2', '2'],
      reason: expect.stringMatching(
        /^Embedded stack arn:\S+ was not successfully updated: The following resource\(s\) failed to update: \[Bad\]\.$/,
      ),
      isTheSame: true,
      other: 'ROLLBACK_COMPLETE',
      left: [null],
    },
  },
  {
    fix: 'custom_resources',
    what: 'a custom resource fails at once, because its function is not run',
    run: async (engine, name) => {
      const Role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
      const Properties = {
        Runtime: 'python3.13',
        Handler: 'index.handler',
        Code: { ZipFile: 'def handler(event, context): pass' },
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      };
      const stack = await stackOf(engine, name, {
        Resources: {
          Role,
          Answers: { Type: 'AWS::Lambda::Function', Properties },
          One: { Type: 'Custom::One', Properties: { ServiceToken: { 'Fn::GetAtt': ['Answers', 'Arn'] } } },
        },
      });
      return [await stack.status(), await stack.lastFailure()];
    },
    expected: [
      'ROLLBACK_COMPLETE',
      expect.stringContaining('The local CloudFormation does not run the functions of custom resources.'),
    ],
  },
  {
    fix: 'rollbacks',
    what: 'a failed update is rolled back, and the status of the stack shows it',
    run: async (engine, name) => {
      const version = (text: string, others: Json = {}) => ({ Resources: { One: parameter(name, text), ...others } });
      const stack = await stackOf(engine, name, version('1'));
      await stack.update(JSON.stringify(version('2', { Bad: failing({ DependsOn: 'One' }) }))).catch(() => undefined);
      return { status: await stack.status(), values: await valuesOf(engine, name) };
    },
    expected: { status: 'UPDATE_ROLLBACK_COMPLETE', values: ['1'] },
  },
];
