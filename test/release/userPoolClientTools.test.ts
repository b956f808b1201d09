/** The package userpoolclient-tools, in a folder that has no other file of this project. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as textFrom } from 'node:stream/consumers';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { AWS_TO_OURS } from '../../migrate/direction';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { recordingsIn } from '../../tools/recordings';
import { proxyOf } from '../migrate/proxy';
import { commandsOf } from '../support/guides';
import { ENGINE_TIMEOUT_MS, stackWorld } from '../support/stacks';
import { Installation, leaksIn, VERSION } from './packed';

const README = 'packages/userpoolclient-tools/README.md';
const TARBALL = `userpoolclient-tools-${VERSION}.tgz`;

const user = new Installation();
const here = stackWorld();
beforeAll(() => user.install('userpoolclient-tools'));
afterAll(() => user.remove());

const TEMPLATE = `Resources:
  Pool: { Type: AWS::Cognito::UserPool }
  Web:
    Type: ${AWS_TO_OURS.from}
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

test('no file in the package names a machine, a registry, an account or a secret', () => {
  const leaks = Object.entries(user.files('userpoolclient-tools')).map(([file, text]) => [file, leaksIn(text)]);
  expect(leaks.filter(([, found]) => found?.length !== 0)).toEqual([]);
});

test('the package has the licences of all packages in its programs', () => {
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
  // These licences allow the distribution of the code together with their texts.
  const licences = [...text.matchAll(/^\S+ \d[\w.-]* \((.*)\)$/gm)].map(([, licence]) => licence);
  expect(licences.length).toBeGreaterThan(10);
  expect([...new Set(licences)].sort()).toEqual(['Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT']);
});

test.each(['check', 'migrate'])("%s --help and its messages have the package's name of the command", async (command) => {
  const { status, stdout, stderr } = await user.run('npx', command, '--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^${command} TEMPLATE`));
  const wrong = await user.run(command, '--nothing');
  expect(wrong.status).toBe(command === 'check' ? 2 : 1);
  expect(stdout + wrong.stderr).not.toMatch(/npm run|guides\//);
  expect((await user.run(command)).stderr).toMatch(new RegExp(`^${command} needs `));
});

test('check prints the findings that the guide shows', async () => {
  mkdirSync(join(user.folder, 'guides'), { recursive: true });
  copyFileSync(join(PROJECT_ROOT, 'guides', 'check.yaml'), join(user.folder, 'guides', 'check.yaml'));
  const [shown] = recordingsIn('guides/check.md');
  const [rules] = recordingsIn('guides/check-rules.md');
  expect(await user.run('check', 'guides/check.yaml')).toEqual({ status: 1, stdout: shown?.text, stderr: '' });
  const sarif = await user.run('check', '--format', 'sarif', 'guides/check.yaml');
  expect(JSON.parse(sarif.stdout).runs[0].tool.driver).toMatchObject({ semanticVersion: VERSION });
  const ids = (text = '') => [...text.matchAll(/^\| ([\w-]+) /gm)].map(([, id]) => id);
  const { stdout } = await user.run('check', '--rules');
  expect(ids(stdout)).toEqual(ids(rules?.text));
  expect(stdout).toMatch(/^\| id .* \| check +\| CDK +\| schema/);
});

test('the commands of its README check a template and show the changes of a move, without an installation', async () => {
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
  expect(stdout).toContain(`\n+    Type: ${AWS_TO_OURS.to}\n`);
  expect(stdout).toContain('\nWould write template.yaml\n');
  expect(content('template.yaml')).toBe(TEMPLATE);
});

test('migrate prints every reason when it refuses a template, and resolves paths in the current folder', async () => {
  user.write({ 'bad.yaml': TEMPLATE.replace('!Ref Web', '!GetAtt Web.Arn') });
  const { status, stderr } = await user.run('sh', '-c', 'cd guides && INIT_CWD=/ migrate ../bad.yaml --write');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^\.\.\/bad\.yaml can't be migrated:\n {2}Line \d+: .* has no attribute Arn\. .*\.\n$/);
});

/** Runs `migrate --run` of the package against the engine, or against a proxy in front of it. */
function migrating(stackName: string, more: NodeJS.ProcessEnv = {}) {
  const args = ['template.yaml', '--stack-name', stackName, '--run', '--yes'];
  const child = spawn('migrate', args, { cwd: user.folder, env: { ...user.env, ...here.engine.variables, ...more } });
  const output = Promise.all([textFrom(child.stdout), textFrom(child.stderr), once(child, 'exit')]);
  return { child, run: output.then(([stdout, stderr, [status]]) => ({ status, stdout, stderr })) };
}

test(
  'migrate --run moves a client of a stack with its bundled SDK',
  async () => {
    const stack = new Stack(here.engine, 'packaged');
    await stack.create(TEMPLATE);
    const { Pool = '', Web = '' } = await stack.physicalIds();
    const before = await here.world.live(Web, Pool);
    user.write({ 'template.yaml': TEMPLATE });
    const ended = await migrating('packaged').run;
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(/Every client kept its settings, its id and its secret\.\n$/);
    expect(content('template.yaml')).toContain(AWS_TO_OURS.to);
    expect((await stack.physicalIds()).Web).toBe(`${Pool}|${Web}`);
    expect(await here.world.live(Web, Pool)).toEqual(before);
    expect(existsSync(join(user.folder, 'template-migration', '0-before.yaml'))).toBe(true);
  },
  ENGINE_TIMEOUT_MS,
);

test(
  'Ctrl-C stops a move, and the message says how to continue',
  async () => {
    const stack = new Stack(here.engine, 'stopped');
    await stack.create(TEMPLATE);
    user.write({ 'template.yaml': TEMPLATE });
    let stop = () => {};
    const proxy = await proxyOf(here.engine, ({ action }) =>
      action === 'ExecuteChangeSet' ? { done: () => stop(), dropAnswer: true } : undefined,
    );
    try {
      const { child, run } = migrating('stopped', { AWS_ENDPOINT_URL: proxy.url });
      stop = () => child.kill('SIGINT');
      expect(await run).toMatchObject({
        status: 130,
        stderr: expect.stringContaining('The move is not complete. Run the same command again'),
      });
    } finally {
      await proxy.stop();
    }
  },
  ENGINE_TIMEOUT_MS,
);
