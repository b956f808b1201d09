import { App, aws_cognito as cognito, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { IdentityPool, UserPoolAuthenticationProvider } from 'aws-cdk-lib/aws-cognito-identitypool';
import { Role } from 'aws-cdk-lib/aws-iam';
import { type CfnUserPoolClient, UserPoolClient } from 'my-cognito-userpoolclient-cdk';

const TYPE = 'My::Cognito::UserPoolClient';
const NATIVE_TYPE = 'AWS::Cognito::UserPoolClient';

function stackWithPool(): { stack: Stack; userPool: cognito.UserPool } {
  const stack = new Stack(new App(), 'Stack');
  return { stack, userPool: new cognito.UserPool(stack, 'Pool') };
}

function resourcesOf(stack: Stack): Record<string, { Type: string }> {
  return Template.fromStack(stack).toJSON().Resources;
}

const ROLE = Role.fromRoleArn(new Stack(), 'Role', 'arn:aws:iam::123456789012:role/pinpoint');

const OPTIONS: [string, cognito.UserPoolClientOptions][] = [
  ['no options', {}],
  ['no OAuth', { disableOAuth: true }],
  ['a name and a secret', { userPoolClientName: 'web', generateSecret: true, enablePropagateAdditionalUserContextData: true }],
  [
    'the code flow',
    {
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.EMAIL],
        callbackUrls: ['https://app.example.com/signed-in'],
        logoutUrls: ['https://app.example.com/signed-out'],
        defaultRedirectUri: 'https://app.example.com/signed-in',
      },
    },
  ],
  [
    'machine to machine',
    { generateSecret: true, oAuth: { flows: { clientCredentials: true }, scopes: [cognito.OAuthScope.custom('shop/read')] } },
  ],
  [
    'auth flows and providers',
    { authFlows: { userSrp: true, user: true }, supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.GOOGLE] },
  ],
  [
    'durations',
    {
      accessTokenValidity: Duration.minutes(10),
      idTokenValidity: Duration.hours(2),
      refreshTokenValidity: Duration.days(3),
      authSessionValidity: Duration.minutes(5),
      refreshTokenRotationGracePeriod: Duration.seconds(20),
    },
  ],
  [
    'attributes, analytics and the rest',
    {
      readAttributes: new cognito.ClientAttributes().withStandardAttributes({ email: true }),
      writeAttributes: new cognito.ClientAttributes().withCustomAttributes('tenant'),
      analytics: { applicationId: '1a', externalId: 'x', role: ROLE, shareUserData: true },
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    },
  ],
];

test.each(OPTIONS)('%s: the template is the same as with the class of aws-cdk-lib, except the type', (_what, options) => {
  const [ours, theirs] = [stackWithPool(), stackWithPool()];
  new UserPoolClient(ours.stack, 'Client', { userPool: ours.userPool, ...options });
  new cognito.UserPoolClient(theirs.stack, 'Client', { userPool: theirs.userPool, ...options });
  const retyped = Object.entries(resourcesOf(theirs.stack)).map(([id, { Type, ...rest }]) => [
    id,
    { Type: Type === NATIVE_TYPE ? TYPE : Type, ...rest },
  ]);
  expect(resourcesOf(ours.stack)).toEqual(Object.fromEntries(retyped));
});

test('options that aws-cdk-lib refuses are refused', () => {
  const { stack, userPool } = stackWithPool();
  expect(() => new UserPoolClient(stack, 'Client', { userPool, accessTokenValidity: Duration.minutes(1) })).toThrow(
    'accessTokenValidity',
  );
});

test('the client id and the secret are attributes, without a custom resource and without a warning', () => {
  const { stack, userPool } = stackWithPool();
  const client = new UserPoolClient(stack, 'Client', { userPool, generateSecret: true });
  const logicalId = stack.getLogicalId(client.node.defaultChild as CfnUserPoolClient);
  expect(stack.resolve(client.userPoolClientId)).toEqual({ 'Fn::GetAtt': [logicalId, 'ClientId'] });
  expect(stack.resolve(client.userPoolClientRef.clientId)).toEqual({ 'Fn::GetAtt': [logicalId, 'ClientId'] });
  expect(stack.resolve(client.userPoolClientSecret)).toEqual({ 'Fn::GetAtt': [logicalId, 'ClientSecret'] });
  expect(Object.values(resourcesOf(stack)).map(({ Type }) => Type)).toEqual(['AWS::Cognito::UserPool', TYPE]);
  Annotations.fromStack(stack).hasNoWarning('*', '*');
});

test('the secret of a client without one is an error', () => {
  const { stack, userPool } = stackWithPool();
  const client = new UserPoolClient(stack, 'Client', { userPool });
  expect(() => client.userPoolClientSecret).toThrow('Stack/Client has no secret: set generateSecret to true.');
});

test('a property can be removed from the template, which then does not own it', () => {
  const { stack, userPool } = stackWithPool();
  const client = new UserPoolClient(stack, 'Client', { userPool });
  (client.node.defaultChild as CfnUserPoolClient).supportedIdentityProviders = undefined;
  Template.fromStack(stack).hasResourceProperties(TYPE, {
    AllowedOAuthFlowsUserPoolClient: true,
    SupportedIdentityProviders: Match.absent(),
  });
});

test('an identity pool accepts the client', () => {
  const { stack, userPool } = stackWithPool();
  const userPoolClient = new UserPoolClient(stack, 'Client', { userPool });
  new IdentityPool(stack, 'Identities', {
    authenticationProviders: { userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient })] },
  });
  Template.fromStack(stack).hasResourceProperties('AWS::Cognito::IdentityPool', {
    CognitoIdentityProviders: [{ ClientId: stack.resolve(userPoolClient.userPoolClientId) }],
  });
});

test('an existing client is imported by its id', () => {
  const { stack } = stackWithPool();
  const client = UserPoolClient.fromUserPoolClientId(stack, 'Client', '40kedo4v203fhv7a0qe6ut7jom');
  expect(client.userPoolClientId).toBe('40kedo4v203fhv7a0qe6ut7jom');
});

test('a property that a newer aws-cdk-lib sets and the type does not have is an error, not lost', () => {
  const { stack, userPool } = stackWithPool();
  jest
    .spyOn(cognito.CfnUserPoolClient.prototype, 'inspect')
    .mockImplementationOnce((inspector) =>
      inspector.addAttribute('aws:cdk:cloudformation:props', { userPoolId: userPool.userPoolId, sessionValidity: 5 }),
    );
  expect(() => new UserPoolClient(stack, 'Client', { userPool })).toThrow(
    'Stack/Client: aws-cdk-lib sets sessionValidity, which My::Cognito::UserPoolClient does not have. Use an older aws-cdk-lib',
  );
});
