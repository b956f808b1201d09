/** The package userpoolclient-tools, in a folder that has nothing of this project but it. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { FORTH } from '../../migrate/direction';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { recordingsIn } from '../../tools/recordings';
import { commandsOf } from '../support/guides';
import { ENGINE_TIMEOUT_MS, stackWorld } from '../support/stacks';
import { Installation, tellTales, VERSION } from './packed';

const README = 'packages/userpoolclient-tools/README.md';
const TARBALL = `userpoolclient-tools-${VERSION}.tgz`;

const user = new Installation();
const here = stackWorld();
beforeAll(() => user.install('userpoolclient-tools'));
afterAll(() => user.remove());

const TEMPLATE = `Resources:
  Pool: { Type: AWS::Cognito::UserPool }
  Web:
    Type: ${FORTH.from}
    Properties: { UserPoolId: !Ref Pool, ClientName: web, GenerateSecret: true, CallbackURLs: ["https://a.example.com"] }
Outputs:
  Web: { Value: !Ref Web }
`;

const content = (file: string) => readFileSync(join(user.folder, file), 'utf8');

test('the package has these files and no others, and needs no other package', () => {
  const files = user.files('userpoolclient-tools');
  expect(Object.keys(files)).toEqual([
    'LICENSE',
    'README.md',
    'THIRD-PARTY-LICENSES',
    'check.cjs',
    'migrate.cjs',
    'package.json',
  ]);
  const { version, dependencies, license, bin } = JSON.parse(files['package.json'] ?? '');
  expect({ version, dependencies, license }).toEqual({ version: VERSION, dependencies: undefined, license: 'Apache-2.0' });
  expect(bin).toEqual({ check: './check.cjs', migrate: './migrate.cjs' });
  expect(files['README.md']).toContain(`npx --yes --package ./${TARBALL} check template.yaml`);
});

test('nothing in the package names a machine, a registry, an account or a secret', () => {
  const told = Object.entries(user.files('userpoolclient-tools')).map(([file, text]) => [file, tellTales(text)]);
  expect(told.filter(([, found]) => found?.length !== 0)).toEqual([]);
});

test('the licences of what is in its programs go with them', () => {
  const text = user.files('userpoolclient-tools')['THIRD-PARTY-LICENSES'] ?? '';
  expect(text).toMatch(/^Parts of these packages are in check\.cjs and migrate\.cjs\./);
  for (const name of [
    'yaml',
    'fastest-levenshtein',
    '@aws-sdk/client-cloudformation',
    '@aws-sdk/nested-clients',
    '@smithy/core',
  ]) {
    const { version, license } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'node_modules', name, 'package.json'), 'utf8'));
    expect(text).toContain(`\n${name} ${version} (${license})\n`);
  }
});

test.each(['check', 'migrate'])('%s --help and its messages say how the package calls it', async (command) => {
  const { status, stdout, stderr } = await user.run('npx', command, '--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^${command} TEMPLATE`));
  const wrong = await user.run(command, '--nothing');
  expect(wrong.status).toBe(command === 'check' ? 2 : 1);
  expect(stdout + wrong.stderr).not.toMatch(/npm run|guides\//);
  expect((await user.run(command)).stderr).toMatch(new RegExp(`^${command} takes `));
});

test('check says of a template what the guide shows', async () => {
  mkdirSync(join(user.folder, 'guides'), { recursive: true });
  copyFileSync(join(PROJECT_ROOT, 'guides', 'check.yaml'), join(user.folder, 'guides', 'check.yaml'));
  const [shown, rules] = recordingsIn('guides/check.md');
  expect(await user.run('check', 'guides/check.yaml')).toEqual({ status: 1, stdout: shown?.text, stderr: '' });
  const sarif = await user.run('check', '--format', 'sarif', 'guides/check.yaml');
  expect(JSON.parse(sarif.stdout).runs[0].tool.driver).toMatchObject({ semanticVersion: VERSION });
  const ids = (text = '') => [...text.matchAll(/^\| ([\w-]+) /gm)].map(([, id]) => id);
  const { stdout } = await user.run('check', '--rules');
  expect(ids(stdout)).toEqual(ids(rules?.text));
  expect(stdout).toMatch(/^\| id .* \| check +\| schema/);
});

test('the commands of its README check a template and show what a move changes, without an installation', async () => {
  user.write({ 'template.yaml': TEMPLATE });
  copyFileSync(join(user.release, TARBALL), join(user.folder, TARBALL));
  const [check = '', migrate = '', install = '', ...others] = commandsOf(README).map((line) => line.replace('VERSION', VERSION));
  expect(others).toEqual([]);
  expect(install).toMatch(/^npm install /);
  expect(await user.run('sh', '-c', check)).toEqual({
    status: 0,
    stdout: '1 template, 1 app client: no errors.\n',
    stderr: '',
  });
  const { status, stdout, stderr } = await user.run('sh', '-c', migrate);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(`\n+    Type: ${FORTH.to}\n`);
  expect(stdout).toContain('\nWould write template.yaml\n');
  expect(content('template.yaml')).toBe(TEMPLATE);
});

test('migrate refuses a template with every reason, and starts paths where it is called', async () => {
  user.write({ 'bad.yaml': TEMPLATE.replace('!Ref Web', '!GetAtt Web.Arn') });
  const { status, stderr } = await user.run('sh', '-c', 'cd guides && INIT_CWD=/ migrate ../bad.yaml --write');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^\.\.\/bad\.yaml can't be migrated:\n {2}Line \d+: .* has no attribute Arn\.\n$/);
});

test(
  'migrate --run moves a client of a stack, with the SDK that it has in itself',
  async () => {
    const stack = new Stack(here.engine, 'packaged');
    await stack.create(TEMPLATE);
    const { Pool = '', Web = '' } = await stack.physicalIds();
    const before = await here.world.live(Web, Pool);
    user.write({ 'template.yaml': TEMPLATE });
    Object.assign(user.env, here.engine.variables);
    const ended = await user.run('migrate', 'template.yaml', '--stack-name', 'packaged', '--run', '--yes');
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(/Every client has the settings, the id and the secret that it had\.\n$/);
    expect(content('template.yaml')).toContain(FORTH.to);
    expect((await stack.physicalIds()).Web).toBe(`${Pool}|${Web}`);
    expect(await here.world.live(Web, Pool)).toEqual(before);
    expect(existsSync(join(user.folder, 'template-migration', '0-before.yaml'))).toBe(true);
  },
  ENGINE_TIMEOUT_MS,
);
