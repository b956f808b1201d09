/** The code in cdk/README.md and guides/cdk.md, compiled and run in an app. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolClient, UserPoolClient } from 'my-cognito-userpoolclient-cdk';
import { blocksOf } from '../../test/support/guides';
import type { Json } from '../../test/support/world';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { ensureCdkVenv } from '../generator/venv';
import { synthesise } from './synthesise';

const BIN = join(PROJECT_ROOT, 'node_modules', '.bin');
const TYPE = 'My::Cognito::UserPoolClient';

/** A folder inside the library, so that Node finds the library by its name. Git ignores it. */
const DIST = join(PROJECT_ROOT, 'cdk', 'dist');
mkdirSync(DIST, { recursive: true });
const folder = mkdtempSync(join(DIST, 'documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OURS = "import { CfnUserPoolClient, UserPoolClient } from 'my-cognito-userpoolclient-cdk';";

/** An app with a stack that has a user pool, the role of a server, and the code of a document. */
function typescriptApp(code: string): string {
  const [imports, body] = importsOf(code, /^import .*\n/gm);
  const client = /const client\b/.test(body) ? '' : "const client = new UserPoolClient(this, 'Client', { userPool });";
  return `import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
${imports || OURS}
class Snippet extends Stack {
  constructor(app: App) {
    super(app, 'Snippet');
    const userPool = new UserPool(this, 'UserPool');
    const server = new Role(this, 'Server', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    ${client}
    ${body}
  }
}
const app = new App();
new Snippet(app);
app.synth();
`;
}

function pythonApp(code: string): string {
  const [imports, body] = importsOf(code, /^from .*\n/gm);
  return `from aws_cdk import App, CfnOutput, Stack
from aws_cdk.aws_cognito import UserPool
from aws_cdk.aws_iam import Role, ServicePrincipal
${imports}
class Snippet(Stack):
    def __init__(self, scope):
        super().__init__(scope, "Snippet")
        user_pool = UserPool(self, "UserPool")
        server = Role(self, "Server", assumed_by=ServicePrincipal("lambda.amazonaws.com"))
${body.replaceAll(/^(?=.)/gm, '        ')}
app = App()
Snippet(app)
app.synth()
`;
}

function importsOf(code: string, line: RegExp): [imports: string, body: string] {
  return [(code.match(line) ?? []).join(''), code.replaceAll(line, '')];
}

/** Synthesises an app, and returns its template. */
function templateOf(name: string, program: string, file: string, app: string, validates = false): Json {
  writeFileSync(join(folder, file), app);
  const template = synthesise(program, join(folder, file), join(folder, `${name}.out`), 'Snippet', validates);
  return JSON.parse(readFileSync(template, 'utf8'));
}

const tsx = (name: string, code: string) => templateOf(name, join(BIN, 'tsx'), `${name}.ts`, typescriptApp(code), true);

// jsii leaves code with this name alone. It would call a block of "ts" Python in the document of the wheel, and not translate it.
const [readme = '', readmeTakenOut = '', readmeManaged = '', ...moreOfReadme] = blocksOf('cdk/README.md', 'TypeScript');
const [readmeInPython = '', managedInPython = '', ...moreInPython] = blocksOf('cdk/README.md', 'python');
const [guideTakenOut = '', ...moreOfGuide] = blocksOf('guides/cdk.md', 'ts');

/** The properties of the clients in a template. */
function clientsIn({ Resources }: Json): Json[] {
  return Object.values(Resources as Record<string, { Type: string; Properties: Json }>)
    .filter(({ Type }) => Type === TYPE)
    .map(({ Properties }) => Properties);
}

test('these tests cover all code of both documents', () => {
  expect(blocksOf('cdk/README.md', 'ts')).toEqual([]);
  expect([...moreOfReadme, ...moreInPython, ...moreOfGuide, ...blocksOf('guides/cdk.md', 'python')]).toEqual([]);
});

test('the client of the README is the same in TypeScript and Python', () => {
  const typescript = tsx('readme', readme);
  expect(clientsIn(typescript)).toMatchObject([{ GenerateSecret: true, CallbackURLs: ['https://app.example.com/signed-in'] }]);
  expect(templateOf('python', ensureCdkVenv().python, 'readme.py', pythonApp(readmeInPython))).toEqual(typescript);
});

test('the managed secret of the README is the same in TypeScript and Python, and the server may read it', () => {
  const typescript = tsx('managed', readmeManaged);
  expect(clientsIn(typescript)).toMatchObject([{ GenerateSecret: true, PublishSecretsInAWSSecretsManager: true }]);
  expect(JSON.stringify(typescript)).toMatch(/"secretsmanager:GetSecretValue".*"ClientSecretArn"/);
  expect(templateOf('managed-python', ensureCdkVenv().python, 'managed.py', pythonApp(managedInPython))).toEqual(typescript);
});

test.each([
  ['README', readmeTakenOut],
  ['guide', guideTakenOut],
])('a property that the %s removes is not in the template', (name, code) => {
  const [client] = clientsIn(tsx(name, code));
  expect(client).toHaveProperty('AllowedOAuthFlows');
  expect(client).not.toHaveProperty('SupportedIdentityProviders');
});

test('the guide shows the errors of an app with wrong clients', () => {
  const stack = new Stack(new App(), 'Shop');
  new CfnUserPoolClient(stack, 'WebApp', { userPoolId: 'us-east-1_Ab12Cd34E', callbackUrLs: ['http://shop.example.com/in'] });
  new UserPoolClient(stack, 'Backend', { userPool: new UserPool(stack, 'UserPool'), userPoolClientName: 'shop/backend' });
  const [text = ''] = blocksOf('guides/cdk.md', 'text');
  expect(() => (stack.node.root as App).synth()).toThrow(text.trim());
});

test('the TypeScript of both has the right types', () => {
  for (const [index, code] of [readme, readmeTakenOut, readmeManaged, guideTakenOut].entries()) {
    writeFileSync(join(folder, `typed${index}.ts`), typescriptApp(code));
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../test/tsconfig.json',
      compilerOptions: { noUnusedLocals: false, typeRoots: ['../../../node_modules/@types'] },
      include: ['typed*.ts'],
    }),
  );
  const { stdout } = spawnSync(join(BIN, 'tsc'), ['--project', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
});
