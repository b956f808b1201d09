import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { ENGINE_TIMEOUT_MS } from '../support/stacks';
import { start } from './startRuns';

const folder = mkdtempSync(join(tmpdir(), 'templates-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the command in another process, as npm does. */
function spawnStart(...args: string[]) {
  const child = spawn(process.execPath, ['commands/run.mjs', 'start', ...args], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk) => {
      output[stream] += chunk;
    });
  }
  return { child, output, ended: once(child, 'close').then(([status]) => ({ status, ...output })) };
}

const WEB = `Parameters:
  GoogleSecret: {Type: String, NoEcho: true}
Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  Google:
    Type: AWS::Cognito::UserPoolIdentityProvider
    Properties:
      UserPoolId: !Ref Pool
      ProviderName: Google
      ProviderType: Google
      ProviderDetails: {client_id: x, client_secret: !Ref GoogleSecret, authorize_scopes: openid}
  Web:
    Type: My::Cognito::UserPoolClient
    DependsOn: Google
    Properties:
      UserPoolId: !Ref Pool
      ClientName: web
      GenerateSecret: true
      SupportedIdentityProviders: [Google]
      LogoutURLs: [https://app.example.com/out]
Outputs:
  Id: {Value: !GetAtt Web.ClientId}
  Secret: {Value: !GetAtt Web.ClientSecret}
  Url: {Value: !Join ["", ["https://", !GetAtt Web.ClientId, ":", !GetAtt Web.ClientSecret, "@example.com"]]}
  Google: {Value: !Ref GoogleSecret}
`;

test(
  'shows for each step of a template the clients, the changed and the kept settings with reasons, and the outputs, without a secret',
  async () => {
    const { status, stdout, stderr } = await start(file('web.yaml', WEB), '--parameter', 'GoogleSecret=open-sesame');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Stack web from \S+web\.yaml\nCloudFormation and Cognito: the local ones on this machine\n/);
    expect(stdout).toMatch(
      /\n1\. CREATE {3}\d+ Cognito calls, [\d.]+ ms\n[\s\S]*\n {3}stack status: CREATE_COMPLETE\n {3}client Web: created\n/,
    );
    expect(stdout).toMatch(/\n {6}ClientName +"web"\n/);
    expect(stdout).toMatch(
      /\n {3}outputs of the stack:\n {6}Id +"[0-9a-v]{25,26}"\n {6}Secret +"\*{8}"\n {6}Url +"https:\/\/[0-9a-v]+:\*{8}@/,
    );
    expect(stdout).toMatch(/LogoutURLs +- "https:\/\/console\.example\.com\/signed-out" +\(the template sets it\)/);
    expect(stdout).toMatch(/ClientName +"web" -> "web-renamed" +\(the template sets it\)/);
    expect(stdout).toMatch(/kept in Cognito:\n +ReadAttributes +\["email","name"\] +\(the template never set it\)/);
    expect(stdout).toMatch(/\n4\. DELETE [\s\S]*\n {3}client Web: deleted\n/);
    expect(stdout).toMatch(/\nDone: 4 steps, \d+ Cognito calls\.\nThe update kept 2 settings that the template never set\.\n$/);
    // A secret of Cognito has 51 or 52 such characters. No other text in the output is as long.
    expect(stdout).not.toMatch(/[0-9a-v]{51,52}/);
    expect(stdout).not.toContain('open-sesame');
  },
  ENGINE_TIMEOUT_MS,
);

test('masks a secret of the template in the reason of a failure, even before Cognito gets the secret', async () => {
  const details = '{client_id: x, client_secret: open-sesame, authorize_scopes: openid}';
  const path = file(
    'literal.yaml',
    `Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, SupportedIdentityProviders: [open-sesame]}}
  Google:
    Type: AWS::Cognito::UserPoolIdentityProvider
    DependsOn: App
    Properties: {UserPoolId: !Ref Pool, ProviderName: Google, ProviderType: Google, ProviderDetails: ${details}}
`,
  );
  const { status, stdout } = await start(path);
  expect(status).toBe(1);
  expect(stdout).toContain('The provider ******** does not exist');
  expect(stdout).not.toContain('open-sesame');
});

const NATIVE = `Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  App: {Type: AWS::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, ClientName: app}}
Outputs:
  Id: {Value: !Ref App}
`;

test(
  'expands a template of SAM, and prints only the steps',
  async () => {
    const sam = `Transform: AWS::Serverless-2016-10-31
Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  Users: {Type: AWS::Serverless::SimpleTable, Properties: {TableName: users}}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, ClientName: !Ref Users}}
`;
    const { status, stdout, stderr } = await spawnStart(file('sam.yaml', sam)).ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/\n {6}ClientName +"users"\n/);
    expect(stdout).not.toContain('left out');
  },
  ENGINE_TIMEOUT_MS,
);

