/** The example with a load balancer, in both languages, and its deployment as a stack. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { type StackEngine, startStackEngine } from '../../local/cloudformation/stacks/stackEngine';
import { aws } from '../../test/support/stacks';
import { type Json, World } from '../../test/support/world';
import { lintTemplates } from '../../tools/examples/lint';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { exampleTemplates, readTemplate } from './examples';

const { typescript, python } = exampleTemplates('LoadBalancer', { typescript: 'loadBalancer.ts', python: 'load_balancer.py' });
const template = readTemplate(typescript);

test('TypeScript and Python give the same template', () => {
  expect(readTemplate(python)).toEqual(template);
});

test('cfn-lint accepts the template, the properties of our type included', () => {
  expect(lintTemplates([typescript])).toBe('');
});

test('the listener and its rule refer to attributes of the client', () => {
  const resources: [string, { Type: string; Properties: Record<string, unknown> }][] = Object.entries(template.Resources);
  const one = (type: string) => resources.filter(([, { Type }]) => Type === type)[0] ?? ['none', { Properties: {} }];
  const [clientId, client] = one('My::Cognito::UserPoolClient');
  expect(client.Properties).toMatchObject({ GenerateSecret: true, AllowedOAuthFlows: ['code'], RefreshTokenValidity: 1 });
  expect(one('AWS::ElasticLoadBalancingV2::Listener')[1].Properties).toMatchObject({
    DefaultActions: [{ AuthenticateCognitoConfig: { UserPoolClientId: { 'Fn::GetAtt': [clientId, 'ClientId'] } } }, {}],
  });
  expect(one('AWS::ElasticLoadBalancingV2::ListenerRule')[1].Properties).toMatchObject({
    Actions: [{ AuthenticateOidcConfig: { ClientSecret: { 'Fn::GetAtt': [clientId, 'ClientSecret'] } } }, {}],
  });
});

describe('as a stack', () => {
  let world: World;
  let engine: StackEngine;
  let stack: Stack;
  let parameters: Record<string, string>;

  beforeAll(async () => {
    world = await World.start();
    engine = await startStackEngine(world.aws);
    stack = new Stack(engine, 'LoadBalancer');
    // The parameter that `cdk bootstrap` creates, and a certificate.
    await aws(engine, 'ssm put-parameter --name /cdk-bootstrap/hnb659fds/version --value 30 --type String');
    parameters = {
      CertificateArn: await aws(engine, 'acm request-certificate --domain-name app.example.com --query CertificateArn'),
    };
  }, 300_000);

  afterAll(async () => {
    await engine?.stop();
    await world?.stop();
  });

  /** The client in Cognito, found by the output of the stack. */
  async function live(): Promise<Json & { ClientId: string }> {
    const { ClientId = '' } = await stack.outputs();
    const [pool] = (await stack.physicalIds()).Client4A7F64DF?.split('|') ?? [];
    return { ClientId, ...(await world.live(ClientId, pool)) };
  }

  test('the listener gets the client id, its rule also the secret, and the client gets the address of the load balancer', async () => {
    await stack.create(JSON.stringify(template), parameters);
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    const client = await live();
    const ids = await stack.physicalIds();
    const listener = ids.LoadBalancerListenerE1A099B9;
    const host = await aws(
      engine,
      `elbv2 describe-load-balancers --load-balancer-arns ${ids.LoadBalancerBE9EEC3A} --query *[].DNSName`,
    );
    expect(client).toMatchObject({ CallbackURLs: [`https://${host}/oauth2/idpresponse`], RefreshTokenValidity: 1 });
    const actions = '--query *[].[DefaultActions[0].AuthenticateCognitoConfig.UserPoolClientId]';
    expect(await aws(engine, `elbv2 describe-listeners --listener-arns ${listener} ${actions}`)).toBe(client.ClientId);
    const rule = '--query Rules[0].Actions[0].AuthenticateOidcConfig.[ClientId,ClientSecret]';
    expect(await aws(engine, `elbv2 describe-rules --listener-arn ${listener} ${rule}`)).toBe(
      `${client.ClientId}\t${client.ClientSecret}`,
    );
  });

  test('an update of the client keeps a setting that was changed in the console', async () => {
    const client = await live();
    await world.editInConsole(client.ClientId, { AuthSessionValidity: 10 }, String(client.UserPoolId));
    const changed = structuredClone(template);
    changed.Resources.Client4A7F64DF.Properties.RefreshTokenValidity = 2;
    await stack.update(JSON.stringify(changed), parameters);
    expect(await stack.status()).toBe('UPDATE_COMPLETE');
    expect(await live()).toEqual({ ...client, RefreshTokenValidity: 2, AuthSessionValidity: 10 });
  });
});

test('both languages are tested with the same aws-cdk-lib', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'cdk', 'package.json'), 'utf8'));
  const pinned = [
    ...readFileSync(join(PROJECT_ROOT, 'cdk', 'generator', 'requirements.txt'), 'utf8').matchAll(/^([\w-]+)==(.*)$/gm),
  ];
  expect(pinned.length).toBe(2);
  for (const [, name = '', version] of pinned) expect(version).toBe(devDependencies[name]);
});
