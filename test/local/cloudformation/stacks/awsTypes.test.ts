import { DescribeTypeCommand } from '@aws-sdk/client-cloudformation';
import { Stack } from '../../../../local/cloudformation/stacks/stack';
import { type StackEngine, startStackEngine } from '../../../../local/cloudformation/stacks/stackEngine';
import { type LocalCognito, startLocalCognito } from '../../../../local/cognito/server';
import { ENGINE_TIMEOUT_MS } from '../../../support/stacks';
import type { Json } from '../../../support/world';

let cognito: LocalCognito;
let engine: StackEngine;
beforeAll(async () => {
  cognito = await startLocalCognito();
  engine = await startStackEngine({ cognito, lambda: { url: 'http://127.0.0.1:9' } });
}, ENGINE_TIMEOUT_MS);
afterAll(async () => {
  await engine?.stop();
  await cognito?.stop();
});

const template = (Resources: Json) => JSON.stringify({ Resources });

async function created(name: string, Resources: Json): Promise<Stack> {
  const stack = new Stack(engine, name);
  await stack.create(template(Resources));
  expect(await stack.status()).toBe('CREATE_COMPLETE');
  return stack;
}

const pool = (Properties: Json) => ({ Pool: { Type: 'AWS::Cognito::UserPool', Properties } });

async function attributesOf(stack: Stack): Promise<string[]> {
  const { Pool: UserPoolId } = await stack.physicalIds();
  const { UserPool } = cognito.perform('DescribeUserPool', { UserPoolId });
  const { SchemaAttributes } = UserPool as { SchemaAttributes: { Name: string }[] };
  return SchemaAttributes.map(({ Name }) => Name).filter((name) => name.startsWith('custom:'));
}

const TENANT = { Name: 'tenant', AttributeDataType: 'String', Mutable: true };
const PLAN = { Name: 'plan', AttributeDataType: 'String', Mutable: 'true' };

test('creates a pool with the common properties of templates, and accepts numbers and booleans as texts', async () => {
  const stack = await created(
    'pool',
    pool({
      UserPoolName: 'people',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      MfaConfiguration: 'OPTIONAL',
      DeletionProtection: 'INACTIVE',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: 'true' },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: '1' }] },
      Policies: { PasswordPolicy: { MinimumLength: '12', RequireLowercase: 'false' } },
      UserPoolAddOns: { AdvancedSecurityMode: 'OFF' },
      UserPoolTags: { team: 'web', cost: 7 },
      Schema: [TENANT, { Name: 'email', Required: 'true', Mutable: 'true' }],
    }),
  );
  expect(await attributesOf(stack)).toEqual(['custom:tenant']);
});

test('adds attributes in an update of a pool, and accepts changes that do not affect clients', async () => {
  const stack = await created('pool-grows', pool({ Schema: [TENANT] }));
  const ids = await stack.physicalIds();
  await stack.update(template(pool({ Schema: [TENANT, PLAN], MfaConfiguration: 'OPTIONAL' })));
  expect(await stack.status()).toBe('UPDATE_COMPLETE');
  expect(await attributesOf(stack)).toEqual(['custom:tenant', 'custom:plan']);
  expect(await stack.physicalIds()).toEqual(ids);
});

test.each([
  ['removes an attribute', { Schema: [PLAN] }, 'Existing schema attributes cannot be modified or deleted.'],
  ['changes an attribute', { Schema: [{ ...TENANT, Mutable: false }] }, 'Existing schema attributes cannot be modified'],
  ['changes the tier', { Schema: [TENANT], UserPoolTier: 'PLUS' }, "can't change the tier"],
])('refuses and rolls back an update of a pool that %s', async (what, properties, reason) => {
  const stack = await created(`pool-${what.replaceAll(' ', '-')}`, pool({ Schema: [TENANT] }));
  await stack.update(template(pool(properties)));
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await stack.lastFailure()).toContain(reason);
});

test('keeps an added attribute in a rollback, because Cognito never removes attributes', async () => {
  const stack = await created('pool-back', pool({ Schema: [TENANT] }));
  const Server = (Identifier: string) => ({ Type: 'AWS::Cognito::UserPoolResourceServer', Properties: { Identifier } });
  await stack.update(template({ ...pool({ Schema: [TENANT, PLAN] }), Wrong: { ...Server('api'), DependsOn: 'Pool' } }));
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await attributesOf(stack)).toEqual(['custom:tenant', 'custom:plan']);
});

