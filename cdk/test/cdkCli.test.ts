/** The commands of guides/local-stacks.md: the CDK CLI deploys an app with the construct library to the local stacks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { type StackEngine, startStackEngine } from '../../local/cloudformation/stacks/stackEngine';
import { commandsOf } from '../../test/support/guides';
import { type Ended, identifiersIn, shellOf } from '../../test/support/stacks';
import { World } from '../../test/support/world';
import { PROJECT_ROOT } from '../../tools/projectRoot';

/** A CDK command takes seconds, and much longer on a busy machine. */
jest.setTimeout(180_000);

let world: World;
let engine: StackEngine;
beforeAll(async () => {
  world = await World.start();
  engine = await startStackEngine(world.aws);
});
afterAll(async () => {
  await engine?.stop();
  await world?.stop();
});

/** A folder inside the library, so that Node finds the library by its name. Git ignores it. */
const DIST = join(PROJECT_ROOT, 'cdk', 'dist');
mkdirSync(DIST, { recursive: true });
const folder = mkdtempSync(join(DIST, 'cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(
  join(folder, 'app.js'),
  `const { App, CfnOutput, RemovalPolicy, Stack } = require('aws-cdk-lib');
const { UserPool } = require('aws-cdk-lib/aws-cognito');
const { UserPoolClient } = require('my-cognito-userpoolclient-cdk');

const stack = new Stack(new App(), 'Web');
const userPool = new UserPool(stack, 'UserPool', { removalPolicy: RemovalPolicy.DESTROY });
const callbackUrls = [stack.node.tryGetContext('callbackUrl') ?? 'https://first.example.com'];
const client = new UserPoolClient(stack, 'Client', { userPool, generateSecret: true, oAuth: { callbackUrls } });
new CfnOutput(stack, 'ClientId', { value: client.userPoolClientId });
`,
);
writeFileSync(join(folder, 'cdk.json'), JSON.stringify({ app: `'${process.execPath}' app.js` }));

/**
 * Runs a command of the guide, with the CDK CLI from the library's npm packages. aws-cdk-lib validates the
 * template only of a deployment without a URL, because validation takes seconds.
 */
function cdk(command: string, callbackUrl?: string, options = ''): Promise<Ended> {
  const line = commandsOf('guides/local-stacks.md').find((one) => one.startsWith(`npx cdk ${command}`));
  if (line === undefined) throw new Error(`guides/local-stacks.md has no "npx cdk ${command}".`);
  const context = callbackUrl === undefined ? '' : `--context callbackUrl=${callbackUrl}`;
  // The commands read no files of the user, and send no requests for notices, versions or telemetry.
  const environment = {
    HOME: folder,
    PATH: `${join(PROJECT_ROOT, 'cdk', 'node_modules', '.bin')}${delimiter}$PATH`,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
    CI: 'true',
    CDK_VALIDATION: String(command === 'deploy' && callbackUrl === undefined),
  };
  const exports = Object.entries(environment).map(([name, value]) => `export ${name}="${value}"`);
  return shellOf(engine, folder)([...exports, `${line.replace('npx ', '')} ${context} ${options} --no-notices`].join('\n'));
}

const succeeds = (text: string): object => ({ status: 0, stdout: expect.stringContaining(text) });
const stack = () => new Stack(engine, 'Web');

async function callbackUrls(): Promise<unknown> {
  const ids = Object.values(await stack().physicalIds());
  const { pool, client } = identifiersIn(ids.find((id) => id.includes('|')));
  expect(await stack().outputs()).toEqual({ ClientId: client });
  return (await world.live(client, pool)).CallbackURLs;
}

test('bootstrap and a first deployment succeed', async () => {
  expect(await cdk('bootstrap')).toMatchObject(succeeds('bootstrapped'));
  expect(await cdk('deploy')).toMatchObject(succeeds('Web.ClientId = '));
  expect(await callbackUrls()).toEqual(['https://first.example.com']);
});

test('a second deployment has no changes, and diff shows the changes of another one', async () => {
  expect(await cdk('deploy')).toMatchObject(succeeds('Web (no changes)'));
  const { status, stdout } = await cdk('diff', 'https://second.example.com');
  expect({ status, lines: stdout.match(/\[[-+]\] +".*"/g) }).toEqual({
    status: 0,
    lines: ['[-]   "https://first.example.com"', '[+]   "https://second.example.com"'],
  });
});

test('a change is deployed, a wrong one is refused at synthesis, and a failed deployment shows the reason', async () => {
  expect(await cdk('deploy', 'https://second.example.com')).toMatchObject(succeeds('UPDATE_COMPLETE'));
  expect(await callbackUrls()).toEqual(['https://second.example.com']);

  const refused = await cdk('deploy', 'http://third.example.com');
  expect(refused).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('[Web/Client/Resource] CallbackURLs[0] must use https'),
  });
  expect(await stack().status()).toBe('UPDATE_COMPLETE');

  const failed = await cdk('deploy', 'http://third.example.com', '--context my-cognito-userpoolclient-cdk:check=warning');
  expect(failed).toMatchObject({ status: 1, stderr: expect.stringContaining('CallbackURLs[0] must use https') });
  expect(await stack().status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await callbackUrls()).toEqual(['https://second.example.com']);
});

test('destroy deletes the stack', async () => {
  expect(await cdk('destroy')).toMatchObject({ status: 0 });
  await expect(stack().status()).rejects.toThrow('Stack with id Web does not exist');
});
