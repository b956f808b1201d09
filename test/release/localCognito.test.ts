/** The package local-cognito, in a folder that has no other file of this project. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { localCognitoClient } from '../../local/cognitoClient';
import { lambdaNode, OWN_NODE } from '../../local/lambda/lambdaNode';
import { ensureVenv } from '../../tools/contract/venv';
import { gone } from '../support/gone';
import { blocksOf, shellBlocks } from '../support/guides';
import { Installation, LOCAL_COGNITO_FILES, leaksIn, VERSION } from './packed';

const README = 'packages/local-cognito/README.md';

const user = new Installation();
beforeAll(async () => {
  await user.install('local-cognito');
  user.link(['@aws-sdk', 'typescript']);
});
afterAll(() => user.remove());

test('the package has these files and no others, and needs no other package', () => {
  const files = user.files('local-cognito');
  const types = Object.keys(files).filter((file) => file.startsWith('types/'));
  expect(Object.keys(files).filter((file) => !types.includes(file))).toEqual(LOCAL_COGNITO_FILES);
  expect(types.every((file) => /^types\/(local\/cognito|packages\/local-cognito)\/\w+\.d\.ts$/.test(file))).toBe(true);
  expect(types).toContain('types/packages/local-cognito/index.d.ts');
  const { version, dependencies, license } = JSON.parse(files['package.json'] ?? '');
  expect({ version, dependencies, license }).toEqual({ version: VERSION, dependencies: undefined, license: 'Apache-2.0' });
  // It has no code of other packages, so it has no other licences.
  expect(files['localCognito.cjs']).not.toContain('node_modules');
  expect(files['README.md']).toContain(`./local-cognito-${VERSION}.tgz`);
});

test('no file in the package names a machine, a registry, an account or a secret', () => {
  const leaks = Object.entries(user.files('local-cognito')).map(([file, text]) => [file, leaksIn(text)]);
  expect(leaks.filter(([, found]) => found?.length !== 0)).toEqual([]);
});

test.each([
  ['/home/anna/project', ['/home/anna']],
  ['https://registry.example.com/x', ['registry.example.com']],
  ['arn:aws:iam::210987654321:role/x', ['210987654321']],
  ['AKIAABCDEFGHIJKLMNOP', ['AKIAABCDEFGHIJKLMNOP']],
  [`${__dirname}/packed.ts`, expect.arrayContaining([expect.stringMatching(/^\//)])],
  ['arn:aws:iam::123456789012:role/x at 1700000000000', []],
])('the search for leaks in %j', (text, found) => expect(leaksIn(text)).toEqual(found));

const USE = `
async function use({ startLocalCognito, FaultQueue, CognitoError }) {
  const faults = new FaultQueue().add('CreateUserPool', new CognitoError('LimitExceededException', 'Enough.'));
  const local = await startLocalCognito({ faultFor: faults.faultFor, idSeed: 'test', region: 'eu-west-1' });
  const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.CreateUserPool', 'x-amz-date': '20250101T000000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=A/20250101/eu-west-1/cognito-idp/aws4_request, SignedHeaders=host;x-amz-date, Signature=0' };
  const create = () => fetch(local.url, { method: 'POST', headers, body: '{"PoolName":"pool"}' }).then((answer) => answer.json());
  console.log((await create()).message, (await create()).UserPool.Id, local.requests.length);
  try {
    local.perform('DescribeUserPool', { UserPoolId: 'eu-west-1_0' });
  } catch (error) {
    console.log(error instanceof CognitoError, error.type);
  }
  await local.stop();
}
`;
const USED = /^Enough\. eu-west-1_\w{9} 2\ntrue ResourceNotFoundException\n$/;

describe.each([
  ['the Node of this machine', () => OWN_NODE],
  ['the Node of the Lambda runtime', lambdaNode],
])('on %s', (_name, node) => {
  test.each([
    ['use.mjs', `import * as package_ from 'local-cognito';${USE}await use(package_);`],
    ['use.cjs', `${USE}use(require('local-cognito'));`],
  ])('%s has the server, its faults and its errors', async (file, text) => {
    user.write({ [file]: text });
    expect(await user.run(node().path, file)).toEqual({ status: 0, stdout: expect.stringMatching(USED), stderr: '' });
  });
});

test('ES modules and CommonJS get the same class of errors, and the same names', async () => {
  const text = `import * as imported from 'local-cognito';
import { createRequire } from 'node:module';
const required = createRequire(import.meta.url)('local-cognito');
console.log(Object.keys(imported).sort().join(), Object.keys(required).every((name) => required[name] === imported[name]));`;
  user.write({ 'both.mjs': text });
  expect((await user.run(process.execPath, 'both.mjs')).stdout).toBe('CognitoError,FaultQueue,startLocalCognito true\n');
});

/** It is compiled without the types of Node and without skipLibCheck, because the package's declarations must not need others. */
const CONSUMER = `import { CognitoError, FaultQueue, startLocalCognito } from 'local-cognito';
import type { FaultFor, LocalCognito, LocalCognitoOptions, Quotas, RecordedRequest } from 'local-cognito';
const never: FaultFor = () => undefined;
const quotas: Quotas = { perPool: 1, perAccount: 2 };
const options: LocalCognitoOptions = { faultFor: never, idSeed: 'a', quotas, onOmission: 'keep' };
export const local: Promise<LocalCognito> = startLocalCognito(options);
export const last = async (): Promise<RecordedRequest | undefined> => (await local).requests.at(-1);
new FaultQueue().add('ListUserPools', 'throttle').add('ListUserPools', new CognitoError('A', 'b'), 2);
// @ts-expect-error There is no such kind of fault.
new FaultQueue().add('ListUserPools', 'burn');
// @ts-expect-error There is no such reading.
startLocalCognito({ onOmission: 'forget' });
`;

