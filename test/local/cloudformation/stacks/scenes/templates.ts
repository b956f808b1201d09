import { type Parameter, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { Stack } from '../../../../../local/cloudformation/stacks/stack';
import type { Json } from '../../../../support/world';
import { messageOf, parameter, resolvedValue, resolvedYamlValue, type Scene, stackOf, topic, valuesOf } from './scene';

const LIST = { Parameters: { List: { Type: 'CommaDelimitedList', Default: ' a, b ' } } };
const JOINED = { 'Fn::Join': ['|', { Ref: 'List' }] };
const joined = (...items: unknown[]) => ({ 'Fn::Join': ['|', items] });
const NO_VALUE = { Ref: 'AWS::NoValue' };

/** Parameters, functions, conditions and references in templates. */
export const TEMPLATE_SCENES: readonly Scene[] = [
  {
    fix: 'parameters',
    what: 'the default of a list is split, and its items are trimmed',
    run: resolvedValue(JOINED, LIST),
    expected: 'a|b',
  },
  {
    fix: 'parameters',
    what: 'the items of a given list are trimmed',
    run: async (engine, name) => {
      const template = { ...LIST, Resources: { One: parameter(name, JOINED) } };
      await new Stack(engine, name).create(JSON.stringify(template), { List: 'c , d' });
      return (await valuesOf(engine, name))[0];
    },
    expected: 'c|d',
  },
  {
    fix: 'parameters',
    what: 'UsePreviousValue uses the default of the previous template',
    run: async (engine, name) => {
      const template = (Default: string, text: string) => ({
        Parameters: { Name: { Type: 'String', Default } },
        Resources: { One: parameter(name, { 'Fn::Sub': text }) },
      });
      await stackOf(engine, name, template('before', `\${Name}`));
      const TemplateBody = JSON.stringify(template('after', `<\${Name}>`));
      const Parameters = [{ ParameterKey: 'Name', UsePreviousValue: true }];
      await engine.cloudFormation.send(new UpdateStackCommand({ StackName: name, TemplateBody, Parameters }));
      return (await valuesOf(engine, name))[0];
    },
    expected: '<before>',
  },
  {
    fix: 'parameters',
    what: 'an unknown parameter is refused, also with UsePreviousValue',
    run: async (engine, name) => {
      const template = { Parameters: { Name: { Type: 'String', Default: 'x' } }, Resources: { One: parameter(name, '1') } };
      const stack = await stackOf(engine, name, template);
      const update = (Parameters: Parameter[]) =>
        messageOf(engine.cloudFormation.send(new UpdateStackCommand({ StackName: name, UsePreviousTemplate: true, Parameters })));
      return [
        await messageOf(new Stack(engine, `${name}-other`).create(JSON.stringify(template), { Named: 'y' })),
        await messageOf(stack.update(JSON.stringify(template), { Named: 'y' })),
        await update([{ ParameterKey: 'Named', UsePreviousValue: true }]),
      ];
    },
    expected: [
      'Parameters: [Named] do not exist in the template',
      'Parameters: [Named] do not exist in the template',
      'Invalid input for parameter key Named. Cannot specify usePreviousValue as true for a parameter key not in the previous template',
    ],
  },
  {
    fix: 'no_value',
    what: 'AWS::NoValue removes an item of a list',
    run: resolvedValue(joined('a', NO_VALUE, 'b')),
    expected: 'a|b',
  },
  {
    fix: 'no_value',
    what: 'AWS::NoValue in Fn::If removes an item of a list',
    run: resolvedValue(joined('a', { 'Fn::If': ['Same', NO_VALUE, 'b'] }), {
      Conditions: { Same: { 'Fn::Equals': ['a', 'a'] } },
    }),
    expected: 'a',
  },
  {
    fix: 'conditions',
    what: 'a condition can use another one by the short tag !Condition',
    run: resolvedYamlValue(
      'Conditions: {Same: !Equals [a, a], Both: !And [!Condition Same, !Condition Same], Not: !Not [!Condition Both]}',
      '!Join ["|", [!If [Both, holds, does not], !If [Not, holds, does not]]]',
    ),
    expected: 'holds|does not',
  },
  {
    fix: 'conditions',
    what: 'a condition can be only a reference to another one',
    run: resolvedYamlValue('Conditions: {Same: !Equals [a, a], Other: {Condition: Same}}', '!If [Other, holds, does not]'),
    expected: 'holds',
  },
  {
    fix: 'conditions',
    what: 'a number equals its text',
    run: resolvedValue(
      { 'Fn::If': ['Five', 'equal', 'not'] },
      {
        Parameters: { Number: { Type: 'Number', Default: 5 } },
        Conditions: { Five: { 'Fn::Equals': [{ Ref: 'Number' }, '5'] } },
      },
    ),
    expected: 'equal',
  },
  {
    fix: 'substitutions',
    what: 'blanks and line breaks around a name in Fn::Sub are ignored',
    run: resolvedValue({ 'Fn::Sub': [`\${ AWS::Region }, \${\n Name }, \${!Literal}`, { Name: 'x' }] }),
    expected: `us-east-1, x, \${Literal}`,
  },
  {
    fix: 'functions',
    what: 'the index of Fn::Select and the map of Fn::FindInMap can be functions',
    run: resolvedValue(
      joined({ 'Fn::Select': [{ Ref: 'Index' }, ['a', 'b']] }, { 'Fn::FindInMap': [{ Ref: 'Map' }, 'x', 'y'] }),
      {
        Parameters: { Index: { Type: 'Number', Default: 1 }, Map: { Type: 'String', Default: 'Second' } },
        Mappings: { First: { x: { y: '1' } }, Second: { x: { y: '2' } } },
      },
    ),
    expected: 'b|2',
  },
  {
    fix: 'functions',
    what: 'Fn::GetAtt can be one text',
    run: async (engine, name) => {
      const TopicName = `${name}-topic`;
      const Attribute = { 'Fn::GetAtt': 'Topic.TopicName' };
      const Outputs = { Topic: { Value: Attribute } };
      const stack = await stackOf(engine, name, {
        Resources: { One: parameter(name, Attribute), Topic: topic({ TopicName }) },
        Outputs,
      });
      return [...(await valuesOf(engine, name)), (await stack.outputs()).Topic].map((value) => value === TopicName);
    },
    expected: [true, true],
  },
  {
    fix: 'transforms',
    what: 'types of SAM are expanded, and their errors are reported',
    run: async (engine, name) => {
      const template = (Properties: Json) => ({
        Transform: 'AWS::Serverless-2016-10-31',
        Resources: { Table: { Type: 'AWS::Serverless::SimpleTable', Properties } },
      });
      const stack = await stackOf(engine, name, template({ PrimaryKey: { Name: 'id', Type: 'String' } }));
      const types = (await stack.resources()).map(({ ResourceType }) => ResourceType);
      return [types, await messageOf(stack.update(JSON.stringify(template({ PrimaryKey: 'id' }))))];
    },
    expected: [
      ['AWS::DynamoDB::Table'],
      expect.stringMatching(/^Transform AWS::Serverless-2016-10-31 failed with: .*Resource with id \[Table\] is invalid/),
    ],
  },
  {
    fix: 'dynamic_references',
    what: 'a reference to a parameter of Systems Manager is replaced by its value',
    run: async (engine, name) => {
      await stackOf(engine, `${name}-before`, { Resources: { One: parameter(`${name}/before`, 'kept') } });
      return resolvedValue({ 'Fn::Sub': `<{{resolve:ssm:/${name}/before}}>` })(engine, name);
    },
    expected: '<kept>',
  },
  {
    fix: 'dependencies',
    what: 'an update follows the references, and not the order of the template',
    run: async (engine, name) => {
      const version = (text: string) => ({
        Resources: {
          First: parameter(name, { 'Fn::Sub': `${text}, \${Second.TopicName}` }),
          Second: topic({ TopicName: `${name}-${text}` }),
        },
      });
      await stackOf(engine, name, version('a'), version('b'));
      return (await valuesOf(engine, name))[0]?.replace(name, 'topic');
    },
    expected: 'b, topic-b',
  },
  {
    fix: 'broken_templates',
    what: 'invalid YAML, a template without resources and an unknown condition are refused',
    run: async (engine, name) => {
      const create = (body: string) => messageOf(new Stack(engine, name).create(body));
      return [
        await create('{"Resources": {'),
        await create('Resources:\n  One: {Type: a: b}'),
        await create('text'),
        await create('Resources: {}'),
        await create(JSON.stringify({ Resources: { One: parameter(name, '1', { Condition: 'Missing' }) } })),
      ];
    },
    expected: [
      'Template format error: YAML not well-formed. (line 1, column 16)',
      'Template format error: YAML not well-formed. (line 2, column 16)',
      'Template format error: unsupported structure.',
      'Template format error: At least one Resources member must be defined.',
      'Template error: Missing (KeyError)',
    ],
  },
  {
    fix: 'dependencies',
    what: 'circular dependencies and unknown names are refused',
    run: async (engine, name) => {
      const create = (Resources: Json) => messageOf(stackOf(engine, name, { Resources }));
      return [
        await create({ A: parameter('a', { Ref: 'B' }), B: parameter('b', '1', { DependsOn: ['A'] }) }),
        await create({ A: parameter('a', { 'Fn::Sub': `\${Missing}` }) }),
        await create({ A: parameter('a', '1', { DependsOn: 'Missing' }) }),
      ];
    },
    expected: [
      'Circular dependency between resources: [A, B]',
      ...Array(2).fill(
        'Template format error: Unresolved resource dependencies [Missing] in the Resources block of the template',
      ),
    ],
  },
];
