/** The example in both languages, each synthesised as the CDK CLI does it: the app is run, and writes its template. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCdkVenv } from '../../local/cdk/venv';
import { lintTemplates } from '../../local/examples/lint';
import { PROJECT_ROOT } from '../../local/projectRoot';

const EXAMPLES = join(PROJECT_ROOT, 'cdk', 'examples');
const folder = mkdtempSync(join(tmpdir(), 'cdk-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs an app; answers the file of its template. */
function synthesise(language: string, program: string, app: string): string {
  const outdir = join(folder, language);
  const { status, stderr } = spawnSync(program, [join(EXAMPLES, app)], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: outdir,
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
    },
  });
  expect({ app, status, stderr }).toEqual({ app, status: 0, stderr: '' });
  return join(outdir, 'LoadBalancer.template.json');
}

const typescript = synthesise('typescript', join(PROJECT_ROOT, 'node_modules', '.bin', 'tsx'), 'loadBalancer.ts');
const python = synthesise('python', ensureCdkVenv().python, 'load_balancer.py');
const template = JSON.parse(readFileSync(typescript, 'utf8'));

test('TypeScript and Python make the same template', () => {
  expect(JSON.parse(readFileSync(python, 'utf8'))).toEqual(template);
});

test('cfn-lint finds nothing in it, the properties of our type among the rest', () => {
  expect(lintTemplates([typescript])).toBe('');
});

test('the listener is given the client by its attributes, and the callback URL is that of the load balancer', () => {
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

test('both languages are tried with the same aws-cdk-lib', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'cdk', 'package.json'), 'utf8'));
  const pinned = [...readFileSync(join(PROJECT_ROOT, 'local', 'cdk', 'requirements.txt'), 'utf8').matchAll(/^([\w-]+)==(.*)$/gm)];
  expect(pinned.length).toBe(2);
  for (const [, name = '', version] of pinned) expect(version).toBe(devDependencies[name]);
});
