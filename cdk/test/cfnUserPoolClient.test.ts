import { Annotations, App, aws_cognito, CfnCondition, CfnParameter, Fn, Lazy, Stack, TreeInspector } from 'aws-cdk-lib';
import { Annotations as Assertions, Template } from 'aws-cdk-lib/assertions';
import { CfnUserPoolClient, type CfnUserPoolClientProps } from 'my-cognito-userpoolclient-cdk';
import schema from '../../my-cognito-userpoolclient.json';

/** The properties that AWS's own type has too. */
const SHARED: Required<Omit<CfnUserPoolClientProps, 'publishSecretsInAwsSecretsManager'>> = {
  userPoolId: 'us-east-1_Ab12Cd34E',
  clientName: 'web',
  generateSecret: true,
  refreshTokenValidity: 60,
  accessTokenValidity: 2,
  idTokenValidity: 2,
  tokenValidityUnits: { accessToken: 'hours', idToken: 'hours', refreshToken: 'days' },
  readAttributes: ['email'],
  writeAttributes: ['email'],
  explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
  supportedIdentityProviders: ['COGNITO'],
  callbackUrLs: ['https://app.example.com/signed-in'],
  logoutUrLs: ['https://app.example.com/signed-out'],
  defaultRedirectUri: 'https://app.example.com/signed-in',
  allowedOAuthFlows: ['code'],
  allowedOAuthScopes: ['openid'],
  allowedOAuthFlowsUserPoolClient: true,
  analyticsConfiguration: {
    applicationId: '1a',
    externalId: 'x',
    roleArn: 'arn:aws:iam::123456789012:role/pinpoint',
    userDataShared: false,
  },
  preventUserExistenceErrors: 'ENABLED',
  enableTokenRevocation: true,
  enablePropagateAdditionalUserContextData: true,
  authSessionValidity: 5,
  refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 10 },
};
const ALL: Required<CfnUserPoolClientProps> = { ...SHARED, publishSecretsInAwsSecretsManager: true };

const TYPE = 'My::Cognito::UserPoolClient';

function newStack(): Stack {
  return new Stack(new App(), 'Stack');
}

/** The properties of the one client of a stack. */
function properties(stack: Stack, type = TYPE): Record<string, unknown> {
  return Object.values(Template.fromStack(stack).findResources(type))[0]?.Properties;
}

test('every property of the schema can be set, and is in the template with its name', () => {
  const stack = newStack();
  new CfnUserPoolClient(stack, 'Client', ALL);
  const readOnly = schema.readOnlyProperties.map((pointer) => pointer.replace('/properties/', ''));
  expect(Object.keys(properties(stack))).toEqual(Object.keys(schema.properties).filter((name) => !readOnly.includes(name)));
});

test('the template has the same properties as with the class of aws-cdk-lib', () => {
  const [ours, theirs] = [newStack(), newStack()];
  new CfnUserPoolClient(ours, 'Client', SHARED);
  new aws_cognito.CfnUserPoolClient(theirs, 'Client', SHARED);
  expect(properties(ours)).toEqual(properties(theirs, 'AWS::Cognito::UserPoolClient'));
});

test('the template has the same analytics with an ARN as with the class of aws-cdk-lib', () => {
  const [ours, theirs] = [newStack(), newStack()];
  const applicationArn = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1a';
  const props = { ...SHARED, analyticsConfiguration: { applicationArn, userDataShared: true } };
  new CfnUserPoolClient(ours, 'Client', props);
  new aws_cognito.CfnUserPoolClient(theirs, 'Client', props);
  expect(properties(ours)).toEqual(properties(theirs, 'AWS::Cognito::UserPoolClient'));
});

test('publishSecretsInAwsSecretsManager, which aws-cdk-lib lacks, is in the template with its name', () => {
  for (const publishSecretsInAwsSecretsManager of [true, false]) {
    const stack = newStack();
    new CfnUserPoolClient(stack, 'Client', { ...SHARED, publishSecretsInAwsSecretsManager });
    expect(properties(stack)).toHaveProperty('PublishSecretsInAWSSecretsManager', publishSecretsInAwsSecretsManager);
  }
});

test('an empty list stays in the template, so that the template owns the property', () => {
  const stack = newStack();
  new CfnUserPoolClient(stack, 'Client', { userPoolId: 'us-east-1_Ab12Cd34E', callbackUrLs: [] });
  expect(properties(stack)).toEqual({ UserPoolId: 'us-east-1_Ab12Cd34E', CallbackURLs: [] });
});

test('userPoolId accepts the construct of a pool', () => {
  const stack = newStack();
  const userPool = new aws_cognito.UserPool(stack, 'Pool');
  new CfnUserPoolClient(stack, 'Client', { userPoolId: userPool });
  expect(properties(stack)).toEqual({ UserPoolId: { Ref: stack.getLogicalId(userPool.node.defaultChild as never) } });
});

