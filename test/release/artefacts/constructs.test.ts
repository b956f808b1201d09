/** Installs the construct library of a release from its files into an empty folder. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCdkVenv } from '../../../cdk/generator/venv';
import { PROJECT_ROOT } from '../../../tools/projectRoot';
import { VERSION } from '../packed';
import { OTHER_NAME, released, renamed } from './releases';

/** The packages that an app installs from a registry. */
const FROM_REGISTRIES = ['aws-cdk-lib', 'constructs'];

const folder = mkdtempSync(join(tmpdir(), 'app-'));
afterAll(() => rmSync(folder, { recursive: true }));

const nodeApp = (name: string) => `const { App, Stack } = require('aws-cdk-lib');
const { UserPool } = require('aws-cdk-lib/aws-cognito');
const { UserPoolClient } = require('${name}');
const stack = new Stack(new App(), 'App');
new UserPoolClient(stack, 'Client', { userPool: new UserPool(stack, 'Pool'), generateSecret: true });
stack.node.root.synth();
`;

const pythonApp = (module: string) => `from aws_cdk import App, Stack
from aws_cdk.aws_cognito import UserPool
from ${module} import UserPoolClient
app = App()
stack = Stack(app, "App")
UserPoolClient(stack, "Client", user_pool=UserPool(stack, "Pool"), generate_secret=True)
app.synth()
`;

function run(cwd: string, command: string, args: readonly string[], variables: object = {}): void {
  const env = {
    ...process.env,
    CDK_OUTDIR: join(cwd, 'out'),
    // Takes seconds in each process. The tests of the construct library validate its templates.
    CDK_VALIDATION: 'false',
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
    ...variables,
  };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env });
  expect({ command, status, output: status === 0 ? '' : stdout + stderr }).toEqual({ command, status: 0, output: '' });
}

function appFolder(name: string): string {
  const app = join(folder, name);
  mkdirSync(app);
  return app;
}

const artefact = (release: typeof released, end: string) => release(readdirSync(release()).find((name) => name.endsWith(end)));

function clientsIn(app: string) {
  const { Resources } = JSON.parse(readFileSync(join(app, 'out', 'App.template.json'), 'utf8'));
  const resources = Object.values(Resources as Record<string, { Type: string; Properties: object }>);
  return resources.filter(({ Type }) => Type.endsWith('Client'));
}

const RELEASES = [
  ['My::Cognito::UserPoolClient', released, 'my-cognito-userpoolclient-cdk', 'my_cognito_userpoolclient_cdk'],
  [OTHER_NAME, renamed, 'acme-identity-appclient-cdk', 'acme_identity_appclient_cdk'],
] as const;

test.each(RELEASES)('an app in JavaScript creates a client of the type %s with the tarball', (type, release, name) => {
  const app = appFolder(name);
  writeFileSync(join(app, 'package.json'), '{ "private": true }');
  const offline = ['--offline', '--no-audit', '--no-fund', '--legacy-peer-deps'];
  run(app, 'npm', ['install', ...offline, artefact(release, `-cdk-${VERSION}.tgz`)]);
  for (const one of FROM_REGISTRIES) symlinkSync(join(PROJECT_ROOT, 'cdk', 'node_modules', one), join(app, 'node_modules', one));
  writeFileSync(join(app, 'app.js'), nodeApp(name));
  run(app, process.execPath, ['app.js']);
  expect(clientsIn(app)).toMatchObject([{ Type: type, Properties: { GenerateSecret: true } }]);
});

test.each(RELEASES)('an app in Python creates a client of the type %s with the wheel', (type, release, _name, module) => {
  const app = appFolder(module);
  const { python } = ensureCdkVenv();
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-index',
    '--no-deps',
    '--target',
    'packages',
  ];
  run(app, python, [...pip, artefact(release, '.whl')]);
  writeFileSync(join(app, 'app.py'), pythonApp(module));
  run(app, python, ['app.py'], { PYTHONPATH: join(app, 'packages') });
  expect(clientsIn(app)).toMatchObject([{ Type: type, Properties: { GenerateSecret: true } }]);
});