const parts = (scopes: string[], secret: string) => ({
  ...pool({}),
  Api: {
    Type: 'AWS::Cognito::UserPoolResourceServer',
    Properties: {
      UserPoolId: { Ref: 'Pool' },
      Identifier: 'api',
      Name: 'API',
      Scopes: scopes.map((ScopeName) => ({ ScopeName, ScopeDescription: 'a scope' })),
    },
  },
  Login: {
    Type: 'AWS::Cognito::UserPoolIdentityProvider',
    Properties: {
      UserPoolId: { Ref: 'Pool' },
      ProviderName: 'Login',
      ProviderType: 'OIDC',
      ProviderDetails: { client_id: 7, client_secret: secret },
    },
  },
});

async function described(stack: Stack) {
  const { Pool: UserPoolId } = await stack.physicalIds();
  const { ResourceServer } = cognito.perform('DescribeResourceServer', { UserPoolId, Identifier: 'api' });
  const { IdentityProvider } = cognito.perform('DescribeIdentityProvider', { UserPoolId, ProviderName: 'Login' });
  const { Scopes } = ResourceServer as { Scopes: { ScopeName: string }[] };
  const { ProviderDetails } = IdentityProvider as { ProviderDetails: Json };
  return {
    scopes: Scopes.map(({ ScopeName }) => ScopeName),
    id: ProviderDetails.client_id,
    secret: ProviderDetails.client_secret,
  };
}

test('updates a resource server and an identity provider without changing their names', async () => {
  const stack = await created('parts', parts(['read'], 'old'));
  expect(await described(stack)).toEqual({ scopes: ['read'], id: '7', secret: 'old' });
  await stack.update(template(parts(['read', 'write'], 'new')));
  expect(await stack.status()).toBe('UPDATE_COMPLETE');
  expect(await described(stack)).toEqual({ scopes: ['read', 'write'], id: '7', secret: 'new' });
});

test('does not change a resource server if Cognito refuses the update', async () => {
  const stack = await created('parts-fail', parts(['read'], 'old'));
  await stack.update(template(parts(['read', 'read'], 'old')));
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await described(stack)).toEqual({ scopes: ['read'], id: '7', secret: 'old' });
});

test.each([
  ['alone', { PasswordLength: '20', ExcludePunctuation: 'true' }, `{{resolve:secretsmanager:\${Secret}}}`, /^\w{20}$/],
  [
    'as a member of a JSON object',
    { SecretStringTemplate: '{"user": "app"}', GenerateStringKey: 'password', ExcludeNumbers: true },
    `{{resolve:secretsmanager:\${Secret}:SecretString:password}}`,
    /^\D{32}$/,
  ],
])('replaces a reference to a generated secret, %s', async (what, options, reference, form) => {
  const { Login, ...others } = parts(['read'], '');
  const details = { client_id: 'x', client_secret: { 'Fn::Sub': reference } };
  const stack = await created(`generated-${what.replaceAll(' ', '-')}`, {
    ...others,
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: options } },
    Login: { ...Login, Properties: { ...Login.Properties, ProviderDetails: details } },
  });
  expect((await described(stack)).secret).toMatch(form);
});

test('rolls back an update of a type that the engine can not update', async () => {
  const vpc = (EnableDnsSupport: boolean) => ({
    ...pool({}),
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', EnableDnsSupport } },
  });
  const stack = await created('no-update', vpc(true));
  await stack.update(template(vpc(false)));
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await stack.lastFailure()).toContain("The local CloudFormation can't update AWS::EC2::VPC.");
});

test('describes the supported types, and no other', async () => {
  const describe = (TypeName: string) => engine.cloudFormation.send(new DescribeTypeCommand({ Type: 'RESOURCE', TypeName }));
  expect(await describe('My::Cognito::UserPoolClient')).toMatchObject({ ProvisioningType: 'FULLY_MUTABLE' });
  expect(await describe('AWS::Cognito::UserPool')).toMatchObject({ TypeName: 'AWS::Cognito::UserPool' });
  for (const name of ['AWS::CloudFront::Distribution', 'Custom::Thing', 'AWS::Serverless::Function']) {
    await expect(describe(name)).rejects.toMatchObject({ name: 'TypeNotFoundException' });
  }
});