test("moves clients of AWS's own type and references to them in memory with --migrate, and does not change the file", async () => {
  const path = file('native.yaml', NATIVE);
  const { status, stdout, stderr } = await start(path, '--migrate', '--json');
  const { ok, stack, steps } = JSON.parse(stdout);
  expect({ status, ok, stack }).toEqual({ status: 0, ok: true, stack: 'native' });
  expect(stderr).toBe(
    `${path}: npm start moved App from AWS::Cognito::UserPoolClient to My::Cognito::UserPoolClient, in memory only.\n`,
  );
  expect(steps[0].clients).toEqual([expect.objectContaining({ name: 'App', result: 'created' })]);
  expect(steps[0].outputs.Id).toMatch(/^[0-9a-v]{25,26}$/);
  expect((await start(path)).stderr).toContain(
    `To move the template to My::Cognito::UserPoolClient, run npm run migrate -- ${path}, or add --migrate`,
  );
});

test('reports an error in a template as npm run check does, and starts nothing', async () => {
  const path = file(
    'bad.yaml',
    NATIVE.replace('AWS::Cognito::UserPoolClient', 'My::Cognito::UserPoolClient').replace('ClientName', 'ClientNam'),
  );
  const { status, stdout, stderr } = await start(path);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(
    `${path}:3:80: error: App: ClientNam is not a property of My::Cognito::UserPoolClient: the nearest name is ClientName.`,
  );
  const json = await start(path, '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    ok: false,
    error: expect.stringContaining('the nearest name is ClientName'),
    steps: [],
  });
});

test.each([
  [
    'a parameter without a value',
    ['web.yaml'],
    /The parameter GoogleSecret of type String has no value\. Add --parameter GoogleSecret=VALUE\.\n$/,
  ],
  [
    'a parameter that the template does not have',
    ['web.yaml', '--parameter', 'GoogleSecret=x', '--parameter', 'Gogle=x'],
    /^--parameter Gogle: no template uses a value of this name\. /,
  ],
  ['a template together with the properties of a client', ['web.yaml', 'client.yaml'], /^Two files must both be templates: /],
  ['a template with --aws', ['web.yaml', '--aws', '--region', 'eu-west-1'], /^--aws needs the properties of one client\. /],
  [
    "a template with clients of AWS's own type only",
    ['native.yaml'],
    /has no client of type My::Cognito::UserPoolClient\.\n {2}AWS's own type AWS::Cognito::UserPoolClient: App\.\n/,
  ],
  [
    'a template that npm run migrate refuses',
    ['alias.yaml', '--migrate'],
    /^npm start can't migrate \S+:\n {2}Line 3: an alias \(\*\)/,
  ],
  ['a template without a client', ['none.yaml'], /has no app client\. Add a resource of type My::Cognito::UserPoolClient\.\n$/],
])('refuses %s with a message', async (_what, [name = '', ...args], sentence) => {
  file('web.yaml', WEB);
  file('client.yaml', 'ClientName: app');
  file('native.yaml', NATIVE);
  file('none.yaml', 'Resources: {Queue: {Type: AWS::SQS::Queue}}');
  file('alias.yaml', NATIVE.replace('{Type: AWS::Cognito::UserPool}', '&pool {Type: AWS::Cognito::UserPool}\n  Second: *pool'));
  const paths = args.map((arg) => (arg.endsWith('.yaml') ? join(folder, arg) : arg));
  const { status, stdout, stderr } = await start(join(folder, name), ...paths);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(sentence);
});

const BEFORE = `Resources:
  Pool: {Type: AWS::Cognito::UserPool}
  App: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: !Ref Pool, AuthSessionValidity: 5}}
`;

test(
  'updates from the first of two templates to the second; after a failure, deletes everything and ends with 1',
  async () => {
    const after = BEFORE.replace('AuthSessionValidity: 5', 'SupportedIdentityProviders: [Missing]');
    const { ended } = spawnStart(file('before.yaml', BEFORE), file('after.yaml', after));
    const { status, stdout, stderr } = await ended;
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'UPDATE failed (UPDATE_ROLLBACK_COMPLETE): App. The step shows the reason.\n',
    });
    expect(stdout).toMatch(/ {3}UPDATE_FAILED: App \(My::Cognito::UserPoolClient\): .*The provider Missing does not exist/);
    expect(stdout).toMatch(/4\. DELETE [\s\S]* {3}client App: deleted\n/);
  },
  ENGINE_TIMEOUT_MS,
);

test(
  'ends at Ctrl-C, with every program that it started',
  async () => {
    const { child, output, ended } = spawnStart(file('before.yaml', BEFORE));
    while (!output.stdout.includes('Stack before')) await once(child.stdout, 'data');
    child.kill('SIGINT');
    // All programs that it started share its output. The output ends only when all of them have ended.
    expect(await ended).toMatchObject({ status: 130, stderr: 'Interrupted by SIGINT.\n' });
  },
  ENGINE_TIMEOUT_MS,
);
