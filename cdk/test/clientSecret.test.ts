/** A client whose secret Cognito keeps in Secrets Manager, and the uses of the secret in an app. */
import { App, CfnCondition, Fn, SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { ContainerImage, Secret as EcsSecret, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { AccountPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type CfnUserPoolClient, UserPoolClient, type UserPoolClientProps } from 'my-cognito-userpoolclient-cdk';

const TYPE = 'My::Cognito::UserPoolClient';
const MANAGED = { generateSecret: true, publishSecretsInAwsSecretsManager: true };

function clientWith(options: Omit<UserPoolClientProps, 'userPool'>, stackProps: StackProps = {}) {
  const stack = new Stack(new App(), 'Stack', stackProps);
  const client = new UserPoolClient(stack, 'Client', { userPool: new UserPool(stack, 'Pool'), ...options });
  const resource = client.node.defaultChild as CfnUserPoolClient;
  return { stack, client, resource, arn: { 'Fn::GetAtt': [stack.getLogicalId(resource), 'ClientSecretArn'] } };
}

const serverIn = (stack: Stack) => new Role(stack, 'Server', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

/** The statements of the policies in a stack. */
function statements(stack: Stack): unknown[] {
  const policies = Template.fromStack(stack).findResources('AWS::IAM::Policy');
  return Object.values(policies).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

const readOf = (Resource: unknown) => ({
  Effect: 'Allow',
  Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
  Resource,
});

test.each([
  ['true', true],
  ['false', false],
])('the template has PublishSecretsInAWSSecretsManager %s if the app sets it', (_value, publishSecretsInAwsSecretsManager) => {
  const { stack } = clientWith({ generateSecret: true, publishSecretsInAwsSecretsManager });
  Template.fromStack(stack).hasResourceProperties(TYPE, {
    GenerateSecret: true,
    PublishSecretsInAWSSecretsManager: publishSecretsInAwsSecretsManager,
  });
});

test('the template does not have the property if the app does not set it', () => {
  const { stack } = clientWith({ generateSecret: true });
  Template.fromStack(stack).hasResourceProperties(TYPE, { PublishSecretsInAWSSecretsManager: Match.absent() });
});

// The ARN is the one that Cognito returns, in any form. The library does not change it.
test.each([
  ['of any account and Region', {}],
  ['of one account and Region', { env: { account: '123456789012', region: 'eu-west-1' } }],
])('grantRead permits to read exactly the ARN that Cognito returns, in a stack %s', (_where, stackProps) => {
  const { stack, client, arn } = clientWith(MANAGED, stackProps);
  expect(client.clientSecret.grantRead(serverIn(stack)).success).toBe(true);
  expect(statements(stack)).toEqual([readOf(arn)]);
  expect(stack.resolve(client.clientSecret.secretArn)).toEqual(arn);
  expect(stack.resolve(client.clientSecret.secretFullArn)).toEqual(arn);
  Annotations.fromStack(stack).hasNoWarning('*', '*');
  Annotations.fromStack(stack).hasNoError('*', '*');
});

test('grantRead works for a server in another stack', () => {
  const { stack, client, arn } = clientWith(MANAGED);
  const other = new Stack(Stack.of(client).node.root as App, 'Other');
  client.clientSecret.grantRead(serverIn(other));
  const [exported] = Object.values(Template.fromStack(stack).findOutputs('*'));
  expect(exported?.Value).toEqual(arn);
  expect(statements(other)).toEqual([readOf({ 'Fn::ImportValue': exported?.Export.Name })]);
});

test('a grant to another account adds no resource policy, because Cognito owns the secret', () => {
  const { stack, client } = clientWith(MANAGED);
  client.clientSecret.grantRead(new AccountPrincipal('210987654321'));
  expect(Template.fromStack(stack).findResources('AWS::SecretsManager::ResourcePolicy')).toEqual({});
});

test('the value is a dynamic reference, which CloudFormation resolves at deployment', () => {
  const { stack, client, arn } = clientWith(MANAGED);
  const value = client.clientSecret.secretValueFromJson('clientSecretValue');
  expect(stack.resolve(value)).toEqual({
    'Fn::Join': ['', ['{{resolve:secretsmanager:', arn, ':SecretString:clientSecretValue::}}']],
  });
  // With the id of a version, a deployment after a rotation has a change.
  const versionId = '11111111-2222-4333-8444-555555555555';
  const version = SecretValue.secretsManager(client.clientSecret.secretArn, { jsonField: 'clientSecretValue', versionId });
  expect(stack.resolve(version)).toEqual({
    'Fn::Join': ['', ['{{resolve:secretsmanager:', arn, `:SecretString:clientSecretValue::${versionId}}}`]],
  });
});

test('a container gets one member of the secret, and its task the permission', () => {
  const { stack, client, arn } = clientWith(MANAGED);
  new FargateTaskDefinition(stack, 'Task').addContainer('app', {
    image: ContainerImage.fromRegistry('app'),
    secrets: { CLIENT_SECRET: EcsSecret.fromSecretsManager(client.clientSecret, 'clientSecretValue') },
  });
  Template.fromStack(stack).hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [
      { Secrets: [{ Name: 'CLIENT_SECRET', ValueFrom: { 'Fn::Join': ['', [arn, ':clientSecretValue::']] } }] },
    ],
  });
  expect(statements(stack)).toEqual([readOf(arn)]);
});

test('the secret is the same construct each time, and adds no resource', () => {
  const { stack, client } = clientWith(MANAGED);
  expect(client.clientSecret).toBe(client.clientSecret);
  const types = Object.values(Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string }>);
  expect(types.map(({ Type }) => Type)).toEqual(['AWS::Cognito::UserPool', TYPE]);
});

describe('the wrong getter is an error that says what to do', () => {
  test.each<[string, Omit<UserPoolClientProps, 'userPool'>]>([
    ['without the option', { generateSecret: true }],
    ['with the option false', { generateSecret: true, publishSecretsInAwsSecretsManager: false }],
  ])('clientSecret of a client %s', (_what, options) => {
    const { client } = clientWith(options);
    expect(() => client.clientSecret).toThrow(
      'Stack/Client: Cognito does not keep the secret in Secrets Manager. ' +
        'Set publishSecretsInAwsSecretsManager to true, or use userPoolClientSecret.',
    );
    expect(client.userPoolClientSecret).toBeDefined();
  });

  test('userPoolClientSecret of a client with the option', () => {
    const { client } = clientWith(MANAGED);
    expect(() => client.userPoolClientSecret).toThrow(
      /^Stack\/Client: Cognito keeps the secret in Secrets Manager\. Use clientSecret\.grantRead\(\) .*'clientSecretValue'/,
    );
  });

  test('clientSecret of a client without a secret', () => {
    const { client } = clientWith({});
    expect(() => client.clientSecret).toThrow('Stack/Client has no secret: set generateSecret to true.');
  });

  test.each([undefined, false])('the option with generateSecret %s', (generateSecret) => {
    expect(() =>
      clientWith({ ...(generateSecret === false && { generateSecret }), publishSecretsInAwsSecretsManager: true }),
    ).toThrow('Stack/Client: publishSecretsInAwsSecretsManager needs a secret: set generateSecret to true.');
  });
});

test('both getters work if a condition of the template sets the option', () => {
  const { stack, client, resource, arn } = clientWith({ generateSecret: true });
  const isManaged = new CfnCondition(stack, 'IsManaged', { expression: Fn.conditionEquals(Fn.ref('AWS::Region'), 'eu-west-1') });
  resource.publishSecretsInAwsSecretsManager = Fn.conditionIf(isManaged.logicalId, true, false);
  const credentials = Fn.conditionIf(
    isManaged.logicalId,
    client.clientSecret.secretArn,
    client.userPoolClientSecret.unsafeUnwrap(),
  );
  expect(stack.resolve(credentials)).toEqual({
    'Fn::If': ['IsManaged', arn, { 'Fn::GetAtt': [stack.getLogicalId(resource), 'ClientSecret'] }],
  });
});
