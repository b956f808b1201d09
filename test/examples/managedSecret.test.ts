/** The secret's ARN has the form of Cognito's API model here. stacks.test.ts uses the other form. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DescribeStackEventsCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { type StackEngine, startStackEngine } from '../../local/cloudformation/stacks/stackEngine';
import { type LoopbackServer, readBody, serveOnLoopback } from '../../local/http/loopbackServer';
import { ensureVenv } from '../../tools/contract/venv';
import { EXAMPLES_FOLDER } from '../../tools/examples/examples';
import { blocksOf } from '../support/guides';
import { aws, ENGINE_TIMEOUT_MS, identifiersIn } from '../support/stacks';
import { type Json, World } from '../support/world';

const README = 'examples/managed-secret/README.md';
const ARN = '!GetAtt Billing.ClientSecretArn';

/** Converts Cognito's form of the ARN to Secrets Manager's form, which permissions and references need. */
const ownForm = (arn: unknown) => String(arn).replace(':secret/', ':secret:');

const managed = readFileSync(join(EXAMPLES_FOLDER, 'managed-secret', 'template.yaml'), 'utf8');

/** The template after the steps of the README, "To move it back". */
function movedBack(): string {
  const [credentials = ''] = blocksOf(README, 'yaml');
  return managed
    .replace('PublishSecretsInAWSSecretsManager: true', 'PublishSecretsInAWSSecretsManager: false')
    .replaceAll(ARN, '!Ref Credentials')
    .replace(/^Resources:\n/m, (resources) => `${resources}${credentials.replaceAll(/^ /gm, '')}\n`);
}

let world: World;
let engine: StackEngine;
let tokens: LoopbackServer;
let stack: Stack;

/** Every value that the secret has had while Cognito kept it in Secrets Manager. */
const values = new Set<string>();

beforeAll(async () => {
  world = await World.start({ secretArn: 'slash' });
  engine = await startStackEngine(world.aws);
  stack = new Stack(engine, 'managed-secret');
  tokens = await tokenEndpoint();
}, ENGINE_TIMEOUT_MS);

afterAll(async () => {
  await tokens?.stop();
  await engine?.stop();
  await world?.stop();
});

/** The client as Cognito shows it. */
async function live(): Promise<Json> {
  const { pool, client } = identifiersIn((await stack.physicalIds()).Billing);
  return world.live(client, pool);
}

/** The secret with which the client signs in now. */
async function secretValue(): Promise<string> {
  const { ClientSecret, ClientSecretArn } = await live();
  return ClientSecretArn === undefined ? String(ClientSecret) : managedValue(ClientSecretArn);
}

function managedValue(SecretId: unknown): string {
  const { SecretString } = world.cognito.perform('GetSecretValue', { SecretId });
  const { clientSecretValue } = JSON.parse(String(SecretString));
  values.add(clientSecretValue);
  return clientSecretValue;
}