test.each([
  ['node16', 'node16', 'use.mts'],
  ['node16', 'node16', 'use.cts'],
  ['nodenext', 'nodenext', 'use.mts'],
  ['esnext', 'bundler', 'use.ts'],
])('TypeScript compiles a program with the package: %s modules, %s resolution, %s', async (module, moduleResolution, file) => {
  const compilerOptions = { module, moduleResolution, strict: true, noEmit: true, target: 'es2022', types: [] };
  user.write({ [file]: CONSUMER, 'tsconfig.json': JSON.stringify({ compilerOptions, files: [file] }) });
  const ended = await user.run(process.execPath, 'node_modules/typescript/bin/tsc', '--project', '.');
  expect(ended).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('the sample of its README runs', async () => {
  const [sample = ''] = blocksOf(README, 'js');
  user.write({ 'sample.mjs': sample });
  expect(await user.run(process.execPath, 'sample.mjs')).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^[0-9a-v]{25,26} 2\n$/),
    stderr: '',
  });
});

interface Served {
  child: ChildProcess;
  lines: string[];
  url: string;
}

/** Starts a server program, and returns when it is ready. */
async function served(program: string, ...args: string[]): Promise<Served> {
  const child = spawn(program, args, { cwd: user.folder, env: user.env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout as Readable })) {
    lines.push(line);
    if (line.startsWith('Ready')) break;
  }
  return { child, lines, url: /^Cognito +(\S+)/.exec(lines[0] ?? '')?.[1] ?? '' };
}

