// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of Fn::Sub are written like this.
import { parse } from 'yaml';
import { AWS_TO_OURS, type Direction, OURS_TO_AWS } from '../../migrate/direction';
import type { Deployed } from '../../migrate/live';
import { resourcesToImport } from '../../migrate/run/step';
import { parseStackResources, type StackResource } from '../../migrate/stackResources';
import { clientsInStack, planSteps } from '../../migrate/steps';

const POOL = 'us-east-1_Ab12Cd34E';
const CLIENT = '40kedo4v203fhv7a0qe6ut7jom';

function resource(LogicalResourceId: string, ResourceType: string, PhysicalResourceId: string): StackResource {
  return { LogicalResourceId, ResourceType, PhysicalResourceId };
}

const RESOURCES = [resource('Pool', 'AWS::Cognito::UserPool', POOL), resource('Web', AWS_TO_OURS.from, CLIENT)];

const TEMPLATE = `AWSTemplateFormatVersion: "2010-09-09"

Parameters:
  Stage:
    Type: String

Resources:
  Pool:
    Type: AWS::Cognito::UserPool

  # The client
  Web:
    Type: AWS::Cognito::UserPoolClient
    DeletionPolicy: Delete
    DependsOn: Pool
    Properties:
      UserPoolId: !Ref Pool

  Id:
    Type: AWS::SSM::Parameter
    DependsOn:
      - Pool
      - Web # or it would come too early
    Properties:
      Type: String
      Value: !Sub \${Stage} \${Web} \${Web.ClientSecret}

Outputs:
  Name:
    Value: !GetAtt Web.Name
`;

function planned(text: string, direction: Direction = AWS_TO_OURS, deployed: Partial<Deployed> = {}) {
  const stack = { stackName: 'shop', resources: RESOURCES, userPoolIds: [], absent: [], ...deployed };
  const steps = planSteps(text, direction, clientsInStack(text, direction, stack));
  return { ...steps, ...steps.templates };
}

/** The resource that only the templates of the first three steps have. */
const PLACEHOLDER_LINES = [
  '  MigrationPlaceholder:',
  '    Type: AWS::CloudFormation::WaitConditionHandle',
  '    Metadata:',
  '      Web:',
  `        UserPoolId: ${POOL}`,
  `        ClientId: ${CLIENT}`,
];

const plan = (text: string, resources = RESOURCES, ...userPoolIds: string[]) =>
  planned(text, AWS_TO_OURS, { resources, userPoolIds });

/** The lines that only one of two texts has. */
function differences(before: string, after: string): { removed: string[]; added: string[] } {
  const [left, right] = [before.split('\n'), after.split('\n')];
  return { removed: left.filter((line) => !right.includes(line)), added: right.filter((line) => !left.includes(line)) };
}

describe('the steps of a stack', () => {
  const steps = plan(TEMPLATE);

  test('first give the client DeletionPolicy: Retain', () => {
    expect(differences(TEMPLATE, steps.retain)).toEqual({
      removed: ['    DeletionPolicy: Delete'],
      added: [...PLACEHOLDER_LINES, '    DeletionPolicy: Retain'],
    });
  });

  test('then remove the client, and replace references to it by parameters', () => {
    expect(steps.remove).toBe(`AWSTemplateFormatVersion: "2010-09-09"

Parameters:
  WebClientId:
    Type: String
    Default: ${CLIENT}
  WebClientSecret:
    Type: String
    NoEcho: true
  WebName:
    Type: String
  Stage:
    Type: String

Resources:
${PLACEHOLDER_LINES.join('\n')}
  Pool:
    Type: AWS::Cognito::UserPool

  # The client

  Id:
    Type: AWS::SSM::Parameter
    DependsOn:
      - Pool
    Properties:
      Type: String
      Value: !Sub \${Stage} \${WebClientId} \${WebClientSecret}

Outputs:
  Name:
    Value: !Ref WebName
`);
  });

  test('then import the client with the other type, and change nothing else', () => {
    expect(differences(steps.remove, steps.import)).toEqual({
      removed: [],
      added: [
        '  Web:',
        '    Type: My::Cognito::UserPoolClient',
        '    DeletionPolicy: Retain',
        '    DependsOn: Pool',
        '      UserPoolId: !Ref Pool',
      ],
    });
    const ResourceIdentifier = { UserPoolId: POOL, ClientId: CLIENT };
    expect(resourcesToImport(steps)).toEqual([{ ResourceType: AWS_TO_OURS.to, LogicalResourceId: 'Web', ResourceIdentifier }]);
  });

  test('never put the secret into a template', () => {
    expect(Object.values(steps.templates).join()).not.toMatch(/ClientSecret:\n(?!\s+Type: String\n\s+NoEcho: true\n)/);
  });
});

