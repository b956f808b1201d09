// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of Fn::Sub are written like this.
import { AWS_TO_OURS, OURS_TO_AWS } from '../../migrate/direction';
import type { Deployed } from '../../migrate/live';
import { Refusal } from '../../migrate/refusal';
import { rewriteTemplate } from '../../migrate/rewrite';
import { parseStackResources } from '../../migrate/stackResources';
import { clientsInStack, planSteps } from '../../migrate/steps';

const WEB = { LogicalResourceId: 'Web', ResourceType: AWS_TO_OURS.from, PhysicalResourceId: '1web' };

function stepsOf(text: string, deployed: Partial<Deployed> = {}) {
  const stack = { stackName: 'shop', resources: [WEB], userPoolIds: [], absent: [], ...deployed };
  return planSteps(text, AWS_TO_OURS, clientsInStack(text, AWS_TO_OURS, stack)).templates;
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
    Type: ${AWS_TO_OURS.from}
    Properties: { UserPoolId: us-east-1_Ab12Cd34E }
`;

describe('a macro is refused by its name, with the command that prints the processed template', () => {
  const GIVE_PROCESSED =
    'Give the processed template instead: aws cloudformation get-template --stack-name STACK ' +
    '--template-stage Processed --query TemplateBody';

  test.each([
    ['of the template', `Transform: Company::Macro\nResources:\n${CLIENT}`, 'Line 1: the macro Company::Macro writes'],
    [
      'of the template, with its parameters',
      `Transform:\n  - Name: AWS::Include\n    Parameters: {}\nResources:\n${CLIENT}`,
      'Line 2: the macro AWS::Include writes',
    ],
    [
      'in the place of a resource',
      `Resources:\n${CLIENT}  Fn::Transform: { Name: Company::More }\n`,
      'Line 5: the macro Company::More writes',
    ],
    ['in the short form', `Resources:\n${CLIENT}  Other: !Transform { Name: X }\n`, 'Line 5: the macro X writes'],
    ['without a name', `Resources:\n${CLIENT}  Other: !Transform { Name: !Ref X }\n`, 'Line 5: a macro writes'],
    ['Fn::ForEach', `Resources:\n${CLIENT}  Fn::ForEach::Other: [X, [a], {}]\n`, 'Line 5: Fn::ForEach::Other writes'],
    [
      'Fn::ForEach with the only client in it',
      `Resources:\n  Fn::ForEach::Client: [X, [A, B], { "Web\${X}": { Type: ${AWS_TO_OURS.from} } }]\n`,
      'Line 2: Fn::ForEach::Client writes',
    ],
    [
      'Fn::ForEach with the only client in it, in JSON',
      JSON.stringify({ Resources: { 'Fn::ForEach::Client': ['X', ['A'], { 'Web${X}': { Type: AWS_TO_OURS.from } }] } }, null, 1),
      'Line 3: Fn::ForEach::Client writes',
    ],
  ])('%s', (_name, text, reason) => {
    const reasons = reasonsOf(() => rewriteTemplate(text, AWS_TO_OURS));
    expect(reasons).toEqual([`${reason} parts of the template at deployment, and they are not visible here.`, GIVE_PROCESSED]);
    expect(reasonsOf(() => rewriteTemplate(text.replaceAll(AWS_TO_OURS.from, OURS_TO_AWS.from), OURS_TO_AWS))).toEqual(reasons);
  });
});

test.each(['ClientId', 'ClientSecret', 'ClientSecretArn', 'Name'])('%s as a property is read-only', (name) => {
  const text = `Resources:\n${CLIENT.replace('UserPoolId:', `${name}: x, UserPoolId:`)}`;
  const reasons = [`Line 4: ${name} is read-only. Remove it; other resources read it by !GetAtt Web.${name}.`];
  expect(reasonsOf(() => rewriteTemplate(text, AWS_TO_OURS))).toEqual(reasons);
  expect(reasonsOf(() => rewriteTemplate(text.replace(AWS_TO_OURS.from, OURS_TO_AWS.from), OURS_TO_AWS))).toEqual(reasons);
});

describe('a secret that Cognito keeps in Secrets Manager', () => {
  const PROPERTY = 'PublishSecretsInAWSSecretsManager';
  const managed = (type: string, value = 'true', output = '!GetAtt Web.Name') =>
    `Resources:\n${CLIENT.replace(AWS_TO_OURS.from, type).replace('{ ', `{ ${PROPERTY}: ${value}, `)}Outputs:\n  O: { Value: ${output} }\n`;

  test('does not prevent the move to our type', () => {
    expect(rewriteTemplate(managed(AWS_TO_OURS.from), AWS_TO_OURS).text).toBe(managed(AWS_TO_OURS.to));
    expect(stepsOf(managed(AWS_TO_OURS.from)).import).toContain(`{ ${PROPERTY}: true, UserPoolId`);
  });

  test.each(['true', '"TRUE"', '!!bool true', '!Ref Managed'])(
    "prevents the move to AWS's type, which does not have the property: %s",
    (value) => {
      const reason =
        `Line 4: ${OURS_TO_AWS.to} has no property ${PROPERTY}. Move the secret back first: deploy false, and replace every ` +
        'ClientSecretArn in the same deployment, as examples/managed-secret/README.md shows. Cognito then deletes the secret in Secrets ' +
        'Manager at once. After that, remove the property.';
      expect(reasonsOf(() => rewriteTemplate(managed(OURS_TO_AWS.from, value), OURS_TO_AWS))).toEqual([reason]);
      // The message names the references to the secret too.
      expect(
        reasonsOf(() => rewriteTemplate(managed(OURS_TO_AWS.from, value, '!GetAtt Web.ClientSecretArn'), OURS_TO_AWS)),
      ).toEqual([
        reason,
        'Line 6: AWS::Cognito::UserPoolClient has no attribute ClientSecretArn. Correct its name, or remove the reference.',
      ]);
    },
  );

  test.each(['false', '"False"'])('needs only the removal of the property once it was moved back: %s', (value) => {
    expect(reasonsOf(() => rewriteTemplate(managed(OURS_TO_AWS.from, value), OURS_TO_AWS))).toEqual([
      `Line 4: ${OURS_TO_AWS.to} has no property ${PROPERTY}. Remove it.`,
    ]);
  });

  test('has an ARN that only our type gives', () => {
    const reason =
      'Line 6: AWS::Cognito::UserPoolClient has no attribute ClientSecretArn. Correct its name, or remove the reference.';
    const withArn = (type: string) => managed(type, 'true', '!Sub "${ Web.ClientSecretArn }"').replace(`${PROPERTY}: true, `, '');
    expect(reasonsOf(() => rewriteTemplate(withArn(OURS_TO_AWS.from), OURS_TO_AWS))).toEqual([reason]);
    expect(reasonsOf(() => rewriteTemplate(withArn(AWS_TO_OURS.from), AWS_TO_OURS))).toEqual([reason]);
  });

  test('has no value for GetAtt', () => {
    for (const value of ['true', 'True', '"TRUE"', '!!bool true', '!If [A, true, false]']) {
      expect(reasonsOf(() => rewriteTemplate(managed(AWS_TO_OURS.from, value, '!GetAtt Web.ClientSecret'), AWS_TO_OURS))).toEqual(
        [`Line 6: Web has no ClientSecret while ${PROPERTY} is true. Read the secret in Secrets Manager instead.`],
      );
    }
    for (const value of ['false', '"False"']) {
      expect(reasonsOf(() => rewriteTemplate(managed(AWS_TO_OURS.from, value, '!GetAtt Web.ClientSecret'), AWS_TO_OURS))).toEqual(
        [],
      );
    }
  });
});

describe('a template with local files has no steps', () => {
  const LAST = 'CloudFormation cannot read local files. Give the packaged template that was deployed: it names the files in S3.';
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
    expect(reasonsOf(() => rewriteTemplate(text, AWS_TO_OURS))).toEqual([]);
  });

  test('in Globals', () => {
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
  ])('unless they are packaged: %s', (resource) => {
    expect(stepsOf(withResource(resource)).retain).toContain('MigrationPlaceholder');
  });
});

describe('a client that a condition keeps out of the stack', () => {
  const TEMPLATE = `Conditions:
  Beta: !Equals [a, b]
Resources:
${CLIENT}  Beta:
    Type: ${AWS_TO_OURS.from}
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
      expect(step).toContain(`  Beta:\n    Type: ${AWS_TO_OURS.from}\n    Condition: Beta\n    Properties:`);
      expect(step).toContain('CallbackURLs: [!Sub "https://${WebClientId}"]');
      expect(step).toContain('DependsOn: [Beta]\n    Properties: { DisplayName: !If [Beta, !Ref Beta, !Ref WebClientId] }');
    }
    expect(rewritten).toBe(rewriteTemplate(TEMPLATE, AWS_TO_OURS).text);
    expect(rewritten).not.toContain(AWS_TO_OURS.from);
  });

  test.each([
    [
      'needs --absent',
      TEMPLATE,
      [],
      [
        'Beta is not in the stack. Check the stack name, and give the template that was deployed last. If a condition keeps Beta out of the stack, add --absent Beta.',
      ],
    ],
    [
      'must be a client',
      TEMPLATE,
      ['Beta', 'Topic'],
      ['--absent names Topic, but the clients that move are Web, Beta. Correct the name.'],
    ],
    ['must not be in the stack', TEMPLATE, ['Web', 'Beta'], ['--absent names Web, but Web is in the stack. Remove this option.']],
  ])('%s', (_name, text, absent, reasons) => {
    expect(reasonsOf(() => stepsOf(text, { absent }))).toEqual(reasons);
  });

  test('must not be the only client', () => {
    expect(
      reasonsOf(() => stepsOf(`Resources:\n${CLIENT}`, { absent: ['Web'], resources: [{ ...WEB, LogicalResourceId: 'X' }] })),
    ).toEqual([
      'The stack has no client of the template, so it needs no steps. Rewrite the template with --write, and deploy it.',
    ]);
  });
});

test.each([
  ['PhysicalResourceId', 42, '42'],
  ['PhysicalResourceId', null, 'null'],
  ['LogicalResourceId', 7, '7'],
  ['ResourceType', { a: 1 }, '{"a":1}'],
])('a resource whose %s is %j is refused', (member, value, written) => {
  const text = JSON.stringify({ StackResourceSummaries: [{ ...WEB, [member]: value }] });
  expect(reasonsOf(() => parseStackResources(text))).toEqual([
    `The file of --resources has the ${member} ${written}: it must be a string.`,
  ]);
});

test('sixteen times as many references need about sixteen times the work', () => {
  const text = (references: number) =>
    `Resources:\n${CLIENT}  Topic:\n    Type: T\n    Properties:\n      A:\n${'        - !Ref Web\n'.repeat(references)}`;
  let texts = 0;
  const work = (references: number) => {
    // A text that was read before takes less work, so each text is new.
    texts += 1;
    const anew = `${text(references)}# ${texts}\n`;
    const before = process.cpuUsage();
    rewriteTemplate(anew, AWS_TO_OURS);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  work(1_000);
  // Work that grows with the square of the references measured 84.
  expect(work(16_000) / Math.min(work(1_000), work(1_000))).toBeLessThan(40);
});
