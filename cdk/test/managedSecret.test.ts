/** The example with a secret in Secrets Manager, in both languages, and its deployment as a stack. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DescribeStackEventsCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { type StackEngine, startStackEngine } from '../../local/cloudformation/stacks/stackEngine';
import { aws, ENGINE_TIMEOUT_MS } from '../../test/support/stacks';
import { type Json, World } from '../../test/support/world';
import { ensureVenv } from '../../tools/contract/venv';
import { lintTemplates } from '../../tools/examples/lint';
import { exampleTemplates, readTemplate } from './examples';

const { typescript, python } = exampleTemplates('ManagedSecret', { typescript: 'managedSecret.ts', python: 'managed_secret.py' });
const template = readTemplate(typescript);

/** The only resource of a type. */
function one(type: string): [logicalId: string, properties: Json] {
  const found = Object.entries<{ Type: string; Properties: Json }>(template.Resources).filter(([, { Type }]) => Type === type);
  expect(found.map(([, { Type }]) => Type)).toEqual([type]);
  return found.map(([logicalId, { Properties }]): [string, Json] => [logicalId, Properties])[0] ?? ['', {}];
}

const CLIENT = 'My::Cognito::UserPoolClient';

test('TypeScript and Python give the same template', () => {
  expect(readTemplate(python)).toEqual(template);
});

test('cfn-lint finds only a redundant dependency that aws-cdk-lib writes', () => {
  const findings = lintTemplates([typescript]).split('\n');
  expect(findings).toEqual([expect.stringMatching(/:W3005:'ReaderServiceRole\w+' dependency already enforced/)]);
});

test('the function gets the ARN and the permission, the load balancer a reference, and no resource the value', () => {
  const [clientId, client] = one(CLIENT);
  const arn = { 'Fn::GetAtt': [clientId, 'ClientSecretArn'] };
  expect(client).toMatchObject({ GenerateSecret: true, PublishSecretsInAWSSecretsManager: true });
  expect(one('AWS::Lambda::Function')[1]).toMatchObject({ Environment: { Variables: { CLIENT_SECRET_ARN: arn } } });
  expect(one('AWS::IAM::Policy')[1]).toMatchObject({ PolicyDocument: { Statement: [{ Resource: arn }] } });
  const reference = { 'Fn::Join': ['', ['{{resolve:secretsmanager:', arn, ':SecretString:clientSecretValue::}}']] };
  expect(one('AWS::ElasticLoadBalancingV2::Listener')[1]).toMatchObject({
    DefaultActions: [{ AuthenticateOidcConfig: { ClientSecret: reference } }, {}],
  });
  expect(JSON.stringify(template)).not.toContain('"ClientSecret"]');
});

// Here the ARN has the form of Cognito's API model. In other tests it has the form of Secrets Manager.
describe('as a stack', () => {
  let world: World;
  let engine: StackEngine;
  let stack: Stack;
  let parameters: Record<string, string>;

  beforeAll(async () => {
    world = await World.start({ secretArn: 'slash' });
    engine = await startStackEngine(world.aws);
    stack = new Stack(engine, 'ManagedSecret');
    await aws(engine, 'ssm put-parameter --name /cdk-bootstrap/hnb659fds/version --value 30 --type String');
    parameters = {
      CertificateArn: await aws(engine, 'acm request-certificate --domain-name app.example.com --query CertificateArn'),
    };
    await stack.create(JSON.stringify(template), parameters);
  }, ENGINE_TIMEOUT_MS);

  afterAll(async () => {
    await engine?.stop();
    await world?.stop();
  });

  /** The physical id of the only resource of a type. */
  const physicalIdOf = async (type: string) => (await stack.physicalIds())[one(type)[0]] ?? '';

  /** The ARN in the form of Secrets Manager. Cognito may return another form. */
  async function arnOfSecret(): Promise<string> {
    const [pool, client = ''] = (await physicalIdOf(CLIENT)).split('|');
    const { ClientSecretArn: SecretId } = await world.live(client, pool);
    return String(world.cognito.perform('DescribeSecret', { SecretId }).ARN);
  }

  function secretValue(SecretId: string): string {
    const { SecretString } = world.cognito.perform('GetSecretValue', { SecretId });
    return JSON.parse(String(SecretString)).clientSecretValue;
  }

  const secretOfListener = async () =>
    aws(
      engine,
      'elbv2 describe-listeners --query Listeners[0].DefaultActions[0].AuthenticateOidcConfig.ClientSecret --listener-arns ' +
        (await physicalIdOf('AWS::ElasticLoadBalancingV2::Listener')),
    );

  test('the load balancer has the value, and the stack does not show it', async () => {
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    const value = secretValue(await arnOfSecret());
    expect(await secretOfListener()).toBe(value);
    const name = { StackName: stack.name };
    const events = await engine.cloudFormation.send(new DescribeStackEventsCommand(name));
    const deployed = await engine.cloudFormation.send(new GetTemplateCommand(name));
    const shown = [await stack.outputs(), await stack.resources(), events.StackEvents, deployed.TemplateBody];
    expect(JSON.stringify(shown)).not.toContain(value);
  });

  test('the function has the permission to read the secret of this client, and reads it', async () => {
    const arn = await arnOfSecret();
    const variables = 'lambda get-function-configuration --query to_string(Environment.Variables) --function-name';
    const given = JSON.parse(await aws(engine, `${variables} ${await physicalIdOf('AWS::Lambda::Function')}`));
    expect(given).toEqual({ CLIENT_SECRET_ARN: arn });
    const { PolicyName } = one('AWS::IAM::Policy')[1];
    const policy = `iam get-role-policy --query to_string(PolicyDocument.Statement) --policy-name ${PolicyName} --role-name`;
    expect(JSON.parse(await aws(engine, `${policy} ${await physicalIdOf('AWS::IAM::Role')}`))).toMatchObject([{ Resource: arn }]);

    const { ZipFile } = one('AWS::Lambda::Function')[1].Code as { ZipFile: string };
    const env = { ...process.env, ...engine.variables, ...given, AWS_ENDPOINT_URL_SECRETS_MANAGER: world.cognito.url };
    const run = promisify(execFile)(ensureVenv().python, ['-c', `${ZipFile}\nprint(json.dumps(handler({}, None)))`], { env });
    expect(JSON.parse((await run).stdout)).toEqual(['clientSecretValue', 'userPoolClientId', 'userPoolId']);
  });

  test('the load balancer keeps the value after a rotation, until a deployment names the new version', async () => {
    const arn = await arnOfSecret();
    const before = secretValue(arn);
    const { VersionId } = world.cognito.perform('RotateSecret', { SecretId: arn });
    const changed = structuredClone(template);
    changed.Resources[one(CLIENT)[0]].Properties.AuthSessionValidity = 5;
    await stack.update(JSON.stringify(changed), parameters);
    expect([await stack.status(), await secretOfListener()]).toEqual(['UPDATE_COMPLETE', before]);
    const pinned = JSON.stringify(changed).replace('clientSecretValue::}}', `clientSecretValue::${VersionId}}}`);
    await stack.update(pinned, parameters);
    expect([await stack.status(), await secretOfListener()]).toEqual(['UPDATE_COMPLETE', secretValue(arn)]);
    expect(secretValue(arn)).not.toBe(before);
  });
});
