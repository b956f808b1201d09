import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { AWS_TO_OURS, OURS_TO_AWS } from '../../migrate/direction';
import { rewriteTemplate } from '../../migrate/rewrite';
import { EXAMPLES_FOLDER } from '../../tools/examples/examples';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { runCommand } from '../support/command';
import { ENGINE_TIMEOUT_MS, identifiersIn, shellOf, stackWorld } from '../support/stacks';
import { proxyOf } from './proxy';

const here = stackWorld();
/** The folder of the reader, with a template and the project's commands. */
let folder: string;

const ours = readFileSync(join(EXAMPLES_FOLDER, 'web-server', 'template.yaml'), 'utf8');
const native = rewriteTemplate(ours, OURS_TO_AWS).text;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  for (const name of ['package.json', 'commands']) symlinkSync(join(PROJECT_ROOT, name), join(folder, name));
  writeFileSync(join(folder, 'template.yaml'), native);
});

const callersFolder = process.env.INIT_CWD;
afterEach(() => {
  if (callersFolder === undefined) delete process.env.INIT_CWD;
  else process.env.INIT_CWD = callersFolder;
  rmSync(folder, { recursive: true });
});

const shell = (commands: string) => shellOf(here.engine, folder)(commands);

const content = (file: string) => readFileSync(join(folder, file), 'utf8');

test(
  'the commands of the guide move a client of a stack, and back',
  async () => {
    const guide = readFileSync(join(PROJECT_ROOT, 'guides', 'migrate.md'), 'utf8');
    const [show = '', plan = '', move = '', back = '', ...others] = [...guide.matchAll(/^```sh\n(.*?)\n```$/gms)].map(
      ([, text]) => text,
    );
    expect(others).toEqual([]);
    const stack = new Stack(here.engine, 'shop');
    await stack.create(native);
    const { UserPool = '', WebServer = '' } = await stack.physicalIds();
    const before = { client: await here.world.live(WebServer, UserPool), outputs: await stack.outputs() };

    expect(await shell(show)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('+    Type: My::Cognito::UserPoolClient'),
    });
    expect(await shell(plan)).toMatchObject({ status: 0, stdout: expect.stringContaining('template-migration/3-import.yaml') });
    expect(content('template-migration/3-import.yaml')).toContain(
      'WebServer:\n    DeletionPolicy: Retain\n    Type: My::Cognito::UserPoolClient',
    );
    expect(content('template.yaml')).toBe(native);

    expect(await shell(`${move} --yes`)).toMatchObject({ status: 0, stderr: '' });
    expect(content('template.yaml')).toBe(ours);
    expect(identifiersIn((await stack.physicalIds()).WebServer)).toEqual({ pool: UserPool, client: WebServer });
    expect({ client: await here.world.live(WebServer, UserPool), outputs: await stack.outputs() }).toEqual(before);

    expect(await shell(`${back} --yes`)).toMatchObject({ status: 0, stderr: '' });
    expect(content('template.yaml')).toBe(native);
    expect((await stack.physicalIds()).WebServer).toBe(WebServer);
    expect({ client: await here.world.live(WebServer, UserPool), outputs: await stack.outputs() }).toEqual(before);
  },
  ENGINE_TIMEOUT_MS,
);

test('nothing is written without --write, or when a template is refused', async () => {
  expect((await shell('npm run migrate -- template.yaml')).status).toBe(0);
  writeFileSync(join(folder, 'bad.yaml'), native.replace('!Ref WebServer', '!GetAtt WebServer.Arn'));
  const { status, stderr } = await shell('npm run migrate -- bad.yaml --write');
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /bad\.yaml can't be migrated:\n {2}Line \d+: AWS::Cognito::UserPoolClient has no attribute Arn\. .*\.\n$/,
  );
  expect(content('template.yaml')).toBe(native);
  expect(content('bad.yaml')).toContain('Type: AWS::Cognito::UserPoolClient');
  expect(existsSync(join(folder, 'template-migration'))).toBe(false);
});

test('a plan needs no account, and the name of a template may have any characters', async () => {
  const name = 'shop $(touch made) `touch made`.yaml (copy); touch made';
  writeFileSync(join(folder, name), `{Resources: {Web: {Type: ${AWS_TO_OURS.from}, Properties: {UserPoolId: us-east-1_A}}}}`);
  const web = { LogicalResourceId: 'Web', ResourceType: AWS_TO_OURS.from, PhysicalResourceId: '1web' };
  writeFileSync(join(folder, 'r.json'), JSON.stringify({ StackResourceSummaries: [web] }));
  const plan = `AWS_ENDPOINT_URL=http://127.0.0.1:9 npm run migrate -- '${name}' --stack-name shop --resources r.json`;
  expect(await shell(plan)).toMatchObject({ status: 0, stdout: expect.stringContaining('/1-retain.yaml (copy); touch made: ') });
  const steps = readdirSync(join(folder, 'shop $(touch made) `touch made`-migration'));
  expect(steps).toEqual(['retain', 'remove', 'import', 'rewritten'].map((step, i) => `${i + 1}-${step}.yaml (copy); touch made`));
  expect(existsSync(join(folder, 'made'))).toBe(false);
});

