/** The AWS SAM CLI deploys a template with our type to the stacks of this machine: the commands of guides/local-stacks.md. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Stack } from '../../../local/cloudformation/stacks/stack';
import { type StackEngine, startStackEngine } from '../../../local/cloudformation/stacks/stackEngine';
import { ensureSamVenv } from '../../../tools/sam/venv';
import { commandsOf } from '../../support/guides';
import { aws, type Ended, identifiersIn, shellOf } from '../../support/stacks';
import { World } from '../../support/world';

const TEMPLATE = `
Transform: AWS::Serverless-2016-10-31
Parameters:
  CallbackUrl:
    Type: String
    Default: https://first.example.com
Resources:
  UserPool:
    Type: AWS::Cognito::UserPool
  App:
    Type: My::Cognito::UserPoolClient
    Properties:
      UserPoolId: !Ref UserPool
      CallbackURLs:
        - !Ref CallbackUrl
  Api:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: index.handler
      CodeUri: code/
      Environment:
        Variables:
          CLIENT_ID: !GetAtt App.ClientId
Outputs:
  ClientId:
    Value: !GetAtt App.ClientId
`;

/** A deployment takes seconds, on a machine with other work many. */
jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'sam-'));
let world: World;
let engine: StackEngine;
beforeAll(async () => {
  writeFileSync(join(folder, 'template.yaml'), TEMPLATE);
  mkdirSync(join(folder, 'code'));
  writeFileSync(join(folder, 'code', 'index.py'), 'def handler(event, context):\n    return "signed in"\n');
  world = await World.start();
  engine = await startStackEngine(world.aws);
});
afterAll(async () => {
  await engine?.stop();
  await world?.stop();
  rmSync(folder, { recursive: true });
});

/** Runs a command of the guide. */
function sam(command: string, options = ''): Promise<Ended> {
  const line = commandsOf('guides/local-stacks.md').find((one) => one.startsWith(`sam ${command}`));
  if (line === undefined) throw new Error(`guides/local-stacks.md has no "sam ${command}".`);
  // The CLI uses no settings of the user, sends no telemetry, and reads the events more often than every 5 seconds.
  const environment = {
    HOME: folder,
    PATH: `${ensureSamVenv().bin}${delimiter}$PATH`,
    SAM_CLI_TELEMETRY: '0',
    SAM_CLI_POLL_DELAY: '0.2',
  };
  const exports = Object.entries(environment).map(([name, value]) => `export ${name}="${value}"`);
  return shellOf(engine, folder)([...exports, `${line} ${options}`].join('\n'));
}

const stack = () => new Stack(engine, 'sign-in');

async function callbackUrls(): Promise<unknown> {
  const { pool, client } = identifiersIn((await stack().physicalIds()).App);
  expect(await stack().outputs()).toEqual({ ClientId: client });
  return (await world.live(client, pool)).CallbackURLs;
}

const withUrl = (url: string) => `--parameter-overrides CallbackUrl=${url}`;

test('sam deploy creates a stack from its bucket, and says when nothing has changed', async () => {
  expect(await sam('deploy')).toMatchObject({ status: 0, stdout: expect.stringContaining('Successfully created/updated stack') });
  expect(await callbackUrls()).toEqual(['https://first.example.com']);
  const functions = await aws(engine, 'lambda list-functions --query Functions[].Environment.Variables.CLIENT_ID');
  expect(await stack().outputs()).toEqual({ ClientId: functions });
  const unchanged = await sam('deploy', '--no-fail-on-empty-changeset');
  expect(unchanged).toMatchObject({ status: 0, stdout: expect.stringContaining('No changes to deploy') });
});

test('sam deploy updates the client, and says why an update failed', async () => {
  expect(await sam('deploy', withUrl('https://second.example.com'))).toMatchObject({ status: 0 });
  expect(await callbackUrls()).toEqual(['https://second.example.com']);

  const failed = await sam('deploy', withUrl('http://third.example.com'));
  expect(failed).toMatchObject({ status: 1, stderr: expect.stringContaining('Failed to create/update the stack') });
  // It prints a table with narrow columns.
  expect(failed.stdout.replaceAll(/\s+/g, '')).toContain('"CallbackURLs[0]mustuse');
  expect(await stack().status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await callbackUrls()).toEqual(['https://second.example.com']);
});

test('sam delete deletes the stack', async () => {
  expect(await sam('delete')).toMatchObject({ status: 0, stdout: expect.stringContaining('Deleted successfully') });
  await expect(stack().status()).rejects.toThrow('Stack with id sign-in does not exist');
});
