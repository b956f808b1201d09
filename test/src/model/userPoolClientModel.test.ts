/** Users see the model in Fn::GetAtt, drift detection and imports, so create, update and read must answer the same model. */
import type { LiveUserPoolClient, Settings } from '../../../src/model/properties';
import { listedModel, userPoolClientModel } from '../../../src/model/userPoolClientModel';
import { answered, IDENTIFIERS, MINIMAL_CLIENT, SECRET, SECRET_ARN } from '../../support/clients';
import { EXAMPLES } from '../../support/examples';

test('the model of a minimal client is the same as with AWS::Cognito::UserPoolClient, and also says where the secret is', () => {
  expect(userPoolClientModel(MINIMAL_CLIENT)).toStrictEqual({
    ...IDENTIFIERS,
    ClientName: 'app',
    Name: 'app',
    GenerateSecret: false,
    RefreshTokenValidity: 30,
    TokenValidityUnits: {},
    ReadAttributes: [],
    WriteAttributes: [],
    ExplicitAuthFlows: [],
    SupportedIdentityProviders: [],
    CallbackURLs: [],
    LogoutURLs: [],
    AllowedOAuthFlows: [],
    AllowedOAuthScopes: [],
    AllowedOAuthFlowsUserPoolClient: false,
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
    PublishSecretsInAWSSecretsManager: false,
  });
});

test('fills in what Cognito leaves out, so that a shorter answer gives the same model', () => {
  expect(userPoolClientModel({ ...IDENTIFIERS, ClientName: 'app' })).toStrictEqual(userPoolClientModel(MINIMAL_CLIENT));
});

test('shows every setting that has a value unchanged', () => {
  const settings: Settings = Object.fromEntries(Object.entries(EXAMPLES).map(([name, { first }]) => [name, first]));
  expect(userPoolClientModel({ ...IDENTIFIERS, ...answered(settings) })).toStrictEqual({
    ...IDENTIFIERS,
    ...settings,
    GenerateSecret: true,
    ClientSecretArn: SECRET_ARN,
    Name: 'web',
  });
});

test('a client with a secret shows it, with GenerateSecret true', () => {
  expect(userPoolClientModel({ ...MINIMAL_CLIENT, ClientSecret: SECRET })).toMatchObject({
    GenerateSecret: true,
    ClientSecret: SECRET,
    PublishSecretsInAWSSecretsManager: false,
  });
});

test('a client with a secret in Secrets Manager shows GenerateSecret true and the ARN instead of the secret', () => {
  const model = userPoolClientModel({ ...MINIMAL_CLIENT, ClientSecretArn: SECRET_ARN });
  expect(model).toMatchObject({
    GenerateSecret: true,
    ClientSecretArn: SECRET_ARN,
    PublishSecretsInAWSSecretsManager: true,
  });
  expect(model).not.toHaveProperty('ClientSecret');
});

test('the ARN of a secret has the form of Secrets Manager, for both forms of Cognito', () => {
  const slash = SECRET_ARN.replace(':secret:', ':secret/');
  for (const ClientSecretArn of [SECRET_ARN, slash]) {
    expect(userPoolClientModel({ ...MINIMAL_CLIENT, ClientSecretArn })).toMatchObject({ ClientSecretArn: SECRET_ARN });
  }
  const path = SECRET_ARN.replace('cognito-idp!', 'secret/');
  expect(userPoolClientModel({ ...MINIMAL_CLIENT, ClientSecretArn: path })).toMatchObject({ ClientSecretArn: path });
});

test('leaves out unknown members of the answer, which the schema does not have', () => {
  const newer: LiveUserPoolClient & { ClientType: string } = { ...MINIMAL_CLIENT, ClientType: 'REGULAR' };
  expect(userPoolClientModel(newer)).toStrictEqual(userPoolClientModel(MINIMAL_CLIENT));
});

test('does not show the role that Cognito adds to ApplicationArn, because it would be drift', () => {
  const AnalyticsConfiguration = { ApplicationArn: 'arn', RoleArn: 'service-linked', UserDataShared: false };
  expect(userPoolClientModel({ ...MINIMAL_CLIENT, AnalyticsConfiguration }).AnalyticsConfiguration).toStrictEqual({
    ApplicationArn: 'arn',
    UserDataShared: false,
  });
});

test('shows the role of the template next to ApplicationId', () => {
  const AnalyticsConfiguration = { ApplicationId: '1a', RoleArn: 'role', ExternalId: 'x' };
  expect(userPoolClientModel({ ...MINIMAL_CLIENT, AnalyticsConfiguration }).AnalyticsConfiguration).toStrictEqual(
    AnalyticsConfiguration,
  );
});

describe('every list has the order of Describe, even from create and update', () => {
  const names = [
    'ReadAttributes',
    'WriteAttributes',
    'ExplicitAuthFlows',
    'SupportedIdentityProviders',
    'CallbackURLs',
    'LogoutURLs',
    'AllowedOAuthFlows',
    'AllowedOAuthScopes',
  ] as const;
  test.each(names)('%s', (name) => {
    // U+1F600 is above U+FF21 by code point, below it as UTF-16.
    const model = userPoolClientModel({ ...MINIMAL_CLIENT, [name]: ['\u{1F600}', 'b', '\uFF21', 'B', 'b'] });
    expect(model[name]).toEqual(['B', 'b', '\uFF21', '\u{1F600}']);
  });
});

test('two models share no list and no object, so that a change of one does not affect the other', () => {
  const { TokenValidityUnits: _shown, ...client } = MINIMAL_CLIENT;
  const first = userPoolClientModel(client);
  first.CallbackURLs?.push('https://a');
  Object.assign(first.TokenValidityUnits ?? {}, { IdToken: 'days' });
  expect(userPoolClientModel(client)).toMatchObject({ CallbackURLs: [], TokenValidityUnits: {} });
  expect(userPoolClientModel(client).TokenValidityUnits).toStrictEqual({});
});

test('the model of an answer without a name has no name', () => {
  const { ClientName: _name, ...client } = MINIMAL_CLIENT;
  expect(Object.keys(userPoolClientModel(client))).not.toContain('Name');
});

test('a client in a list has its identifiers, ClientName and Name', () => {
  expect(listedModel({ ...IDENTIFIERS, ClientName: 'app' })).toStrictEqual({ ...IDENTIFIERS, ClientName: 'app', Name: 'app' });
  expect(listedModel(IDENTIFIERS)).toStrictEqual(IDENTIFIERS);
});