test('lazy values and functions are in the template', () => {
  const stack = newStack();
  const answer = new CfnParameter(stack, 'Answer', { allowedValues: ['yes', 'no'] });
  const condition = new CfnCondition(stack, 'Rotate', { expression: Fn.conditionEquals(answer.valueAsString, 'yes') });
  new CfnUserPoolClient(stack, 'Client', {
    userPoolId: Lazy.string({ produce: () => 'us-east-1_Ab12Cd34E' }),
    enableTokenRevocation: Lazy.any({ produce: () => false }),
    tokenValidityUnits: Lazy.any({ produce: () => ({ idToken: 'minutes' }) }),
    refreshTokenRotation: Fn.conditionIf(condition.logicalId, { Feature: 'ENABLED' }, { Ref: 'AWS::NoValue' }),
  });
  expect(properties(stack)).toEqual({
    UserPoolId: 'us-east-1_Ab12Cd34E',
    EnableTokenRevocation: false,
    TokenValidityUnits: { IdToken: 'minutes' },
    RefreshTokenRotation: { 'Fn::If': ['Rotate', { Feature: 'ENABLED' }, { Ref: 'AWS::NoValue' }] },
  });
});

test('a property that is changed later is changed in the template', () => {
  const stack = newStack();
  const client = new CfnUserPoolClient(stack, 'Client', { userPoolId: 'us-east-1_Ab12Cd34E', clientName: 'web' });
  client.clientName = undefined;
  client.authSessionValidity = 10;
  client.addPropertyOverride('RefreshTokenValidity', 1);
  expect(properties(stack)).toEqual({ UserPoolId: 'us-east-1_Ab12Cd34E', AuthSessionValidity: 10, RefreshTokenValidity: 1 });
});

describe('the client id', () => {
  const GET_ATT = { 'Fn::GetAtt': ['Client', 'ClientId'] };

  test('is an attribute, like the secret, its ARN and the name', () => {
    const stack = newStack();
    const client = new CfnUserPoolClient(stack, 'Client', ALL);
    const { attrClientId, attrClientSecret, attrClientSecretArn, attrName, userPoolClientRef } = client;
    expect(stack.resolve({ attrClientId, attrClientSecret, attrClientSecretArn, attrName, userPoolClientRef })).toEqual({
      attrClientId: GET_ATT,
      attrClientSecret: { 'Fn::GetAtt': ['Client', 'ClientSecret'] },
      attrClientSecretArn: { 'Fn::GetAtt': ['Client', 'ClientSecretArn'] },
      attrName: { 'Fn::GetAtt': ['Client', 'Name'] },
      userPoolClientRef: { userPoolId: 'us-east-1_Ab12Cd34E', clientId: GET_ATT },
    });
    Assertions.fromStack(stack).hasNoWarning('*', '*');
  });

  test('is not the Ref: reading ref adds a warning', () => {
    const stack = newStack();
    const client = new CfnUserPoolClient(stack, 'Client', ALL);
    expect(stack.resolve(client.ref)).toEqual({ Ref: 'Client' });
    Assertions.fromStack(stack).hasWarning(
      '/Stack/Client',
      'ref gives "<user pool id>|<client id>". For the client id, use attrClientId. [ack: my-cognito-userpoolclient-cdk:ref]',
    );
  });

  test('has a warning about ref that can be acknowledged', () => {
    const stack = newStack();
    Annotations.of(stack).acknowledgeWarning('my-cognito-userpoolclient-cdk:ref');
    expect(stack.resolve(new CfnUserPoolClient(stack, 'Client', ALL).ref)).toEqual({ Ref: 'Client' });
    Assertions.fromStack(stack).hasNoWarning('*', '*');
  });
});

test('getAtt refuses an attribute that the type does not have', () => {
  const stack = new Stack(new App(), 'Stack');
  const client = new CfnUserPoolClient(stack, 'Client', { userPoolId: 'us-east-1_Ab12Cd34E' });
  expect(() => client.getAtt('ClientID')).toThrow('Stack/Client has no attribute ClientID: the nearest is ClientId.');
  for (const pointer of schema.readOnlyProperties) {
    const name = pointer.replace('/properties/', '');
    expect(stack.resolve(client.getAtt(name))).toEqual({ 'Fn::GetAtt': ['Client', name] });
  }
});

test("a client is distinguished from AWS's, and describes itself to tools", () => {
  const stack = newStack();
  const ours = new CfnUserPoolClient(stack, 'Ours', SHARED);
  const theirs = new aws_cognito.CfnUserPoolClient(stack, 'Theirs', SHARED);
  expect([ours, theirs, stack, undefined].map((one) => CfnUserPoolClient.isCfnUserPoolClient(one))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  const [one, other] = [ours, theirs].map((client) => {
    const inspector = new TreeInspector();
    client.inspect(inspector);
    return inspector.attributes;
  });
  expect(one).toEqual({
    ...other,
    'aws:cdk:cloudformation:type': TYPE,
    'aws:cdk:cloudformation:logicalId': 'Ours',
  });
});