/** Cognito's token endpoint, which the local Cognito does not have. It checks the client's id and its current secret. */
function tokenEndpoint(): Promise<LoopbackServer> {
  return serveOnLoopback(0, async (request, response) => {
    const body = new URLSearchParams(String(await readBody(request, 1000)));
    const right = Buffer.from(`${(await live()).ClientId}:${await secretValue()}`).toString('base64');
    const isRight = request.headers.authorization === `Basic ${right}` && body.get('grant_type') === 'client_credentials';
    const answer = isRight ? { access_token: 'token', expires_in: 3600 } : { error: 'invalid_client' };
    response.writeHead(isRight ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
}

/** Calls Lambda without the AWS CLI, which takes as long to start as everything else in a test. */
async function functionVariables(): Promise<Record<string, string>> {
  const { FunctionName } = await stack.outputs();
  // The engine reads the service from this header, and does not check the signature.
  const authorization = 'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/lambda/aws4_request';
  const path = `/2015-03-31/functions/${FunctionName}/configuration`;
  const answer = await fetch(`${engine.variables.AWS_ENDPOINT_URL}${path}`, { headers: { authorization } });
  const { Environment } = (await answer.json()) as { Environment: { Variables: Record<string, string> } };
  return Environment.Variables;
}

/** Runs the function's code with its variables from the stack, and with Secrets Manager at this URL. */
async function invoke(secretsManagerUrl: string): Promise<unknown> {
  const template = JSON.parse(readFileSync(join(EXAMPLES_FOLDER, 'managed-secret', 'template.json'), 'utf8'));
  const code = `${template.Resources.Function.Properties.Code.ZipFile}\nprint(json.dumps(handler({}, None)))\n`;
  const env = {
    ...process.env,
    ...engine.variables,
    ...(await functionVariables()),
    TOKEN_URL: tokens.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManagerUrl,
  };
  const { stdout } = await promisify(execFile)(ensureVenv().python, ['-c', code], { env });
  return JSON.parse(stdout);
}

/** The permissions of the function's role. */
async function permission(): Promise<unknown> {
  const { Role } = await stack.physicalIds();
  const query = 'iam get-role-policy --policy-name read-secret --query to_string(PolicyDocument.Statement) --role-name';
  return JSON.parse(await aws(engine, `${query} ${Role}`));
}

/** Everything that a person with read access to the stack can see, in parts. */
async function visibleParts(): Promise<Record<string, string>> {
  const name = { StackName: stack.name };
  const { StackEvents = [] } = await engine.cloudFormation.send(new DescribeStackEventsCommand(name));
  const parts = {
    events: StackEvents.filter(({ LogicalResourceId }) => LogicalResourceId !== 'Credentials'),
    'events of Credentials': StackEvents.filter(({ LogicalResourceId }) => LogicalResourceId === 'Credentials'),
    template: (await engine.cloudFormation.send(new GetTemplateCommand(name))).TemplateBody,
    outputs: await stack.outputs(),
    resources: await stack.resources(),
    variables: await functionVariables(),
    'output of the handlers': world.output,
  };
  return Object.fromEntries(Object.entries(parts).map(([part, content]) => [part, JSON.stringify(content)]));
}

/** The names of the shown parts that contain one of the secrets. */
async function partsWith(...secrets: string[]): Promise<string[]> {
  const parts = Object.entries(await visibleParts());
  return parts.flatMap(([part, text]) => (secrets.some((secret) => text.includes(secret)) ? part : []));
}

async function expectNothingShown(): Promise<void> {
  expect(values.size).toBeGreaterThan(0);
  expect(await partsWith(...values)).toEqual([]);
}

test('the function gets the ARN and the permission to read the secret, and nothing shows its value', async () => {
  await stack.create(managed);
  expect(await stack.status()).toBe('CREATE_COMPLETE');
  const { ClientSecretArn, ...client } = await live();
  expect(client).not.toHaveProperty('ClientSecret');
  expect(ClientSecretArn).toContain(':secret/');
  expect(await functionVariables()).toHaveProperty('CLIENT_SECRET_ARN', ownForm(ClientSecretArn));
  expect(await permission()).toEqual([
    { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: ownForm(ClientSecretArn) },
  ]);
  expect(await invoke(world.cognito.url)).toEqual({ expires_in: 3600 });
  await expectNothingShown();
});

test('after a rotation, the function signs in with the new value without a deployment', async () => {
  const before = await secretValue();
  world.cognito.perform('RotateSecret', { SecretId: (await live()).ClientSecretArn });
  expect(await secretValue()).not.toBe(before);
  expect(await invoke(world.cognito.url)).toEqual({ expires_in: 3600 });
  await expectNothingShown();
});

test('an update of the client does not change the secret', async () => {
  const before = { arn: (await live()).ClientSecretArn, value: await secretValue() };
  await stack.update(managed.replace('ClientName: billing', 'ClientName: billing-2'));
  expect(await stack.status()).toBe('UPDATE_COMPLETE');
  expect(await live()).toMatchObject({ ClientName: 'billing-2' });
  expect({ arn: (await live()).ClientSecretArn, value: await secretValue() }).toEqual(before);
});

test('a template that moves the secret but still uses its ARN is rolled back: the function gets the ARN of a new secret', async () => {
  const before = { arn: (await live()).ClientSecretArn, value: await secretValue() };
  await stack.update(managed.replace('SecretsManager: true', 'SecretsManager: false'));
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await stack.lastFailure()).toContain('ClientSecretArn');
  const { ClientSecretArn } = await live();
  expect(() => managedValue(before.arn)).toThrow("can't find");
  expect(await secretValue()).not.toBe(before.value);
  expect(await functionVariables()).toHaveProperty('CLIENT_SECRET_ARN', ownForm(ClientSecretArn));
  expect(await permission()).toMatchObject([{ Resource: ownForm(ClientSecretArn) }]);
  await expectNothingShown();
});

test('the secret moves out of Secrets Manager as the README says, and the same function still signs in', async () => {
  const { ClientId, ClientSecretArn } = await live();
  await stack.update(movedBack());
  expect(await stack.status()).toBe('UPDATE_COMPLETE');
  expect(await live()).toMatchObject({ ClientId, ClientSecret: await secretValue() });
  expect(await live()).not.toHaveProperty('ClientSecretArn');
  expect(() => managedValue(ClientSecretArn)).toThrow("can't find");
  const { Credentials } = await stack.physicalIds();
  expect(await functionVariables()).toHaveProperty('CLIENT_SECRET_ARN', Credentials);
  expect(await permission()).toMatchObject([{ Resource: Credentials }]);
  expect(await invoke(engine.variables.AWS_ENDPOINT_URL ?? '')).toEqual({ expires_in: 3600 });
  // As the README says: CloudFormation's events have the properties with which a resource was created.
  const plain = await secretValue();
  expect(await partsWith(plain)).toEqual(['events of Credentials']);
  values.delete(plain);
  await expectNothingShown();
});

test('the secret moves into Secrets Manager again, and is deleted with the stack', async () => {
  const { ClientId } = await live();
  const plain = await secretValue();
  await stack.update(managed);
  expect(await stack.status()).toBe('UPDATE_COMPLETE');
  const { ClientSecretArn } = await live();
  expect(await live()).toMatchObject({ ClientId, ClientSecretArn: expect.stringContaining('secretsmanager') });
  expect(await secretValue()).not.toBe(plain);
  expect(await permission()).toMatchObject([{ Resource: ownForm(ClientSecretArn) }]);
  expect(await invoke(world.cognito.url)).toEqual({ expires_in: 3600 });
  await expectNothingShown();
  await stack.delete();
  expect(() => managedValue(ClientSecretArn)).toThrow("can't find");
});

describe('a move in that fails', () => {
  const client = (settings: object) => ({
    Type: 'My::Cognito::UserPoolClient',
    Properties: { UserPoolId: { Ref: 'Pool' }, ClientName: 'moving', GenerateSecret: true, ...settings },
  });
  const template = (settings: object, attribute: string, sessions: number) =>
    JSON.stringify({
      Resources: {
        Pool: { Type: 'AWS::Cognito::UserPool' },
        Client: client(settings),
        Copy: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { SecretString: { 'Fn::GetAtt': ['Client', attribute] } },
        },
        Other: {
          Type: 'My::Cognito::UserPoolClient',
          DependsOn: 'Copy',
          Properties: { UserPoolId: { Ref: 'Pool' }, ClientName: 'other', AuthSessionValidity: sessions },
        },
      },
    });

  test('is rolled back to the plain secret if the previous template has false', async () => {
    const moving = new Stack(engine, 'moving-in');
    await moving.create(template({ PublishSecretsInAWSSecretsManager: false }, 'ClientSecret', 3));
    await moving.update(template({ PublishSecretsInAWSSecretsManager: true }, 'ClientSecretArn', 99));
    expect(await moving.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    const { pool, client: id } = identifiersIn((await moving.physicalIds()).Client);
    const { ClientSecret } = await world.live(id, pool);
    expect(ClientSecret).toEqual(expect.any(String));
    await moving.delete();
  });
});
