/** `npm start -- --aws` without an account: the SDK's standard variables point it at the local Cognito. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListUserPoolClientsCommand, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/server';
import { createPool, localCognitoClient } from '../../../local/cognitoClient';
import { type LoopbackServer, serveOnLoopback } from '../../../local/http/loopbackServer';
import { PROJECT_ROOT } from '../../../tools/projectRoot';

const REGION = 'eu-west-1';
const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

let sts: LoopbackServer;
let cognito: LocalCognito;

beforeAll(async () => {
  sts = await serveOnLoopback(0, (_request, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(IDENTITY));
});
afterAll(() => sts.stop());
beforeEach(async () => {
  cognito = await startLocalCognito({ region: REGION });
});
afterEach(() => cognito.stop());

function spawnStart(args: string[], endpoint = cognito.url): ChildProcess {
  return spawn(process.execPath, ['commands/run.mjs', 'start', '--aws', '--region', REGION, ...args], {
    cwd: PROJECT_ROOT,
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'AKIDOFTHECHAIN',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL_STS: sts.url,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoint,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess) {
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) child[stream]?.on('data', (chunk) => (output[stream] += chunk));
  const [status] = await once(child, 'close');
  return { status, ...output };
}

const folder = mkdtempSync(join(tmpdir(), 'on-aws-'));
afterAll(() => rmSync(folder, { recursive: true }));

function writtenFile(properties: object): string {
  const path = join(folder, 'client.json');
  writeFileSync(path, JSON.stringify(properties));
  return path;
}

const start = (args: string[], endpoint?: string) => ended(spawnStart(args, endpoint));

async function pools(): Promise<(string | undefined)[]> {
  const sdk = localCognitoClient(cognito.url);
  const { UserPools = [] } = await sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  return UserPools.map(({ Id }) => Id);
}

async function clients(UserPoolId: string): Promise<number> {
  const { UserPoolClients = [] } = await localCognitoClient(cognito.url).send(new ListUserPoolClientsCommand({ UserPoolId }));
  return UserPoolClients.length;
}

test('runs the whole life of a client in a new pool with the credentials of the chain, and deletes everything', async () => {
  const { status, stdout, stderr } = await start(['--yes', '--json']);
  expect(stderr).toContain(
    'In account 123456789012, Region eu-west-1, npm start will create:\n  a user pool named my-cognito-userpoolclient-start\n',
  );
  expect(stderr).toContain('npm start deleted everything that it created.');
  const { ok, steps } = JSON.parse(stdout);
  expect({ status, ok }).toEqual({ status: 0, ok: true });
  expect(steps.map(({ action, calls }: { action: string; calls: unknown[] }) => `${action} ${calls.length}`)).toEqual([
    'CREATE 1',
    'READ 1',
    'CONSOLE EDIT 1',
    'UPDATE 2',
    'LIST 1',
    'DELETE 1',
  ]);
  expect(new Set(cognito.requests.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['AKIDOFTHECHAIN']));
  expect(await pools()).toEqual([]);
});

test('adds to a new pool what the file names, and says so before it creates anything', async () => {
  const { status, stdout, stderr } = await start([
    '--yes',
    writtenFile({ SupportedIdentityProviders: ['CompanyLogin', 'Google'] }),
  ]);
  expect(status).toBe(0);
  expect(stderr).toContain(
    '\n  identity providers CompanyLogin (as OIDC), Google in this user pool\n  an app client in this user pool\n',
  );
  expect(stdout).toContain('\n   with identity providers CompanyLogin (as OIDC), Google\n');
  expect(cognito.requests.map(({ operation }) => operation).slice(0, 4)).toEqual([
    'CreateUserPool',
    'CreateIdentityProvider',
    'CreateIdentityProvider',
    'CreateUserPoolClient',
  ]);
  expect(await pools()).toEqual([]);
});

test('adds nothing but the client to a given pool', async () => {
  const pool = await createPool(cognito.url, 'ours');
  const { status, stderr } = await start([
    '--yes',
    '--user-pool-id',
    pool,
    writtenFile({ SupportedIdentityProviders: ['CompanyLogin'] }),
  ]);
  expect(status).toBe(1);
  expect(stderr).toContain('The provider CompanyLogin does not exist');
  expect(await clients(pool)).toBe(0);
});

test('creates and deletes only the client in a given pool', async () => {
  const pool = await createPool(cognito.url, 'ours');
  const { status, stdout, stderr } = await start(['--yes', '--user-pool-id', pool]);
  expect(status).toBe(0);
  expect(stderr).toContain(`npm start will create:\n  an app client in user pool ${pool} (ours)\n`);
  expect(stdout).toContain(`User pool: ${pool}, used instead of us-east-1_Example01`);
  expect({ pools: await pools(), clients: await clients(pool) }).toEqual({ pools: [pool], clients: 0 });
});

test('creates nothing without a terminal to ask at and without --yes', async () => {
  const { status, stderr } = await start([]);
  expect(status).toBe(1);
  expect(stderr).toContain('To go on without a question, add --yes.');
  expect(cognito.requests).toEqual([]);
});

test('refuses a pool that does not exist before it creates anything', async () => {
  const { status, stderr } = await start(['--yes', '--user-pool-id', 'eu-west-1_Missing01']);
  expect(status).toBe(1);
  expect(stderr).toContain('User pool eu-west-1_Missing01 does not exist.');
  expect(cognito.requests.map(({ operation }) => operation)).toEqual(['DescribeUserPool']);
});

test('deletes everything that it created after a failed step', async () => {
  const gate = await gateBefore(cognito.url, 'UpdateUserPoolClient', 'refuse');
  try {
    const { status, stderr } = await start(['--yes'], gate.url);
    expect(status).toBe(1);
    expect(stderr).toContain('not today');
    expect(await pools()).toEqual([]);
  } finally {
    await gate.stop();
  }
});

test('names a pool that it can not delete, with the command that deletes it', async () => {
  const gate = await gateBefore(cognito.url, 'DeleteUserPool', 'refuse');
  try {
    const { status, stderr } = await start(['--yes'], gate.url);
    const [pool] = await pools();
    expect(status).toBe(1);
    expect(stderr).toContain(`npm start could not delete user pool ${pool}: not today`);
    expect(stderr).toContain(`aws cognito-idp delete-user-pool --user-pool-id ${pool} --region ${REGION}`);
  } finally {
    await gate.stop();
  }
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('after %s during a create, ends and deletes the new client', async (signal, exitCode) => {
  const pool = await createPool(cognito.url, 'ours');
  const gate = await gateBefore(cognito.url, 'CreateUserPoolClient', 'hold');
  try {
    const child = spawnStart(['--yes', '--user-pool-id', pool], gate.url);
    const end = ended(child);
    await gate.reached;
    child.kill(signal);
    await interruptionPrinted(child);
    gate.open();
    expect(await end).toMatchObject({
      status: exitCode,
      stderr: expect.stringContaining('npm start deleted everything that it created.'),
    });
    expect(cognito.requests.filter(({ operation }) => operation === 'CreateUserPoolClient').length).toBe(1);
    expect(await clients(pool)).toBe(0);
  } finally {
    await gate.stop();
  }
});

/** Resolves when the program prints that it was interrupted. */
function interruptionPrinted({ stderr }: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    stderr?.on('data', (chunk) => {
      if (String(chunk).includes('Interrupted')) resolve();
    });
  });
}

interface Gate extends LoopbackServer {
  /** Resolves when the first request of the operation arrives. */
  reached: Promise<void>;
  /** Forwards the held request. */
  open(): void;
}

/** A proxy for Cognito that refuses one operation, or holds it until `open` is called. */
async function gateBefore(target: string, operation: string, how: 'refuse' | 'hold'): Promise<Gate> {
  let arrive = () => {};
  let open = () => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const server = await serveOnLoopback(0, async (request, response) => {
    if (request.headers['x-amz-target'] === `AWSCognitoIdentityProviderService.${operation}`) {
      arrive();
      if (how === 'refuse') {
        request.resume();
        response.writeHead(400).end(JSON.stringify({ __type: 'NotAuthorizedException', message: 'not today' }));
        return;
      }
      await opened;
    }
    const onward = httpRequest(target, { method: 'POST', headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  return { ...server, reached, open };
}