const IN_JSON = (resources: object, others: object = {}) => JSON.stringify({ ...others, Resources: resources }, null, 2);
const WEB = { Type: AWS_TO_OURS.from, Properties: { UserPoolId: { Ref: 'Pool' } } };
const placeholder = (Metadata: object = { Web: { UserPoolId: POOL, ClientId: CLIENT } }) => ({
  Type: 'AWS::CloudFormation::WaitConditionHandle',
  Metadata,
});
const MIGRATED = { DeletionPolicy: 'Retain', ...WEB, Type: AWS_TO_OURS.to };

test.each([
  ['between others', { Pool: { Type: 'P' }, Web: WEB, Id: { Type: 'S' } }, { Pool: { Type: 'P' }, Id: { Type: 'S' } }],
  ['first', { Web: WEB, Pool: { Type: 'P' } }, { Pool: { Type: 'P' } }],
  ['last', { Pool: { Type: 'P' }, Web: WEB }, { Pool: { Type: 'P' } }],
  ['the only resource', { Web: WEB }, {}],
])('a template in JSON stays JSON when its client is %s', (_name, resources, others) => {
  const { retain, remove, import: imported } = plan(IN_JSON(resources));
  const resourcesBefore = { MigrationPlaceholder: placeholder() };
  expect(JSON.parse(retain).Resources).toEqual({ ...resourcesBefore, ...resources, Web: { DeletionPolicy: 'Retain', ...WEB } });
  expect(JSON.parse(remove).Resources).toEqual({ ...resourcesBefore, ...others });
  expect(JSON.parse(imported).Resources).toEqual({ ...resourcesBefore, ...resources, Web: MIGRATED });
});

describe('each step has the right template', () => {
  const written = (web: string, output: string) => `Resources:
  ${web}
Outputs:
  Secret:
    Value: ${output}
    Description: the secret
`;
  const client = (policy = '') => `Web:
    Type: ${AWS_TO_OURS.from}${policy}
    Properties: { UserPoolId: ${POOL} }`;

  test.each([
    ['a list', '\n      Fn::GetAtt:\n        - Web\n        - ClientSecret'],
    ['a list in the column of its key', '\n      Fn::GetAtt:\n      - Web\n      - ClientSecret'],
    ['a list with quotes and a comment', '\n      "Fn::GetAtt": # why\n        - "Web"\n        - "ClientSecret"'],
    ['a list in the short form', '!GetAtt\n      - Web\n      - ClientSecret'],
    ['a list in the column of its key, in the short form', '!GetAtt\n    - Web\n    - ClientSecret'],
    ['lines of text', '!GetAtt >-\n      Web.ClientSecret'],
  ])('with GetAtt as %s', (_name, expression) => {
    const { remove, import: imported } = plan(written(client(), expression));
    for (const step of [remove, imported]) {
      expect(step).toMatch(/Value:\s+(?:!Ref|"?Ref"?:) "?WebClientSecret"?\n {4}Description: the secret\n/);
    }
  });

  test.each([
    ['a function', '!Ref Policy'],
    ['a function with a list', '!If [Yes, Retain, Delete]'],
    ['a function over lines', '\n      Fn::If:\n        - Yes\n        - Retain\n        - Delete'],
    ['lines of text', '>-\n      Delete'],
    ['a text on its own line', '\n      Delete'],
    ['nothing', ''],
  ])('with %s as the DeletionPolicy', (_name, policy) => {
    const { retain, import: imported } = plan(written(client(`\n    DeletionPolicy: ${policy}`.trimEnd()), 'x'));
    const expected = { DeletionPolicy: 'Retain', Properties: { UserPoolId: POOL } };
    expect(parse(retain).Resources.Web).toEqual({ ...expected, Type: AWS_TO_OURS.from });
    expect(parse(imported).Resources.Web).toEqual({ ...expected, Type: AWS_TO_OURS.to });
    expect(retain).not.toMatch(/Retain:|!Ref|!If/);
  });

  test('with a function as the DeletionPolicy in JSON', () => {
    const { retain } = plan(IN_JSON({ Pool: { Type: 'P' }, Web: { ...WEB, DeletionPolicy: { Ref: 'Policy' } } }));
    expect(JSON.parse(retain).Resources.Web.DeletionPolicy).toBe('Retain');
  });

  test('with an anchor at the first resource', () => {
    const { remove } = plan(written(`&first ${client()}`, 'x'));
    expect(remove).toContain(`Resources:\n${PLACEHOLDER_LINES.join('\n')}\nOutputs:`);
  });

  test('with the original line ends', () => {
    const { retain, remove } = plan(TEMPLATE.replaceAll('\n', '\r\n'));
    expect([retain, remove]).toEqual([plan(TEMPLATE).retain, plan(TEMPLATE).remove].map((step) => step.replaceAll('\n', '\r\n')));
  });
});