describe('the command', () => {
  test('prints its URL, and has the options of the local Cognito', async () => {
    const args = ['--port', '0', '--region', 'eu-west-1', '--id-seed', 'x', '--end-with-stdin'];
    const { child, lines, url } = await served('npx', 'local-cognito', ...args);
    try {
      expect(lines).toEqual([
        `Cognito    ${url}   and its secrets in Secrets Manager`,
        expect.stringMatching(/^User pool {2}eu-west-1_\w{9} {3}empty, to play with$/),
        'Ready. Ctrl-C stops it.',
      ]);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const { UserPools } = await localCognitoClient(url).send(new ListUserPoolsCommand({ MaxResults: 1 }));
      expect(UserPools).toMatchObject([{ Name: 'playground' }]);
    } finally {
      child.stdin?.end();
      expect(await once(child, 'exit')).toEqual([0, null]);
    }
  });

  test('answers the first call of its README, in a shell without other variables', async () => {
    const [, start = '', firstCall = ''] = shellBlocks(README);
    const { child, url } = await served('sh', '-c', `exec ${start.trim()} --port 0 --end-with-stdin`);
    try {
      const variables = [`HOME=${user.folder}`, `PATH=${ensureVenv().bin}:/usr/bin:/bin`];
      const script = firstCall.replaceAll('http://127.0.0.1:9229', url);
      const { status, stdout, stderr } = await user.run('env', '-i', ...variables, 'sh', '-euc', script);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout).UserPools).toMatchObject([{ Name: 'playground' }]);
    } finally {
      child.stdin?.end();
      await once(child, 'exit');
    }
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 by %s', async (signal) => {
    const { child } = await served(process.execPath, 'node_modules/local-cognito/bin.cjs', '--port', '0');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('ends at the end of its input with --end-with-stdin, and ignores its input without it', async () => {
    const bin = 'node_modules/local-cognito/bin.cjs';
    const [asked, other] = await Promise.all([
      served(process.execPath, bin, '--port', '0', '--end-with-stdin'),
      served(process.execPath, bin, '--port', '0'),
    ]);
    try {
      other.child.stdin?.end();
      asked.child.stdin?.end();
      expect(await once(asked.child, 'exit')).toEqual([0, null]);
      expect((await fetch(other.url)).status).toBe(400);
    } finally {
      other.child.kill();
    }
  });

  test('ends when its parent is killed', async () => {
    const parent = `require('node:child_process').spawn('npx', ['local-cognito', '--port', '0', '--end-with-stdin'],
      { stdio: ['pipe', 'inherit', 'inherit'] }); setInterval(() => {}, 1000);`;
    const { child, url } = await served(process.execPath, '-e', parent);
    const ended = gone(url);
    child.kill('SIGKILL');
    await ended;
    await expect(fetch(url)).rejects.toThrow();
  });

  test('goes on when its output is closed', async () => {
    const args = ['node_modules/local-cognito/bin.cjs', '--port', '0'];
    const child = spawn(process.execPath, args, { cwd: user.folder, env: user.env, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [first] = await once(child.stdout, 'data');
      child.stdout.destroy();
      expect((await fetch(/http:\S+/.exec(String(first))?.[0] ?? '')).status).toBe(400);
    } finally {
      child.kill();
    }
  });

  test.each([
    [['--host', 'localhost'], '--host must be an IP address of this machine, such as 127.0.0.1 or 0.0.0.0, not "localhost".'],
    [['--host', '192.0.2.1', '--port', '0'], '192.0.2.1 is not an address of this machine. Set --host to one of its addresses.'],
    [['--port', '70000'], '--port must be a whole number from 0 to 65535, not "70000".'],
    [['--lambda-port', '0'], '--lambda-port is not an option of this command'],
  ])('%j is refused with a message', async (args, sentence) => {
    const { status, stderr } = await user.run('local-cognito', ...args);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(sentence) });
  });

  test('names the port that another program uses, and ends although its input is open', async () => {
    const { child, url } = await served('local-cognito', '--port', '0');
    try {
      const { port } = new URL(url);
      const args = ['--port', port, '--end-with-stdin'];
      const second = spawn('local-cognito', args, { cwd: user.folder, env: user.env, stdio: ['pipe', 'ignore', 'pipe'] });
      const [stderr] = await once(second.stderr, 'data');
      expect(String(stderr)).toBe(
        `Another program uses port ${port} on 127.0.0.1. Choose another port with --port, or 0 for any free port.\n`,
      );
      expect(await once(second, 'exit')).toEqual([1, null]);
    } finally {
      child.kill();
    }
  });

  test('its help has its own name, and every option of the local Cognito', async () => {
    const { status, stdout, stderr } = await user.run('npx', 'local-cognito', '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^local-cognito \[options\]\n/);
    expect(stdout).not.toMatch(/npm run|guides\//);
    const { stdout: local } = await user.run('cat', join(__dirname, '..', '..', 'commands', 'help', 'local.txt'));
    const options = [...local.matchAll(/^ {2}(--[\w-]+)/gm)]
      .map(([, name]) => name)
      .filter((name) => !/-port$|^--stacks$/.test(name ?? ''));
    expect(options.length).toBeGreaterThan(10);
    for (const option of [...options, '--port', '--host', '--end-with-stdin']) expect(stdout).toContain(`  ${option} `);
  });
});

test('the Dockerfile runs the program in the tarball, on all addresses of its container', async () => {
  const dockerfile = readFileSync(join(user.release, 'local-cognito.Dockerfile'), 'utf8');
  const [, tarball = '', folder = ''] = /^ADD (\S+) (\S+)$/m.exec(dockerfile) ?? [];
  const [program = '', ...args] = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(dockerfile)?.[1] ?? '[]') as string[];
  // Docker unpacks what ADD names.
  const unpacked = join(user.folder, 'image', folder);
  await user.run('mkdir', '-p', unpacked);
  await user.run('tar', '-xzf', join(user.release, tarball), '-C', unpacked);
  const { child, url } = await served(program, ...args.map((arg) => arg.replace(folder, unpacked)), '--port', '0');
  try {
    expect(url).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/);
    expect((await fetch(`http://127.0.0.1:${new URL(url).port}`)).status).toBe(400);
  } finally {
    child.kill();
  }
});