describe('a run of the command', () => {
  /** Starts the command against the stack engine, or a proxy of it, at `url`. */
  function started(url: string, args: readonly string[]): ChildProcess {
    const env = { ...process.env, ...here.engine.variables, AWS_ENDPOINT_URL: url, INIT_CWD: folder };
    return spawn(process.execPath, [join(PROJECT_ROOT, 'commands', 'run.mjs'), 'migrate', ...args], { env, cwd: PROJECT_ROOT });
  }

  async function ended(child: ChildProcess) {
    const [stdout, stderr, [status]] = await Promise.all([
      text(child.stdout as Readable),
      text(child.stderr as Readable),
      once(child, 'exit'),
    ]);
    return { status, stdout, stderr };
  }

  const args = (name: string) => ['template.yaml', '--stack-name', name, '--run', '--yes'];

  test(
    'continues after Ctrl-C in the middle of a step when it is started again',
    async () => {
      const stack = new Stack(here.engine, 'stopped');
      await stack.create(native);
      const { UserPool = '', WebServer = '' } = await stack.physicalIds();
      const before = await here.world.live(WebServer, UserPool);
      let child: ChildProcess | undefined;
      const proxy = await proxyOf(here.engine, ({ action, number }) =>
        action === 'ExecuteChangeSet' && number === 2 ? { done: () => void child?.kill('SIGINT'), dropAnswer: true } : undefined,
      );
      try {
        child = started(proxy.url, args('stopped'));
        const { status, stderr } = await ended(child);
        expect({ status, stderr }).toEqual({
          status: 130,
          stderr: '\nThe move is not complete. Run the same command again: it continues with the next step.\n',
        });
      } finally {
        await proxy.stop();
      }
      expect(content('template.yaml')).toBe(native);
      expect(await stack.physicalIds()).not.toHaveProperty('WebServer');
      const { status, stdout } = await ended(started(here.engine.variables.AWS_ENDPOINT_URL ?? '', args('stopped')));
      expect(stdout).toMatch(/Every client kept its settings, its id and its secret\.\n$/);
      expect(status).toBe(0);
      expect(await here.world.live(WebServer, UserPool)).toEqual(before);
      expect(stdout).not.toContain(before.ClientSecret);
    },
    ENGINE_TIMEOUT_MS,
  );

  test('says that its credentials have expired', async () => {
    const stack = new Stack(here.engine, 'expired');
    await stack.create(native);
    const proxy = await proxyOf(here.engine, ({ action, number }) =>
      action === 'DescribeStacks' && number > 1 ? { answer: () => EXPIRED } : undefined,
    );
    try {
      const { status, stdout, stderr } = await ended(started(proxy.url, args('expired')));
      expect(status).toBe(1);
      expect(stdout).toContain('Step 1 of 4');
      expect(stderr).toBe(
        'npm run migrate: AWS refused the credentials (ExpiredToken: The security token included in the request is expired). ' +
          'Renew them, then run the same command again.\n',
      );
    } finally {
      await proxy.stop();
    }
  });

  const EXPIRED = {
    status: 403,
    body:
      '<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code>' +
      '<Message>The security token included in the request is expired</Message></Error></ErrorResponse>',
  };
});

test('missing credentials are reported, with the variables to set', async () => {
  const none =
    'env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY -u AWS_PROFILE AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true';
  const { status, stderr } = await shell(`${none} npm run migrate -- template.yaml --stack-name shop --region us-east-1`);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      'npm run migrate: found no AWS credentials. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, then run the same command again.\n',
  });
});

test('a missing Region is reported', async () => {
  const noRegion = 'env -u AWS_REGION -u AWS_DEFAULT_REGION AWS_CONFIG_FILE=/dev/null';
  const { status, stderr } = await shell(`${noRegion} npm run migrate -- template.yaml --stack-name shop`);
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'npm run migrate: no AWS Region is set. Add --region REGION.\n' });
});

test.each([
  ['no template', '', 'npm run migrate needs exactly one template.'],
  ['two templates', 'a.yaml b.yaml', 'npm run migrate needs exactly one template.'],
  ['a file that is not there', 'nowhere.yaml', "nowhere.yaml can't be read: the file does not exist."],
  [
    'invalid resources',
    'template.yaml --stack-name shop --resources template.yaml',
    'must have the answer of aws cloudformation list-stack-resources',
  ],
  [
    'resources without a stack',
    'template.yaml --resources r.json',
    '--resources is an option for a stack: add --stack-name STACK.',
  ],
  [
    'a pool without a stack',
    'template.yaml --user-pool-id x',
    '--user-pool-id is an option for a stack: add --stack-name STACK.',
  ],
  ['a run without a stack', 'template.yaml --run', '--run is an option for a stack: add --stack-name STACK.'],
  ['--write with a stack', 'template.yaml --stack-name shop --write', '--write cannot be combined with --stack-name'],
  [
    'a run with a file of resources',
    'template.yaml --stack-name shop --run --resources r.json',
    '--resources cannot be combined with --run',
  ],
  ['--yes without --run', 'template.yaml --stack-name shop --yes', '--yes is an option for a run: add --run.'],
])('ends with 1 and a message for %s', async (_name, args, sentence) => {
  process.env.INIT_CWD = folder;
  const { status, stderr } = await runCommand('migrate', ...args.split(' ').filter((arg) => arg !== ''));
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
});

test('ends with 1 and a message for a stack that does not exist', async () => {
  const { status, stderr } = await shell('npm run migrate -- template.yaml --stack-name nowhere --run');
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('nowhere') });
});