test.each([
  ['a text', 'Web', undefined],
  ['a list of one', ['Web'], undefined],
  ['a list that begins with it', ['Web', 'Pool'], ['Pool']],
  ['a list that ends with it', ['Pool', 'Web'], ['Pool']],
  ['a text that names another', 'Pool', 'Pool'],
])('DependsOn no longer names a removed client when it is %s', (_name, dependsOn, left) => {
  const text = IN_JSON({ Pool: { Type: 'P' }, Web: WEB, Id: { Type: 'S', DependsOn: dependsOn } });
  for (const step of [plan(text).remove, plan(text.replaceAll('"', "'")).remove]) {
    expect(parse(step).Resources.Id).toEqual({ Type: 'S', ...(left && { DependsOn: left }) });
  }
});

test.each([
  ['the section Parameters is missing', {}],
  ['the section is empty', { Parameters: {} }],
])('parameters are added when %s', (_name, others) => {
  const outputs = { Outputs: { Id: { Value: { Ref: 'Web' } } } };
  const { remove } = plan(IN_JSON({ Pool: { Type: 'P' }, Web: WEB }, { ...others, ...outputs }));
  expect(JSON.parse(remove)).toMatchObject({
    Parameters: { WebClientId: { Type: 'String', Default: CLIENT } },
    Outputs: { Id: { Value: { Ref: 'WebClientId' } } },
  });
});

test('two clients move together when one refers to the other', () => {
  const second = { ...WEB, Properties: { ...WEB.Properties, CallbackURLs: [{ 'Fn::Sub': 'https://${Web}' }] } };
  const resources = [...RESOURCES, resource('Second', AWS_TO_OURS.from, 'second')];
  const { remove, import: imported } = plan(IN_JSON({ Web: WEB, Second: second }), resources);
  const ids = { Web: { UserPoolId: POOL, ClientId: CLIENT }, Second: { UserPoolId: POOL, ClientId: 'second' } };
  expect(JSON.parse(remove).Resources).toEqual({ MigrationPlaceholder: placeholder(ids) });
  expect(JSON.parse(imported).Resources.Second.Properties.CallbackURLs).toEqual([{ 'Fn::Sub': 'https://${WebClientId}' }]);
});

test.each([
  ['none for a template without roles and macros', '', []],
  ['roles', '  Role: { Type: AWS::IAM::Role }\n', ['CAPABILITY_NAMED_IAM']],
  ['macros', 'Transform: AWS::Serverless-2016-10-31\n', ['CAPABILITY_AUTO_EXPAND']],
])('capabilities: %s', (_name, addition, expected) => {
  const { capabilities } = plan(
    `Resources:\n  Web: { Type: ${AWS_TO_OURS.from}, Properties: { UserPoolId: ${POOL} } }\n${addition}`,
  );
  expect(capabilities).toEqual(expected);
});

