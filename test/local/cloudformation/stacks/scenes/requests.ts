import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  ExecuteChangeSetCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { Stack } from '../../../../../local/cloudformation/stacks/stack';
import { codeOf, conditionTemplate, failing, messageOf, parameter, type Scene, stackOf } from './scene';

const changeSet = (StackName: string, template: unknown, ChangeSetType: 'CREATE' | 'UPDATE', ChangeSetName = 'change') =>
  new CreateChangeSetCommand({ StackName, ChangeSetName, ChangeSetType, TemplateBody: JSON.stringify(template) });

/** Answers to requests. */
export const REQUEST_SCENES: readonly Scene[] = [
  {
    fix: 'stack_names',
    what: 'the name of a new stack must have only letters, digits and hyphens, also for a change set',
    run: async (engine, name) => {
      const template = { Resources: { One: parameter(name, '1') } };
      const wrong = name.replace('-', '_');
      return [
        await messageOf(stackOf(engine, wrong, template)),
        await messageOf(engine.cloudFormation.send(changeSet(wrong, template, 'CREATE'))),
      ].map((message) => message.replace(wrong, 'NAME'));
    },
    expected: ['[a-zA-Z][-a-zA-Z0-9]*', '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*'].map(
      (pattern) =>
        `1 validation error detected: Value 'NAME' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
    ),
  },
  {
    fix: 'change_sets',
    what: 'change sets of two stacks can have the same name',
    run: async (engine, name) => {
      for (const stack of ['a', 'b']) {
        await engine.cloudFormation.send(changeSet(`${name}-${stack}`, { Resources: { One: parameter(name, '1') } }, 'CREATE'));
      }
      const describe = new DescribeChangeSetCommand({ StackName: `${name}-a`, ChangeSetName: 'change' });
      return (await engine.cloudFormation.send(describe)).StackName === `${name}-a`;
    },
    expected: true,
  },
  {
    fix: 'change_sets',
    what: 'a missing change set has its own error',
    run: async (engine, name) => {
      await stackOf(engine, name, { Resources: { One: parameter(name, '1') } });
      return codeOf(engine.cloudFormation.send(new DescribeChangeSetCommand({ StackName: name, ChangeSetName: 'none' })));
    },
    expected: 'ChangeSetNotFoundException',
  },
  {
    fix: 'change_sets',
    what: 'two change sets of type CREATE with one name of a stack belong to one stack',
    run: async (engine, name) => {
      const ids: unknown[] = [];
      for (const text of ['1', '2']) {
        const template = { Resources: { One: parameter(name, text) } };
        ids.push((await engine.cloudFormation.send(changeSet(name, template, 'CREATE', `to-${text}`))).StackId);
      }
      await engine.cloudFormation.send(new ExecuteChangeSetCommand({ StackName: name, ChangeSetName: 'to-2' }));
      const { Stacks = [] } = await engine.cloudFormation.send(new DescribeStacksCommand({}));
      const created = Stacks.filter(({ StackName }) => StackName === name).map(({ StackId, StackStatus }) => [
        StackId,
        StackStatus,
      ]);
      return { isOne: ids[0] === ids[1], isCreated: JSON.stringify(created) === JSON.stringify([[ids[0], 'CREATE_COMPLETE']]) };
    },
    expected: { isOne: true, isCreated: true },
  },
  {
    fix: 'change_sets',
    what: 'a change set without a type updates a stack',
    run: async (engine, name) => {
      const { ChangeSetType: _, ...untyped } = changeSet(name, { Resources: { One: parameter(name, '1') } }, 'UPDATE').input;
      return messageOf(engine.cloudFormation.send(new CreateChangeSetCommand(untyped)));
    },
    expected: expect.stringMatching(/^Stack with id scene-\d+ does not exist$/),
  },
  {
    fix: 'change_sets',
    what: 'the execution of a change set deletes the others of the stack',
    run: async (engine, name) => {
      const version = (text: string) => ({ Resources: { One: parameter(name, text) } });
      await stackOf(engine, name, version('1'));
      for (const text of ['2', '3']) await engine.cloudFormation.send(changeSet(name, version(text), 'UPDATE', `to-${text}`));
      await engine.cloudFormation.send(new ExecuteChangeSetCommand({ StackName: name, ChangeSetName: 'to-3' }));
      return codeOf(engine.cloudFormation.send(new DescribeChangeSetCommand({ StackName: name, ChangeSetName: 'to-2' })));
    },
    expected: 'ChangeSetNotFoundException',
  },
  {
    fix: 'change_sets',
    what: 'a stack whose create was rolled back can have no change set',
    run: async (engine, name) => {
      const stack = new Stack(engine, name);
      await stack.create(JSON.stringify({ Resources: { Bad: failing({}) } })).catch(() => undefined);
      return messageOf(engine.cloudFormation.send(changeSet(name, { Resources: { One: parameter(name, '1') } }, 'UPDATE')));
    },
    expected: expect.stringMatching(/^Stack:arn:\S+ is in ROLLBACK_COMPLETE state and can not be updated\.$/),
  },
  {
    fix: 'change_sets',
    what: 'a parameter that changes only a condition is a change',
    run: async (engine, name) => {
      await stackOf(engine, name, conditionTemplate(name, 'test'));
      const create = new CreateChangeSetCommand({
        StackName: name,
        ChangeSetName: 'change',
        ChangeSetType: 'UPDATE',
        UsePreviousTemplate: true,
        Parameters: [{ ParameterKey: 'Stage', ParameterValue: 'prod' }],
      });
      const { Id } = await engine.cloudFormation.send(create);
      const { Changes = [] } = await engine.cloudFormation.send(new DescribeChangeSetCommand({ ChangeSetName: Id }));
      return Changes.map(({ ResourceChange }) => `${ResourceChange?.Action} ${ResourceChange?.LogicalResourceId}`).sort();
    },
    expected: ['Add OnlyProd', 'Modify One'],
  },
  {
    fix: 'change_sets',
    what: 'a change set without a change fails, and can not be executed',
    run: async (engine, name) => {
      const template = { Parameters: { Any: { Type: 'String', Default: 'x' } }, Resources: { One: parameter(name, '1') } };
      await stackOf(engine, name, template);
      const { Id } = await engine.cloudFormation.send(changeSet(name, template, 'UPDATE'));
      const { Status, StatusReason } = await engine.cloudFormation.send(new DescribeChangeSetCommand({ ChangeSetName: Id }));
      const executed = await codeOf(engine.cloudFormation.send(new ExecuteChangeSetCommand({ ChangeSetName: Id })));
      return { Status, reason: StatusReason?.split('.')[0], executed };
    },
    expected: {
      Status: 'FAILED',
      reason: "The submitted information didn't contain changes",
      executed: 'InvalidChangeSetStatusException',
    },
  },
  {
    fix: 'change_sets',
    what: 'an update without a change is refused',
    run: async (engine, name) => {
      const template = { Resources: { One: parameter(name, '1') } };
      return messageOf(stackOf(engine, name, template, template));
    },
    expected: 'No updates are to be performed.',
  },
  {
    fix: 'resource_types',
    what: 'an unknown type is refused, and the message names it',
    run: (engine, name) => messageOf(stackOf(engine, name, { Resources: { One: { Type: 'AWS::No::Type' } } })),
    expected: 'Template format error: Unrecognized resource types: [AWS::No::Type]',
  },
  {
    fix: 'resource_types',
    what: 'the metadata of a CDK app is a resource without a function',
    run: async (engine, name) => {
      const stack = await stackOf(engine, name, { Resources: { CDKMetadata: { Type: 'AWS::CDK::Metadata' } } });
      return (await stack.resources()).map(({ ResourceType }) => ResourceType);
    },
    expected: ['AWS::CDK::Metadata'],
  },
  {
    fix: 'unknown_operations',
    what: 'the error of an unknown operation names it, and no SDK retries it',
    run: (engine, name) =>
      engine.cloudFormation
        .send(new DetectStackDriftCommand({ StackName: name }))
        .catch((error) => [error.$metadata.httpStatusCode, error.message]),
    expected: [400, 'The local AWS does not support DetectStackDrift.'],
  },
  {
    fix: 'template_validation',
    what: 'a private type is no error, and the answer has the parameters',
    run: async (engine) => {
      const TemplateBody = JSON.stringify({
        Description: 'Signs in.',
        Parameters: {
          Urls: { Type: 'CommaDelimitedList', Default: 'a,b', Description: 'Where to.' },
          Secret: { Type: 'String', NoEcho: true },
        },
        Resources: { App: { Type: 'Our::Own::Type' } },
      });
      const { Description, Parameters } = await engine.cloudFormation.send(new ValidateTemplateCommand({ TemplateBody }));
      return { Description, Parameters };
    },
    expected: {
      Description: 'Signs in.',
      Parameters: [
        { ParameterKey: 'Urls', DefaultValue: 'a,b', NoEcho: false, Description: 'Where to.' },
        { ParameterKey: 'Secret', NoEcho: true },
      ],
    },
  },
  {
    fix: 'template_urls',
    what: 'a template in a bucket on this machine is found',
    run: async (engine, name) => {
      const bucket = `${engine.url}/${name}`;
      await fetch(bucket, { method: 'PUT' });
      const template = { Resources: { One: parameter(name, '1') } };
      await fetch(`${bucket}/template.json`, { method: 'PUT', body: JSON.stringify(template) });
      await engine.cloudFormation.send(new CreateStackCommand({ StackName: name, TemplateURL: `${bucket}/template.json` }));
      return new Stack(engine, name).status();
    },
    expected: 'CREATE_COMPLETE',
  },
];
