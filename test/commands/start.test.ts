import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { start } from './startRuns';

const folder = mkdtempSync(join(tmpdir(), 'userpoolclient-'));
afterAll(() => rmSync(folder, { recursive: true }));

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
  test('finds its default file from any folder, and other files relative to the folder of the call', () => {
    const from = (...args: string[]) =>
      spawnSync(process.execPath, ['commands/run.mjs', 'start', '--json', ...args], {
        cwd: PROJECT_ROOT,
        encoding: 'utf8',
        env: { ...process.env, INIT_CWD: folder },
      });
    file('here.json', { ClientName: 'here' });
    expect(from().status).toBe(0);
    expect(from('here.json').stdout).toContain('"ClientName": "here"');
    expect(from('there.json').stdout).toContain(join(folder, 'there.json'));
  });

  test('runs the whole life of the client in my-userpoolclient.json', async () => {
    const { status, stdout, stderr } = await start('--json');
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

  test('shows which settings the update changed and kept, and shows no secret', async () => {
    const { status, stdout } = await start();
    expect(status).toBe(0);
    expect(stdout).toMatch(/4\. UPDATE {3}2 Cognito calls, [\d.]+ ms/);
    expect(stdout).toMatch(/kept in Cognito:\n +ReadAttributes +\["email","name"\] +\(the template never set it\)/);
    expect(stdout).toMatch(/ClientSecret +"\*{8}"/);
    // A secret of Cognito has 51 or 52 such characters. No other text in the output is as long.
    expect(stdout).not.toMatch(/\b[0-9a-v]{51,52}\b/);
  });

  test.each([
    ['a client without settings', {}],
    ['numbers as strings, and another pool', { UserPoolId: 'eu-west-1_Ab12Cd34E', ClientName: 7, AuthSessionValidity: '5' }],
    [
      'a client that sets everything that the console edit would change',
      {
        ReadAttributes: ['email'],
        AuthSessionValidity: 5,
        EnableTokenRevocation: true,
        PreventUserExistenceErrors: 'LEGACY',
      },
    ],
    [
      'settings that Cognito does not accept as it returns them',
      {
        TokenValidityUnits: { RefreshToken: 'seconds' },
        AnalyticsConfiguration: {
          ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/d70b2ba36a8c4dc5a04a0451a31a1e12',
        },
      },
    ],
    ['the maximum number of callback URLs', { CallbackURLs: Array.from({ length: 100 }, (_, n) => `https://example.com/${n}`) }],
    ['the callback URL that the update would add', { CallbackURLs: ['https://beta.example.com/signed-in'] }],
  ])('works for %s', async (_name, desired) => {
    const { status, stdout } = await start(file('desired.json', desired), '--json');
    expect({ status, ok: (JSON.parse(stdout) as Started).ok }).toEqual({ status: 0, ok: true });
  });

  test.each([
    [
      'a machine',
      {
        GenerateSecret: true,
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: ['https://orders.example.com/read', 'https://orders.example.com/write', 'stock/read'],
      },
      ['resource server https://orders.example.com with scopes read, write', 'resource server stock with scope read'],
    ],
    [
      'users of other identity providers',
      { SupportedIdentityProviders: ['COGNITO', 'CompanyLogin', 'Google'] },
      ['identity providers CompanyLogin (as OIDC), Google'],
    ],
    [
      'custom attributes',
      { ReadAttributes: ['email', 'custom:tenant', 'dev:custom:plan'], WriteAttributes: ['custom:tenant'] },
      ['custom attributes custom:tenant, dev:custom:plan'],
    ],
  ])('adds to the pool, for a client for %s, what the file names, and prints it', async (_name, desired, contents) => {
    const { status, stdout } = await start(file('names.json', desired));
    expect(status).toBe(0);
    expect(stdout.split('\n').filter((line) => line.startsWith('   with '))).toEqual(contents.map((one) => `   with ${one}`));
    expect(stdout).toMatch(/^Done: 6 steps/m);
  });

  test.each([
    ['SupportedIdentityProviders: [AD]', /^npm start could not add the identity provider AD to the user pool: .*pattern/],
    [
      'ReadAttributes: ["custom:longer-than-twenty-letters"]',
      /^npm start could not add the custom attributes to the user pool: .*less than or equal to 20/,
    ],
  ])('says that it can not add %s to a pool', async (properties, sentence) => {
    const { status, stderr } = await start(file('no-pool.yaml', properties));
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(sentence) });
  });

  test('reads YAML', async () => {
    const { status, stdout } = await start(file('app.yaml', 'ClientName: in-yaml'));
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('"in-yaml"') });
  });

  test('sums up the steps and the calls that it has shown', async () => {
    const { stdout } = await start();
    const steps = [...stdout.matchAll(/^(\d+)\. [A-Z ]+ {3}(\d+) Cognito calls?,/gm)];
    const calls = steps.reduce((sum, [, , count]) => sum + Number(count), 0);
    expect(steps.map(([, number]) => number)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(stdout).toContain(`Done: ${steps.length} steps, ${calls} Cognito calls.`);
  });

  test('starts nothing for properties that the handlers would refuse, and prints a line for each problem', async () => {
    const bad = file('bad.json', { CallbackURLs: 'https://example.com', UserPoolId: { Ref: 'Pool' }, AuthSessionValidity: 99 });
    const message = `${bad} has properties that the handlers refuse:
  UserPoolId is the function Ref, which only a stack can resolve. Remove it: npm start creates a user pool.
  CallbackURLs must be a list of strings, not "https://example.com".
  AuthSessionValidity must be 3 to 15 minutes, not 99.`;
    expect(await start(bad)).toEqual({ status: 1, stdout: '', stderr: `${message}\n` });
    const json = await start(bad, '--json');
    expect({ ...json, stdout: JSON.parse(json.stdout) }).toEqual({
      status: 1,
      stdout: { ok: false, error: message, steps: [] },
      stderr: '',
    });
  });

  test('ends with an error when an action fails, and prints the reason once', async () => {
    const bad = file('refused.json', { AllowedOAuthScopes: ['missing'] });
    const { status, stdout, stderr } = await start(bad);
    expect(status).toBe(1);
    expect(stdout).toMatch(/1\. CREATE [\s\S]* failed with InvalidRequest\n/);
    expect(stderr).toMatch(/^CREATE failed with InvalidRequest: .*Invalid scope requested: missing/);
    expect(`${stdout}${stderr}`.split('Invalid scope').length).toBe(2);

    const json = await start(bad, '--json');
    expect({ status: json.status, stderr: json.stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      error: expect.stringContaining('Invalid scope requested: missing'),
    });
  });

  test.each([
    ['a missing file', ['nowhere.json'], /^The file \S+nowhere\.json does not exist\.\n$/],
    ['a file that is not JSON', [file('text.json', '{"a"')], /^\S+text\.json is not valid JSON: line 1, column 5: .*\n$/],
    ['a file with a list', [file('list.json', [])], /^\S+list\.json must contain one object: .*\n$/],
    ['a template without a client', [file('template.yaml', 'Resources: {}')], /^\S+template\.yaml has no app client\. .*\n$/],
    ['a parameter without a value', ['--parameter', 's3cret'], /^--parameter needs a value of the form NAME=VALUE\.\n/],
    ['a parameter without a template', ['--parameter', 'A=b'], /^--parameter and --migrate need a template, .*\n$/],
    [
      'two clients',
      [file('one.json', {}), file('two.json', {})],
      /each hold the properties of a client\. Give only one of them\.\n$/,
    ],
    ['an unknown option', ['--secret'], /--secret is not an option of this command[\s\S]*npm start --silent/],
    [
      'three files',
      ['one.json', 'two.json', 'three.json'],
      /^Give one file, or two templates, before and after an update\. You gave 3 files\./,
    ],
    ['an account without its Region', ['--aws'], /--aws needs --region/],
    ['a Region without an account', ['--region', 'eu-west-1'], /need --aws/],
    ['a consent without an account', ['--yes'], /need --aws/],
  ])('refuses %s with a message', async (_name, args, sentence) => {
    const { status, stderr } = await start(...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('does not fail when the reader of its output stops early, as head does', () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', `'${process.execPath}' commands/run.mjs start | head -n 1`], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^My::Cognito::UserPoolClient/);
  expect(stderr).toBe('');
});
