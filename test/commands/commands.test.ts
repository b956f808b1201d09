import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { createPool, localCognitoClient } from '../../local/cognitoClient';
import { handlerRequest, invoke } from '../../local/lambda/invoke';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { runCommand } from '../support/command';
import { startLocal } from '../support/localCommand';

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['commands/run.mjs', ...args], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run local', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('serves the bundle and a pool until %s', async (signal) => {
    const { child, output } = await startLocal('--cognito-port', '0', '--lambda-port', '0');
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

  test('applies the options to the local Cognito, but not to the pool that it creates itself', async () => {
    const ports = ['--cognito-port', '0', '--lambda-port', '0'];
    const { child, output } = await startLocal(
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

  test('is in the Region of --region, and prints the endpoint of the secrets', async () => {
    const { child, output } = await startLocal('--cognito-port', '0', '--lambda-port', '0', '--region', 'ap-southeast-2');
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
  ])('says which option to use when another program uses the port of %s', async (option, others) => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    try {
      const { status, stderr } = run('local', option, String(port), ...others);
      expect(status).toBe(1);
      expect(stderr).toContain(`Another program uses port ${port} on 127.0.0.1. Choose another port with ${option}`);
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
  ])('refuses %s %s and shows its usage', async (option, value) => {
    const { status, stderr } = await runCommand('local', option, value);
    expect(status).toBe(1);
    expect(stderr).toContain(option);
    expect(stderr).toContain('npm run --silent local');
  });
});

describe('npm run properties', () => {
  test('makes the same runs for the same seed, and prints the outcomes', () => {
    const [first, second] = [run('properties', '--runs', '4', '--seed', '7'), run('properties', '--runs', '4', '--seed', '7')];
    expect(first).toEqual({ status: 0, stdout: expect.stringMatching(/^4 runs of each, seed 7\n/), stderr: '' });
    expect(first.stdout).toMatch(/holds {3}keep: a rollback restores every setting \(\d accepted[^)]*\)\n/);
    expect(first.stdout).toMatch(/\n16 hold, 0 fail\.\n$/);
    expect(second.stdout).toBe(first.stdout);
  });

  test('refuses a number of runs that is not a number and shows its usage', async () => {
    const { status, stderr } = await runCommand('properties', '--runs', 'many');
    expect(status).toBe(1);
    expect(stderr).toMatch(/--runs must be a whole number, 1 or more, not "many"\.[\s\S]*npm run properties/);
  });
});

test('an unknown command prints the names of all commands', () => {
  const { status, stderr } = run('nothing');
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const commands = Object.values(scripts).flatMap((script) => /commands\/run\.mjs (\w+)/.exec(script)?.[1] ?? []);
  expect(status).toBe(1);
  expect(commands).toContain('start');
  expect(/run\.mjs (\S+)/.exec(stderr)?.[1]?.split('|').sort()).toEqual(commands.sort());
});

test('npm run cdk shows its usage for an unknown option', () => {
  const { status, stderr } = run('cdk', '--wirte');
  expect(status).toBe(1);
  expect(stderr).toMatch(/--wirte is not an option of this command[\s\S]*npm run cdk \[-- --write\]/);
});

test('npm run build refuses an invalid name of a function', () => {
  const { status, stderr } = run('build', '../elsewhere');
  expect(status).toBe(1);
  expect(stderr).toContain('"../elsewhere" is not the name of a Lambda function.');
});

test('npm run local refuses the same port for both of its servers', async () => {
  const { status, stderr } = await runCommand('local', '--cognito-port', '45551', '--lambda-port', '45551');
  expect(status).toBe(1);
  expect(stderr).toContain("--cognito-port and --lambda-port can't both be 45551.");
});
