/** A user sees the model in Fn::GetAtt, drift detection and import: create, update and read answer the same. */
import type { LiveUserPoolClient, Settings } from '../../../src/model/properties';
import { listedModel, userPoolClientModel } from '../../../src/model/userPoolClientModel';
import { answered, IDENTIFIERS, MINIMAL_CLIENT, SECRET, SECRET_ARN } from '../../support/clients';
import { EXAMPLES } from '../../support/examples';

test('the minimal client is answered as AWS answers it for its own type, and says where its secret is', () => {
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

test('what Cognito leaves out is filled in, so that a sparser answer is the same model', () => {
  expect(userPoolClientModel({ ...IDENTIFIERS, ClientName: 'app' })).toStrictEqual(userPoolClientModel(MINIMAL_CLIENT));
});

test('every setting that has a value is shown as it is', () => {
  const settings: Settings = Object.fromEntries(Object.entries(EXAMPLES).map(([name, { first }]) => [name, first]));
  expect(userPoolClientModel({ ...IDENTIFIERS, ...answered(settings) })).toStrictEqual({
    ...IDENTIFIERS,
    ...settings,
    GenerateSecret: true,
    ClientSecretArn: SECRET_ARN,
    Name: 'web',
  });
});

test('a client with a secret shows it, and that it was generated', () => {
  expect(userPoolClientModel({ ...MINIMAL_CLIENT, ClientSecret: SECRET })).toMatchObject({
    GenerateSecret: true,
    ClientSecret: SECRET,
    PublishSecretsInAWSSecretsManager: false,
  });
});

test('a client whose secret is in Secrets Manager has a secret, and shows its ARN in place of the value', () => {
  const model = userPoolClientModel({ ...MINIMAL_CLIENT, ClientSecretArn: SECRET_ARN });
  expect(model).toMatchObject({
    GenerateSecret: true,
    ClientSecretArn: SECRET_ARN,
    PublishSecretsInAWSSecretsManager: true,
  });
  expect(model).not.toHaveProperty('ClientSecret');
});

test('the ARN of a secret has the form of Secrets Manager, in whichever form Cognito answers it', () => {
  const slash = SECRET_ARN.replace(':secret:', ':secret/');
  for (const ClientSecretArn of [SECRET_ARN, slash]) {
    expect(userPoolClientModel({ ...MINIMAL_CLIENT, ClientSecretArn })).toMatchObject({ ClientSecretArn: SECRET_ARN });
  }
  const path = SECRET_ARN.replace('cognito-idp!', 'secret/');
  expect(userPoolClientModel({ ...MINIMAL_CLIENT, ClientSecretArn: path })).toMatchObject({ ClientSecretArn: path });
});

test('what Cognito may add to its answer one day does not break the schema', () => {
  const newer: LiveUserPoolClient & { ClientType: string } = { ...MINIMAL_CLIENT, ClientType: 'REGULAR' };
  expect(userPoolClientModel(newer)).toStrictEqual(userPoolClientModel(MINIMAL_CLIENT));
});

test('the role that Cognito adds to analytics by ARN is not shown: it would be drift', () => {
  const AnalyticsConfiguration = { ApplicationArn: 'arn', RoleArn: 'service-linked', UserDataShared: false };
  expect(userPoolClientModel({ ...MINIMAL_CLIENT, AnalyticsConfiguration }).AnalyticsConfiguration).toStrictEqual({
    ApplicationArn: 'arn',
    UserDataShared: false,
  });
});

test('the role that the template gave to analytics by id is shown', () => {
  const AnalyticsConfiguration = { ApplicationId: '1a', RoleArn: 'role', ExternalId: 'x' };
  expect(userPoolClientModel({ ...MINIMAL_CLIENT, AnalyticsConfiguration }).AnalyticsConfiguration).toStrictEqual(
    AnalyticsConfiguration,
  );
});

describe('every list is in the order of Describe, by code point, also from create and update', () => {
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

test('two models share no list and no object: what is done to one does not show in the next', () => {
  const { TokenValidityUnits: _shown, ...client } = MINIMAL_CLIENT;
  const first = userPoolClientModel(client);
  first.CallbackURLs?.push('https://a');
  Object.assign(first.TokenValidityUnits ?? {}, { IdToken: 'days' });
  expect(userPoolClientModel(client)).toMatchObject({ CallbackURLs: [], TokenValidityUnits: {} });
  expect(userPoolClientModel(client).TokenValidityUnits).toStrictEqual({});
});

test('an answer without a name makes a model without one', () => {
  const { ClientName: _name, ...client } = MINIMAL_CLIENT;
  expect(Object.keys(userPoolClientModel(client))).not.toContain('Name');
});

test('a client in a list has its identifiers and its name, under both names', () => {
  expect(listedModel({ ...IDENTIFIERS, ClientName: 'app' })).toStrictEqual({ ...IDENTIFIERS, ClientName: 'app', Name: 'app' });
  expect(listedModel(IDENTIFIERS)).toStrictEqual(IDENTIFIERS);
});
