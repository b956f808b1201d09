import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { createPool, localCognitoClient } from '../../../local/cognitoClient';
import { handlerRequest, invoke } from '../../../local/lambda/invoke';
import { PROJECT_ROOT } from '../../../local/projectRoot';

const folder = mkdtempSync(join(tmpdir(), 'userpoolclient-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['local/run.mjs', ...args], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

interface Started {
  ok: boolean;
  error?: string;
  steps: {
    action: string;
    calls: { operation: string }[];
    changed: { property: string }[];
    kept: { property: string; why: string }[];
  }[];
}

describe('npm start', () => {
  test('finds the file of the project from whatever folder it is called, and other files from that folder', () => {
    const from = (...args: string[]) =>
      spawnSync(process.execPath, ['local/run.mjs', 'start', '--json', ...args], {
        cwd: PROJECT_ROOT,
        encoding: 'utf8',
        env: { ...process.env, INIT_CWD: folder },
      });
    file('here.json', { ClientName: 'here' });
    expect(from().status).toBe(0);
    expect(from('here.json').stdout).toContain('"ClientName": "here"');
    expect(from('there.json').stderr).toContain(join(folder, 'there.json'));
  });

  test('takes the client of my-userpoolclient.json through its whole life', () => {
    const { status, stdout, stderr } = run('start', '--json');
    const { ok, steps } = JSON.parse(stdout) as Started;
    expect({ status, stderr, ok }).toEqual({ status: 0, stderr: '', ok: true });
    expect(steps.map(({ action, calls }) => `${action} ${calls.map(({ operation }) => operation).join(' ')}`)).toEqual([
      'CREATE CreateUserPoolClient',
      'READ DescribeUserPoolClient',
      'CONSOLE EDIT UpdateUserPoolClient',
      'UPDATE DescribeUserPoolClient UpdateUserPoolClient',
      'LIST ListUserPoolClients',
      'DELETE DeleteUserPoolClient',
    ]);
    expect(steps[3]?.changed.map(({ property }) => property)).toEqual(['CallbackURLs', 'LogoutURLs']);
    expect(steps[3]?.kept.map(({ property }) => property)).toEqual(['ReadAttributes', 'AuthSessionValidity']);
  });

  test('tells a person what was changed and kept, and shows no secret', () => {
    const { status, stdout } = run('start');
    expect(status).toBe(0);
    expect(stdout).toMatch(/4\. UPDATE {3}2 Cognito calls, [\d.]+ ms/);
    expect(stdout).toMatch(/kept\n +ReadAttributes +\["email","name"\] +\(the template never mentioned it\)/);
    expect(stdout).toMatch(/ClientSecret +"\*{8}"/);
    // A secret of Cognito is 51 or 52 of these; nothing else in the output is that long.
    expect(stdout).not.toMatch(/\b[0-9a-v]{51,52}\b/);
  });

  test.each([
    ['a client without settings', {}],
    ['numbers as strings, and a pool that is none', { UserPoolId: 'x', ClientName: 7, AuthSessionValidity: '5' }],
    [
      'a client that mentions everything that the console would edit',
      {
        ReadAttributes: ['email'],
        AuthSessionValidity: 5,
        EnableTokenRevocation: true,
        PreventUserExistenceErrors: 'LEGACY',
      },
    ],
    [
      'what can not be written back as it is read',
      {
        TokenValidityUnits: { RefreshToken: 'seconds' },
        AnalyticsConfiguration: {
          ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/d70b2ba36a8c4dc5a04a0451a31a1e12',
        },
      },
    ],
    [
      'as many callback URLs as there may be',
      { CallbackURLs: Array.from({ length: 100 }, (_, n) => `https://example.com/${n}`) },
    ],
    ['the very callback URL that the update would add', { CallbackURLs: ['https://beta.example.com/signed-in'] }],
  ])('works for %s', (_name, desired) => {
    const { status, stdout } = run('start', file('desired.json', desired), '--json');
    expect({ status, ok: (JSON.parse(stdout) as Started).ok }).toEqual({ status: 0, ok: true });
  });

  test('ends with an error and a sentence when an action fails', () => {
    const bad = file('bad.json', { CallbackURLs: 'https://example.com' });
    const text = run('start', bad);
    expect(text.status).toBe(1);
    expect(text.stderr.trim()).toBe(
      'CREATE failed with InvalidRequest: CallbackURLs must be a list of strings, not "https://example.com".',
    );
    const json = run('start', bad, '--json');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, error: expect.stringContaining('CallbackURLs') });
  });

  test.each([
    ['a file that is not there', ['nowhere.json'], /nowhere\.json can't be read/],
    ['a file that is not JSON', [file('text.json', '{"a"')], /text\.json can't be read as JSON/],
    ['a file that holds a list', [file('list.json', [])], /list\.json must hold one JSON object/],
    ['an unknown option', ['--secret'], /Unknown option '--secret'[\s\S]*npm start --silent/],
    ['two files', ['one.json', 'two.json'], /takes one file, not 2/],
    ['an account without its Region', ['--aws'], /--aws needs --region/],
    ['a Region without an account', ['--region', 'eu-west-1'], /go with --aws/],
    ['a consent without an account', ['--yes'], /go with --aws/],
  ])('ends with an error and a sentence for %s', (_name, args, sentence) => {
    const { status, stderr } = run('start', ...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('a reader that stops early, as head does, is no error', () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', `'${process.execPath}' local/run.mjs start | head -n 1`], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^My::Cognito::UserPoolClient/);
  expect(stderr).toBe('');
});

describe('npm run local', () => {
  async function start(...args: string[]): Promise<{ child: ChildProcess; output: string }> {
    const child = spawn(process.execPath, ['local/run.mjs', 'local', ...args], {
      cwd: PROJECT_ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    for await (const chunk of child.stdout) {
      output += chunk;
      if (output.includes('Ready')) break;
    }
    return { child, output };
  }

  test.each(['SIGINT', 'SIGTERM'] as const)('serves the bundle and a pool until %s', async (signal) => {
    const { child, output } = await start('--cognito-port', '0', '--lambda-port', '0');
    try {
      const [, lambdaUrl = ''] = /Lambda +(\S+)/.exec(output) ?? [];
      const [, UserPoolId = ''] = /User pool +(\S+)/.exec(output) ?? [];
      const created = await invoke(lambdaUrl, handlerRequest({ action: 'CREATE', desired: { UserPoolId } }));
      expect(created).toMatchObject({ status: 'SUCCESS', resourceModel: { UserPoolId } });
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
      await expect(fetch(lambdaUrl)).rejects.toThrow();
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('lets the local Cognito behave as its options say, and makes the pool all the same', async () => {
    const ports = ['--cognito-port', '0', '--lambda-port', '0'];
    const { child, output } = await start(
      ...ports,
      '--deny',
      'cognito-idp:*Pool',
      '--fault',
      'CreateUserPoolClient=throttle:all',
    );
    try {
      const [, cognitoUrl = ''] = /Cognito +(\S+)/.exec(output) ?? [];
      const [, UserPoolId = ''] = /User pool +(\S+)/.exec(output) ?? [];
      await expect(createPool(cognitoUrl, 'denied')).rejects.toMatchObject({ name: 'AccessDeniedException' });
      const create = new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app' });
      await expect(localCognitoClient(cognitoUrl).send(create)).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('is in the Region that it is told, and says how its secrets are reached', async () => {
    const { child, output } = await start('--cognito-port', '0', '--lambda-port', '0', '--region', 'ap-southeast-2');
    try {
      expect(output).toMatch(
        /^Cognito {4}http:\/\/127\.0\.0\.1:\d+ {3}and its secrets in Secrets Manager\nLambda {5}http.*\nUser pool {2}ap-southeast-2_\w{9} {3}empty, to play with\n/,
      );
      const [, lambdaUrl = ''] = /Lambda +(\S+)/.exec(output) ?? [];
      const [, UserPoolId = ''] = /User pool +(\S+)/.exec(output) ?? [];
      const desired = { UserPoolId, GenerateSecret: true, PublishSecretsInAWSSecretsManager: true };
      const event = { ...handlerRequest({ action: 'CREATE', desired }), region: 'ap-southeast-2' };
      expect(await invoke(lambdaUrl, event)).toMatchObject({
        status: 'SUCCESS',
        resourceModel: { ClientSecretArn: expect.stringMatching(/^arn:aws:secretsmanager:ap-southeast-2:123456789012:secret:/) },
      });
    } finally {
      child.kill('SIGKILL');
    }
  });

  test.each([
    ['--cognito-port', ['--lambda-port', '0']],
    ['--lambda-port', ['--cognito-port', '0']],
  ])('says which option to use when the port of %s is taken', async (option, others) => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    try {
      const { status, stderr } = run('local', option, String(port), ...others);
      expect(status).toBe(1);
      expect(stderr).toContain(`Port ${port} on 127.0.0.1 is taken by another program. Choose another one with ${option}`);
    } finally {
      blocker.close();
    }
  });

  test.each([
    ['--cognito-port', 'x'],
    ['--lambda-port', '70000'],
    ['--port', '1'],
    ['--fault', 'UpdateUserPoolClient=burn'],
    ['--deny', 's3:GetObject'],
    ['--region', 'Frankfurt'],
  ])('refuses %s %s and shows its usage', (option, value) => {
    const { status, stderr } = run('local', option, value);
    expect(status).toBe(1);
    expect(stderr).toContain(option);
    expect(stderr).toContain('npm run --silent local');
  });
});

describe('npm run properties', () => {
  test('makes the same runs for the same seed, and says what became of them', () => {
    const [first, second] = [run('properties', '--runs', '4', '--seed', '7'), run('properties', '--runs', '4', '--seed', '7')];
    expect(first).toEqual({ status: 0, stdout: expect.stringMatching(/^4 runs of each, seed 7\n/), stderr: '' });
    expect(first.stdout).toMatch(/holds {3}keep: a rollback brings back every attribute \(\d accepted[^)]*\)\n/);
    expect(first.stdout).toMatch(/\n16 hold, 0 fail\.\n$/);
    expect(second.stdout).toBe(first.stdout);
  });

  test('refuses a number of runs that is none and shows its usage', () => {
    const { status, stderr } = run('properties', '--runs', 'many');
    expect(status).toBe(1);
    expect(stderr).toMatch(/--runs must be a whole number from 1, not "many"\.[\s\S]*npm run properties/);
  });
});

test('an unknown command is answered with those that there are', () => {
  const { status, stderr } = run('nothing');
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const commands = Object.values(scripts).flatMap((script) => /local\/run\.mjs (\w+)/.exec(script)?.[1] ?? []);
  expect(status).toBe(1);
  expect(commands).toContain('start');
  expect(/run\.mjs (\S+)/.exec(stderr)?.[1]?.split('|').sort()).toEqual(commands.sort());
});

test('npm run cdk shows its usage for an option that it does not have', () => {
  const { status, stderr } = run('cdk', '--wirte');
  expect(status).toBe(1);
  expect(stderr).toMatch(/Unknown option '--wirte'[\s\S]*npm run cdk \[-- --write\]/);
});

test('npm run build refuses what is not the name of a function', () => {
  const { status, stderr } = run('build', '../elsewhere');
  expect(status).toBe(1);
  expect(stderr).toContain('"../elsewhere" is not the name of a Lambda function.');
});

test('npm run local refuses one port for both of its servers', () => {
  const { status, stderr } = run('local', '--cognito-port', '45551', '--lambda-port', '45551');
  expect(status).toBe(1);
  expect(stderr).toContain("--cognito-port and --lambda-port can't both be 45551.");
});
