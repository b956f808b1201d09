// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of Fn::Sub are written like this.
import { BACK, FORTH } from '../../migrate/direction';
import type { Deployed } from '../../migrate/live';
import { Refusal } from '../../migrate/refusal';
import { rewriteTemplate } from '../../migrate/rewrite';
import { parseStackResources } from '../../migrate/stackResources';
import { clientsInStack, planSteps } from '../../migrate/steps';

const WEB = { LogicalResourceId: 'Web', ResourceType: FORTH.from, PhysicalResourceId: '1web' };

function stepsOf(text: string, deployed: Partial<Deployed> = {}) {
  const stack = { stackName: 'shop', resources: [WEB], userPoolIds: [], absent: [], ...deployed };
  return planSteps(text, FORTH, clientsInStack(text, FORTH, stack)).templates;
}

function reasonsOf(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.reasons;
    throw error;
  }
  return [];
}

const CLIENT = `  Web:
    Type: ${FORTH.from}
    Properties: { UserPoolId: us-east-1_Ab12Cd34E }
`;

describe('a macro is named, and the way out with it', () => {
  const WAY_OUT =
    'Take the template that CloudFormation has made of it: aws cloudformation get-template --stack-name STACK ' +
    '--template-stage Processed --query TemplateBody';

  test.each([
    ['of the template', `Transform: Company::Macro\nResources:\n${CLIENT}`, 'Line 1: what the macro Company::Macro makes'],
    [
      'of the template, with its parameters',
      `Transform:\n  - Name: AWS::Include\n    Parameters: {}\nResources:\n${CLIENT}`,
      'Line 2: what the macro AWS::Include makes',
    ],
    [
      'in the place of a resource',
      `Resources:\n${CLIENT}  Fn::Transform: { Name: Company::More }\n`,
      'Line 5: what the macro Company::More makes',
    ],
    ['in the short form', `Resources:\n${CLIENT}  Other: !Transform { Name: X }\n`, 'Line 5: what the macro X makes'],
    ['without a name', `Resources:\n${CLIENT}  Other: !Transform { Name: !Ref X }\n`, 'Line 5: what a macro makes'],
    ['Fn::ForEach', `Resources:\n${CLIENT}  Fn::ForEach::Other: [X, [a], {}]\n`, 'Line 5: what Fn::ForEach::Other makes'],
    [
      'Fn::ForEach with the only client in it',
      `Resources:\n  Fn::ForEach::Client: [X, [A, B], { "Web\${X}": { Type: ${FORTH.from} } }]\n`,
      'Line 2: what Fn::ForEach::Client makes',
    ],
    [
      'Fn::ForEach with the only client in it, in JSON',
      JSON.stringify({ Resources: { 'Fn::ForEach::Client': ['X', ['A'], { 'Web${X}': { Type: FORTH.from } }] } }, null, 1),
      'Line 3: what Fn::ForEach::Client makes',
    ],
  ])('%s', (_name, text, reason) => {
    const reasons = reasonsOf(() => rewriteTemplate(text, FORTH));
    expect(reasons).toEqual([`${reason} of the template can't be seen in it.`, WAY_OUT]);
    expect(reasonsOf(() => rewriteTemplate(text.replaceAll(FORTH.from, BACK.from), BACK))).toEqual(reasons);
  });
});

test.each(['ClientId', 'ClientSecret', 'ClientSecretArn', 'Name'])('%s as a property is read-only', (name) => {
  const text = `Resources:\n${CLIENT.replace('UserPoolId:', `${name}: x, UserPoolId:`)}`;
  const reasons = [`Line 4: ${name} is read-only: others get it by !GetAtt Web.${name}. Take it out.`];
  expect(reasonsOf(() => rewriteTemplate(text, FORTH))).toEqual(reasons);
  expect(reasonsOf(() => rewriteTemplate(text.replace(FORTH.from, BACK.from), BACK))).toEqual(reasons);
});