describe('the pool of a client', () => {
  const withPool = (UserPoolId: string) =>
    `Resources: { Web: { Type: ${AWS_TO_OURS.from}, Properties: { UserPoolId: ${UserPoolId} } } }`;
  const poolOf = (text: string, ...userPoolIds: string[]) => plan(text, RESOURCES, ...userPoolIds).stack.clients[0]?.UserPoolId;

  test.each(['!Ref Pool', '!GetAtt Pool.UserPoolId', '{ Ref: Pool }', POOL])('is found by %s', (expression) => {
    expect(poolOf(withPool(expression))).toBe(POOL);
  });

  test.each(['!Ref PoolId', '!ImportValue pool', '!GetAtt Pool.Arn'])('needs --user-pool-id for %s', (expression) => {
    expect(() => poolOf(withPool(expression))).toThrow(
      'The user pool of Web is not a resource of the stack: add --user-pool-id Web=ID.',
    );
    expect(poolOf(withPool(expression), 'us-east-1_Given')).toBe('us-east-1_Given');
  });

  test('may be different for each client', () => {
    const text = IN_JSON({ Web: WEB, App: WEB, Pool: { Type: 'P' } }).replaceAll('"Pool"\n', '"PoolId"\n');
    const resources = [...RESOURCES, resource('App', AWS_TO_OURS.from, '1app')];
    const poolsOf = (...ids: string[]) => plan(text, resources, ...ids).stack.clients.map(({ UserPoolId }) => UserPoolId);
    expect(poolsOf('Web=us-east-1_Web', 'App=us-east-1_App')).toEqual(['us-east-1_Web', 'us-east-1_App']);
    expect(poolsOf('us-east-1_All', 'App=us-east-1_App')).toEqual(['us-east-1_All', 'us-east-1_App']);
    expect(() => poolsOf('Web=us-east-1_Web')).toThrow('The user pool of App is not a resource of the stack');
    expect(() => poolsOf('us-east-1_All', 'Api=us-east-1_App')).toThrow(
      '--user-pool-id names Api, but the clients that move are Web, App.',
    );
  });

  test('is known from the physical id of our type', () => {
    const ours = [resource('Web', OURS_TO_AWS.from, `${POOL}|${CLIENT}`)];
    const { stack } = planned(withPool('!Ref PoolId').replace(AWS_TO_OURS.from, OURS_TO_AWS.from), OURS_TO_AWS, {
      resources: ours,
    });
    expect(stack.clients).toEqual([{ name: 'Web', UserPoolId: POOL, ClientId: CLIENT }]);
  });
});

describe('refuses', () => {
  test.each([
    ['a client that is not in the stack', TEMPLATE, RESOURCES.slice(0, 1), 'Web is not in the stack.'],
    [
      'a client of another type',
      TEMPLATE,
      [resource('Web', OURS_TO_AWS.from, 'x|y')],
      'Web has type My::Cognito::UserPoolClient in the stack',
    ],
    [
      'nested stacks',
      TEMPLATE.replace('AWS::SSM::Parameter', 'AWS::CloudFormation::Stack'),
      RESOURCES,
      'Line 19: a nested stack may count as a change of the stack.\nCloudFormation refuses an import together with other changes',
    ],
    [
      'nested stacks that SAM makes',
      TEMPLATE.replace('AWS::SSM::Parameter', 'AWS::Serverless::Application'),
      RESOURCES,
      'Line 19: a nested stack may count as a change of the stack.\nCloudFormation refuses an import together with other changes',
    ],
    [
      'modules',
      TEMPLATE.replace('AWS::SSM::Parameter', 'My::Shop::Cart::MODULE'),
      RESOURCES,
      'Line 19: a module may contain a nested stack',
    ],
    [
      'invalid ids',
      TEMPLATE,
      [resource('Web', AWS_TO_OURS.from, '$(x)'), ...RESOURCES.slice(0, 1)],
      'Web has an invalid pool id or client id: "us-east-1_Ab12Cd34E", "$(x)".',
    ],
    [
      'a name that the template has already',
      TEMPLATE.replaceAll('Stage', 'WebName'),
      RESOURCES,
      'The template already uses the name WebName',
    ],
  ])('%s', (_name, text, resources, reason) => {
    expect(() => plan(text, resources)).toThrow(reason);
  });

  test('an invalid name of a stack', () => {
    expect(() => planned(TEMPLATE, AWS_TO_OURS, { stackName: '$(x)' })).toThrow('"$(x)" is not a valid stack name');
  });

  test.each(['', '{}', '{"StackResourceSummaries": []}', '{"StackResourceSummaries": [{}, null]}', '[]', 'null'])(
    '%p as the answer of list-stack-resources',
    (text) => {
      expect(() => parseStackResources(text)).toThrow(
        'must have the answer of aws cloudformation list-stack-resources --output json',
      );
    },
  );

  test('the answer of a command that leaves resources out, and a page of an answer', () => {
    expect(() => parseStackResources(JSON.stringify({ StackResources: RESOURCES }))).toThrow('which lists at most 100 resources');
    const page = { StackResourceSummaries: RESOURCES, NextToken: 'x' };
    expect(() => parseStackResources(JSON.stringify(page))).toThrow('has only the first page of the answer: it has a NextToken.');
  });

  test('a resource in the answer that has left the stack already', () => {
    const left = RESOURCES.map((one) => ({ ...one, ResourceStatus: one.LogicalResourceId === 'Web' ? 'DELETE_SKIPPED' : 'X' }));
    expect(parseStackResources(JSON.stringify({ StackResourceSummaries: left }))).toEqual([left[0]]);
  });
});
