/** Runs the commands for the AWS CLI and boto3 in guides/local-stacks.md, against the guide's servers. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { blocksOf, shellBlocks } from '../support/guides';
import { type LocalCommand, startLocal, urlOf } from '../support/localCommand';
import type { Ended } from '../support/stacks';

const GUIDE = 'guides/local-stacks.md';
/** The ports of the guide, by the names of the servers. */
const PORTS = { Cognito: 9229, CloudFormation: 3002, 'Cloud Control': 3003 };

const blocks = shellBlocks(GUIDE);
const blockWith = (text: string) => blocks.find((block) => block.includes(text)) ?? '';
const EXPORTS = blockWith('export AWS_ENDPOINT_URL=');

let command: LocalCommand;
const home = mkdtempSync(join(tmpdir(), 'local-stacks-'));
beforeAll(async () => {
  command = await startLocal('--stacks', '--cognito-port', '0', '--lambda-port', '0', '--stacks-port', '0');
});
afterAll(() => {
  command.child.kill();
  rmSync(home, { recursive: true });
});

/** The guide's lines with the ports of this run. */
const here = (script: string) =>
  Object.entries(PORTS).reduce(
    (text, [server, port]) => text.replaceAll(`http://127.0.0.1:${port}`, urlOf(server, command)),
    script,
  );

/** Runs commands in a shell with the AWS CLI, Python with boto3, and the guide's variables. */
function shell(script: string): Promise<Ended> {
  const PATH = `${ensureVenv().bin}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, HOME: home, TMPDIR: home, PATH };
  return new Promise((resolve) => {
    execFile('sh', ['-euc', here(`${EXPORTS}\n${script}`)], { cwd: PROJECT_ROOT, env }, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test('the command prints the lines that the guide shows', () => {
  const printed = [...command.output.matchAll(/^ {2}((?:unset|export) .*)$/gm)].map(([, line]) => line);
  expect(here(EXPORTS).trim().split('\n')).toEqual(printed);
});

test('the AWS CLI creates, updates, describes and deletes a stack', async () => {
  const { status, stdout, stderr } = await shell(blockWith('aws cloudformation deploy'));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.match(/Successfully created\/updated stack - web/g)).toHaveLength(2);
  const [events, pools] = [...stdout.matchAll(/^\{.*?^\}$/gms)].map(([json]) => JSON.parse(json));
  expect(events.StackEvents[0]).toMatchObject({ LogicalResourceId: 'web', ResourceStatus: 'UPDATE_COMPLETE' });
  expect(pools.UserPools.map(({ Name }: { Name: string }) => Name)).toEqual(['playground', expect.stringMatching(/^web-/)]);
  const left = await shell('aws cloudformation describe-stacks --query Stacks[].StackName');
  expect(JSON.parse(left.stdout)).toEqual([]);
});

test('the AWS CLI packages a template', async () => {
  const { status, stdout } = await shell(blockWith('aws s3 mb'));
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('Successfully packaged artifacts') });
});

test('boto3 creates a stack, and prints its outputs', async () => {
  const [program = ''] = blocksOf(GUIDE, 'python');
  const { status, stdout, stderr } = await shell(`python - <<'END'\n${program}END`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^\{'UserPoolId': 'us-east-1_\w+', 'ClientId': '\w+'\}\n$/);
});
