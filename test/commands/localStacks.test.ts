/** `npm run local -- --stacks`: the AWS CLI works with the printed lines, and all servers end with the command. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { FOR_THE_REAL_AWS, type LocalCommand, startLocal, urlOf } from '../support/localCommand';
import { projectCopy } from '../support/projectCopy';

const FREE_PORTS = ['--cognito-port', '0', '--lambda-port', '0', '--stacks-port', '0'];
const SERVERS = ['Cognito', 'Lambda', 'CloudFormation', 'Cloud Control'];

const running: LocalCommand[] = [];
afterAll(() => {
  for (const { child } of running) child.kill('SIGKILL');
});

async function startStacks(...args: string[]): Promise<LocalCommand> {
  const command = await startLocal('--stacks', ...FREE_PORTS, ...args);
  running.push(command);
  return command;
}

/** The printed lines that the user copies. */
const copied = ({ output }: LocalCommand) => [...output.matchAll(/^ {2}(?:unset|export) .*$/gm)].join('\n');
/** The sample command for a version of the AWS CLI. */
const sample = (version: number, { output }: LocalCommand) =>
  new RegExp(`^With version ${version} of the AWS CLI.*:\n {2}(.*)$`, 'm').exec(output)?.[1] ?? '';

/** Runs a script in a shell with settings for the real AWS. */
function shell(script: string): Promise<{ status: number; output: string }> {
  const PATH = `${ensureVenv().bin}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, ...FOR_THE_REAL_AWS, PATH };
  const child = spawn('sh', ['-euc', `exec 2>&1\n${script}`], { cwd: PROJECT_ROOT, env });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return once(child, 'close').then(([status]) => ({ status, output }));
}

test('names each server, and version 1 of the AWS CLI deploys an example with the printed lines; Ctrl-C stops all servers', async () => {
  const command = await startStacks('--region', 'ap-southeast-2');
  expect(command.output).toMatch(
    /^Cognito {9}http:\S+ {3}and .*\nLambda {10}http:\S+ {3}function .*\nCloudFormation {2}http:\S+ {3}also .*\nCloud Control {3}http:\S+ {3}for the type My::Cognito::UserPoolClient\nUser pool {7}ap-southeast-2_/,
  );
  expect(sample(2, command)).toBe(`${sample(1, command)} --no-cli-pager`);
  const list = 'aws cloudformation describe-stacks --query "Stacks[0].[StackStatus,StackId,Outputs[].OutputValue]" --output text';
  const { status, output } = await shell(`${copied(command)}\n${sample(1, command)}\n${list}`);
  const [created, stack, outputs] = output.trim().split('\n').slice(-3);
  expect({ status, created, stack, outputs }).toEqual({
    status: 0,
    created: 'Successfully created/updated stack - minimal',
    stack: expect.stringMatching(/^CREATE_COMPLETE\tarn:aws:cloudformation:ap-southeast-2:123456789012:stack\/minimal\//),
    outputs: expect.stringMatching(/^ap-southeast-2_\w{9}\t\w+$/),
  });

  const closed = await Promise.all(SERVERS.map((server) => closedBy(urlOf(server, command))));
  // At Ctrl-C, a terminal sends SIGINT to the whole process group.
  process.kill(-(command.child.pid as number), 'SIGINT');
  expect(await once(command.child, 'close')).toEqual([0, null]);
  await Promise.all(closed.map((wait) => wait()));
  expect(command.errors()).toBe('');
});

/** Connects to a server. The returned function resolves when the server has closed the connection. */
async function closedBy(url: string): Promise<() => Promise<void>> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').resume();
  // A killed server resets the connection.
  const closed = new Promise<void>((resolve) => socket.on('error', () => undefined).once('close', () => resolve()));
  await once(socket, 'connect');
  return () => closed;
}

test('leaves no server behind when it is killed', async () => {
  const command = await startStacks();
  const closed = await Promise.all(SERVERS.map((server) => closedBy(urlOf(server, command))));
  command.child.kill('SIGKILL');
  await Promise.all(closed.map((wait) => wait()));
});

const run = (args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) => {
  const { status, stderr } = spawnSync(process.execPath, ['commands/run.mjs', 'local', ...args], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    ...options,
  });
  return { status, stderr };
};

test('names the option that chooses another port when its port is in use', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  const { status, stderr } = run(['--stacks', ...FREE_PORTS, '--stacks-port', String(port)]);
  blocker.close();
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `Another program uses port ${port} on 127.0.0.1. Choose another port with --stacks-port, or 0 for any free port.\n`,
  });
});

test.each([
  [['--stacks-port', '0'], '--stacks-port needs --stacks.'],
  [['--stacks', '--cognito-port', '3002'], "--cognito-port and --stacks-port can't both be 3002. Choose another port."],
  [
    ['--stacks', '--lambda-port', '3003'],
    "--lambda-port and the port after --stacks-port, for Cloud Control, can't both be 3003.",
  ],
  [['--stacks', '--stacks-port', '65535'], '--stacks-port must be a whole number from 0 to 65534'],
])('refuses %j', (args, message) => {
  expect(run(args)).toEqual({ status: 1, stderr: expect.stringContaining(message) });
});

test('asks for Python when there is none', () => {
  const copy = projectCopy(['node_modules']);
  const bin = mkdtempSync(join(tmpdir(), 'no-python-'));
  for (const program of ['sh', 'npm', 'node']) symlinkSync(programOf(program), join(bin, program));
  const { status, stderr } = run(['--stacks', ...FREE_PORTS], { cwd: copy.root, env: { ...process.env, PATH: bin } });
  copy.remove();
  rmSync(bin, { recursive: true });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringContaining(
      'npm run local: This command needs Python 3.11 or newer, and finds no such python3 or python. Install it',
    ),
  });
});

const programOf = (name: string) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