describe('a secret that Cognito keeps in Secrets Manager', () => {
  const PROPERTY = 'PublishSecretsInAWSSecretsManager';
  const managed = (type: string, value = 'true', output = '!GetAtt Web.Name') =>
    `Resources:\n${CLIENT.replace(FORTH.from, type).replace('{ ', `{ ${PROPERTY}: ${value}, `)}Outputs:\n  O: { Value: ${output} }\n`;

  test('is no hindrance on the way to our type', () => {
    expect(rewriteTemplate(managed(FORTH.from), FORTH).text).toBe(managed(FORTH.to));
    expect(stepsOf(managed(FORTH.from)).import).toContain(`{ ${PROPERTY}: true, UserPoolId`);
  });

  test.each(['true', '"TRUE"', '!!bool true', '!Ref Managed'])(
    "can't go back to AWS's type, which has no such property: %s",
    (value) => {
      const reason =
        `Line 4: ${BACK.to} has no property ${PROPERTY}. Move the secret back first: deploy false, together with something else in place ` +
        'of every ClientSecretArn, as examples/managed-secret/README.md shows. That deletes the secret in Secrets Manager at once. Then ' +
        'take the property out.';
      expect(reasonsOf(() => rewriteTemplate(managed(BACK.from, value), BACK))).toEqual([reason]);
      // The references to the secret are named, too.
      expect(reasonsOf(() => rewriteTemplate(managed(BACK.from, value, '!GetAtt Web.ClientSecretArn'), BACK))).toEqual([
        reason,
        'Line 6: AWS::Cognito::UserPoolClient has no attribute ClientSecretArn.',
      ]);
    },
  );

  test.each(['false', '"False"'])('that was moved back already needs only to lose the property: %s', (value) => {
    expect(reasonsOf(() => rewriteTemplate(managed(BACK.from, value), BACK))).toEqual([
      `Line 4: ${BACK.to} has no property ${PROPERTY}. Take it out.`,
    ]);
  });

  test('has an ARN that only our type gives', () => {
    const reason = 'Line 6: AWS::Cognito::UserPoolClient has no attribute ClientSecretArn.';
    const withArn = (type: string) => managed(type, 'true', '!Sub "${ Web.ClientSecretArn }"').replace(`${PROPERTY}: true, `, '');
    expect(reasonsOf(() => rewriteTemplate(withArn(BACK.from), BACK))).toEqual([reason]);
    expect(reasonsOf(() => rewriteTemplate(withArn(FORTH.from), FORTH))).toEqual([reason]);
  });

  test('has no value to refer to', () => {
    for (const value of ['true', 'True', '"TRUE"', '!!bool true', '!If [A, true, false]']) {
      expect(reasonsOf(() => rewriteTemplate(managed(FORTH.from, value, '!GetAtt Web.ClientSecret'), FORTH))).toEqual([
        `Line 6: Web has no ClientSecret while ${PROPERTY} is true. Let others read the secret in Secrets Manager.`,
      ]);
    }
    for (const value of ['false', '"False"']) {
      expect(reasonsOf(() => rewriteTemplate(managed(FORTH.from, value, '!GetAtt Web.ClientSecret'), FORTH))).toEqual([]);
    }
  });
});

describe('a template with local files has no steps', () => {
  const LAST = 'Give the packaged template, which names what is in S3: the one that was deployed.';
  const withResource = (resource: string) =>
    `Transform: AWS::Serverless-2016-10-31\nResources:\n${CLIENT}  Code:\n    ${resource}\n`;

  test.each([
    ['Type: AWS::Serverless::Function\n    Properties: { CodeUri: ./src }', 'CodeUri names the local file ./src.'],
    ['Type: AWS::Serverless::LayerVersion\n    Properties: { ContentUri: layer/ }', 'ContentUri names the local file layer/.'],
    ['Type: AWS::Serverless::Api\n    Properties: { DefinitionUri: api.yaml }', 'DefinitionUri names the local file api.yaml.'],
    ['Type: AWS::Lambda::Function\n    Properties: { Code: index.js }', 'Code names the local file index.js.'],
    ['Type: AWS::Glue::Job\n    Properties: { Command: { ScriptLocation: a.py } }', 'ScriptLocation names the local file a.py.'],
    ['Type: AWS::Lambda::LayerVersion\n    Properties: { Content: layer/ }', 'Content names the local file layer/.'],
    ['Type: AWS::CodeCommit::Repository\n    Properties: { Code: { S3: repo.zip } }', 'S3 names the local file repo.zip.'],
    [
      'Type: AWS::CloudFormation::ModuleVersion\n    Properties: { ModulePackage: ./m }',
      'ModulePackage names the local file ./m.',
    ],
  ])('%s', (resource, reason) => {
    const text = withResource(resource);
    expect(reasonsOf(() => stepsOf(text))).toEqual([`Line 8: ${reason}`, LAST]);
    expect(reasonsOf(() => rewriteTemplate(text, FORTH))).toEqual([]);
  });

  test('nor one whose Globals name them', () => {
    const text = `Globals:\n  Function:\n    CodeUri: src\nResources:\n${CLIENT}`;
    expect(reasonsOf(() => stepsOf(text))).toEqual(['Line 3: CodeUri names the local file src.', LAST]);
  });

  test.each([
    'Type: AWS::Serverless::Function\n    Properties: { CodeUri: s3://bucket/key }',
    'Type: AWS::Serverless::Function\n    Properties: { CodeUri: { Bucket: b, Key: k } }',
    'Type: AWS::Serverless::Function\n    Properties: { InlineCode: x, Environment: { Variables: { CodeUri: x } } }',
    'Type: AWS::Lambda::Function\n    Properties: { Code: { ZipFile: x } }',
    'Type: AWS::Serverless::Api\n    Properties: { DefinitionUri: https://s3.amazonaws.com/b/k }',
    'Type: AWS::SSM::Parameter\n    Properties: { Code: x }',
  ])('but one with what is packaged has: %s', (resource) => {
    expect(stepsOf(withResource(resource)).retain).toContain('MigrationPlaceholder');
  });
});

describe('a client that a condition keeps out of the stack', () => {
  const TEMPLATE = `Conditions:
  Beta: !Equals [a, b]
Resources:
${CLIENT}  Beta:
    Type: ${FORTH.from}
    Condition: Beta
    DependsOn: Web
    Properties: { UserPoolId: us-east-1_Ab12Cd34E, CallbackURLs: [!Sub "https://\${Web}"] }
  Topic:
    Type: AWS::SNS::Topic
    DependsOn: [Web, Beta]
    Properties: { DisplayName: !If [Beta, !Ref Beta, !Ref Web] }
`;

  test('stays as it is until the others have moved', () => {
    const { retain, remove, import: imported, rewritten } = stepsOf(TEMPLATE, { absent: ['Beta'] });
    expect(retain).toContain(TEMPLATE.slice(TEMPLATE.indexOf('  Beta:\n    Type')));
    for (const step of [remove, imported]) {
      expect(step).toContain(`  Beta:\n    Type: ${FORTH.from}\n    Condition: Beta\n    Properties:`);
      expect(step).toContain('CallbackURLs: [!Sub "https://${WebClientId}"]');
      expect(step).toContain('DependsOn: [Beta]\n    Properties: { DisplayName: !If [Beta, !Ref Beta, !Ref WebClientId] }');
    }
    expect(rewritten).toBe(rewriteTemplate(TEMPLATE, FORTH).text);
    expect(rewritten).not.toContain(FORTH.from);
  });

  test.each([
    [
      'has to be named',
      TEMPLATE,
      [],
      [
        'Beta is not in the stack. Is it the right stack, and the template that was deployed last? If a condition keeps Beta out, give --absent Beta.',
      ],
    ],
    ['must be one', TEMPLATE, ['Beta', 'Topic'], ['--absent names Topic, which is no client that moves.']],
    ['must not be there', TEMPLATE, ['Web', 'Beta'], ['--absent names Web, which is in the stack.']],
  ])('%s', (_name, text, absent, reasons) => {
    expect(reasonsOf(() => stepsOf(text, { absent }))).toEqual(reasons);
  });

  test('may not be all of them', () => {
    expect(
      reasonsOf(() => stepsOf(`Resources:\n${CLIENT}`, { absent: ['Web'], resources: [{ ...WEB, LogicalResourceId: 'X' }] })),
    ).toEqual(['No client of the template is in the stack: rewrite it with --write, and deploy it.']);
  });
});

test.each([
  ['PhysicalResourceId', 42, '42'],
  ['PhysicalResourceId', null, 'null'],
  ['LogicalResourceId', 7, '7'],
  ['ResourceType', { a: 1 }, '{"a":1}'],
])('a resource whose %s is %j is not read', (member, value, written) => {
  const text = JSON.stringify({ StackResourceSummaries: [{ ...WEB, [member]: value }] });
  expect(reasonsOf(() => parseStackResources(text))).toEqual([
    `The file of --resources has ${written} as a ${member}: it must be a text.`,
  ]);
});

test('sixteen times the references take not much more than sixteen times the work', () => {
  const text = (references: number) =>
    `Resources:\n${CLIENT}  Topic:\n    Type: T\n    Properties:\n      A:\n${'        - !Ref Web\n'.repeat(references)}`;
  const work = (references: number) => {
    const before = process.cpuUsage();
    rewriteTemplate(text(references), FORTH);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  work(1_000);
  // With work that grows with the square it was 84 times.
  expect(work(16_000) / Math.min(work(1_000), work(1_000))).toBeLessThan(40);
});
