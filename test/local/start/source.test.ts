import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSource } from '../../../local/start/source';

const folder = mkdtempSync(join(tmpdir(), 'desired-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** @param ending of the file's name */
function read(content: string | Buffer, ending = '') {
  const path = join(folder, `file${ending}`);
  writeFileSync(path, content);
  return readSource(path);
}

function properties(content: string, ending?: string) {
  const source = read(content, ending);
  if (source.kind !== 'client') throw new Error('The file is a template.');
  return source.properties;
}

/** The message that refuses a file, without the path of the file. */
function refusal(content: string | Buffer, ending = ''): string {
  try {
    return `accepted: ${JSON.stringify(read(content, ending))}`;
  } catch (error) {
    return (error as Error).message.replace(`${join(folder, `file${ending}`)} `, '');
  }
}

/** The problems with the properties of a file, one line each. */
function problems(content: string): string[] {
  const [sentence, ...lines] = refusal(content).split('\n');
  expect(sentence).toBe('has properties that the handlers refuse:');
  return lines;
}

test.each([
  ['JSON', '{"ClientName": "app", "AuthSessionValidity": "5"}', { ClientName: 'app', AuthSessionValidity: '5' }],
  ['JSON indented by tabs', '{\n\t"ClientName": "app"\n}', { ClientName: 'app' }],
  ['JSON with a byte order mark', '\uFEFF{"ClientName": "app"}', { ClientName: 'app' }],
  ['YAML', 'ClientName: app\nCallbackURLs: [https://a]\n', { ClientName: 'app', CallbackURLs: ['https://a'] }],
  ['YAML with a byte order mark', '\uFEFFClientName: app', { ClientName: 'app' }],
  [
    'YAML 1.1, as CloudFormation reads it',
    'EnableTokenRevocation: yes\nClientName: 2026-01-01',
    { EnableTokenRevocation: true, ClientName: '2026-01-01' },
  ],
  ['a pool by its id', '{"UserPoolId": "eu-west-1_Ab12Cd34E"}', { UserPoolId: 'eu-west-1_Ab12Cd34E' }],
  ['no pool', '{"UserPoolId": null}', { UserPoolId: null }],
])('reads %s', (_what, content, expected) => {
  expect(properties(content)).toEqual(expected);
});

test.each<[string, string | Buffer, string]>([
  ['brackets without end', '['.repeat(20_000), 'is not valid JSON: it is nested too deeply.'],
  ['JSON without a value', '{"ClientName":', 'is not valid JSON: line 1, column 15: the text ends too early.'],
  ['JSON without its end', '{"CallbackURLs": [\n', 'is not valid JSON: line 1, column 19: the text ends too early.'],
  ['broken YAML', 'a: b: c', 'is not valid YAML: line 1, column 4: Nested mappings are not allowed in compact mappings.'],
  ['YAML indented by tabs', 'a:\n\t- b', 'is not valid YAML: line 2, column 1: Tabs are not allowed as indentation.'],
  ['a name that occurs twice', 'ClientName: a\nClientName: b', 'is not valid YAML: line 2, column 1: Map keys must be unique.'],
  ['two documents', 'a: 1\n---\nb: 2', 'is not valid YAML: line 2, column 1: it has a second YAML document (---).'],
  ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'is in UTF-16. Save it in UTF-8.'],
  ['UTF-16, the high byte first', Buffer.from('\uFEFF{}', 'utf16le').swap16(), 'is in UTF-16. Save it in UTF-8.'],
  ['UTF-16 without a mark', Buffer.from('{}', 'utf16le'), 'is in UTF-16 or is not a text file. Save it in UTF-8.'],
  ['Latin-1', Buffer.from('ClientName: \xe9', 'latin1'), 'is not in UTF-8. Save it in UTF-8.'],
  ['a huge file', ' '.repeat(3 * 1024 * 1024), 'has 3.0 MB. CloudFormation accepts templates of at most 1 MB.'],
  ['nothing', '\n', 'is empty: npm start needs a template or the properties of one client, in JSON or YAML.'],
  ...['[]', 'null', 'text', '7'].map((content): [string, string, string] => [
    content,
    content,
    'must contain one object: npm start needs a template or the properties of one client, in JSON or YAML.',
  ]),
  [
    'a template without resources',
    'Parameters: {Stage: {Type: String}}',
    'is an incomplete template. Add the section Resources.',
  ],
  [
    'one resource',
    'Type: My::Cognito::UserPoolClient\nProperties: {ClientName: app}',
    'contains one resource without a template. Put it under Resources and give it a name.',
  ],
  [
    'resources without their section',
    'App: {Type: My::Cognito::UserPoolClient}\nPool: {Type: AWS::Cognito::UserPool}',
    'contains resources without a template. Put them under Resources.',
  ],
  [
    'the parameters of a stack',
    '[{"ParameterKey": "Stage", "ParameterValue": "dev"}]',
    'contains the parameters of a stack. Give the template instead, and each parameter with --parameter NAME=VALUE.',
  ],
  [
    'a package.json',
    '{"name": "app", "version": "1.0.0", "scripts": {}, "dependencies": {}}',
    'is neither a template nor the properties of a client. A template has the section Resources, a client has properties such as ClientName.',
  ],
])('refuses %s and says what to do', (_what, content, sentence) => {
  expect(refusal(content)).toBe(sentence);
});

test.each([
  ['a missing comma', '{\n  "ClientName": "a"\n  "CallbackURLs": []\n}', 'line 3, column 3'],
  ['an extra comma', '{"ClientName": "a",}', 'line 1, column 20'],
  ['a key without quotes', '{\n  ClientName: "a"\n}', 'line 2, column 3'],
  ['single quotes', "{'ClientName': 'a'}", 'line 1, column 2'],
  ['a comment', '{"ClientName": "a"} // the app', 'line 1, column 21'],
  ['a list with a hole', '{"CallbackURLs": [,]}', 'line 1, column 19'],
  ['a word that JSON does not have', '{"GenerateSecret": yes}', 'line 1, column 20'],
  ['a line break in a text', '{"ClientName": "a\n"}', 'line 1, column 18'],
  ['an early end', '{"ClientName"', 'line 1, column 14'],
])('refuses %s in a .json file with line and column, even if it is valid YAML', (_what, content, place) => {
  expect(refusal(content, '.json')).toMatch(new RegExp(`^is not valid JSON: ${place}: .+\\.$`));
});

test.each([
  ['at the top', '{"ClientName": "a",\n "ClientName": "b"}', 'line 2, column 2: "ClientName"'],
  ['further down', '{"TokenValidityUnits": {"IdToken": "days", "IdToken": "hours"}}', 'line 1, column 44: "IdToken"'],
  ['in a template', '{"Resources": {"App": {"Type": "x"}, "App": {"Type": "y"}}}', 'line 1, column 38: "App"'],
])('refuses a key that occurs twice in JSON, %s, with line and column', (_what, content, place) => {
  const path = join(folder, 'file.json');
  const message = `${path}, ${place} occurs twice in the same object. Keep one of them.`;
  expect(() => read(content, '.json')).toThrow(new Error(message));
});

test('does not repeat the text of broken JSON, because it may have a secret', () => {
  expect(refusal('{"ClientSecret": "s3cret"', '.json')).not.toContain('s3cret');
  expect(refusal('{"ClientSecret": s3cret}', '.json')).not.toContain('s3cret');
});

test.each([
  ['.yaml', '{ClientName: app,}'],
  ['.yml', '{"ClientName": "app",}'],
  ['', '{ClientName: app}'],
])('reads a file named file%s with %s as YAML', (ending, content) => {
  expect(properties(content, ending)).toEqual({ ClientName: 'app' });
});

test('recognizes a template, and reads its short tags as functions', () => {
  const text =
    'Resources:\n  App:\n    Type: My::Cognito::UserPoolClient\n    Properties: {UserPoolId: !Ref Pool, ClientName: !GetAtt A.B}\n';
  const template = {
    Resources: {
      App: {
        Type: 'My::Cognito::UserPoolClient',
        Properties: { UserPoolId: { Ref: 'Pool' }, ClientName: { 'Fn::GetAtt': 'A.B' } },
      },
    },
  };
  expect(read(text)).toEqual({ kind: 'template', template, text });
  expect(read(JSON.stringify(template), '.json')).toEqual({ kind: 'template', template, text: JSON.stringify(template) });
});

test('ignores empty sections and properties', () => {
  const text = 'Parameters:\nResources:\n  Pool:\n    Type: AWS::Cognito::UserPool\n    Properties:\nOutputs:\n';
  expect(read(text)).toMatchObject({ template: { Resources: { Pool: { Type: 'AWS::Cognito::UserPool' } } } });
  const { template } = read(text) as { template: object };
  expect(Object.keys(template)).toEqual(['Resources']);
});

test.each([
  ['a resource without a type', 'Resources: {App: {Properties: {}}}', 'the resource App has no Type.'],
  ['a resource that is a text', 'Resources: {App: x}', 'the resource App has no Type.'],
  ['properties that are a list', 'Resources: {App: {Type: A::B::C, Properties: []}}', 'Properties of App must be a mapping.'],
  [
    'a DependsOn that is a mapping',
    'Resources: {App: {Type: A::B::C, DependsOn: {a: b}}}',
    'DependsOn of App must be the name of a resource, or a list of names.',
  ],
  ['outputs that are a list', 'Resources: {}\nOutputs: []', 'Outputs must be a mapping of names to mappings.'],
  ['a parameter that is a text', 'Resources: {}\nParameters: {P: x}', 'Parameters must be a mapping of names to mappings.'],
])('refuses %s in a template and names the resource or the section', (_what, content, sentence) => {
  expect(refusal(content)).toContain(`: ${sentence}`);
});

test.each([
  ['a missing file', join(folder, 'nowhere'), `The file ${join(folder, 'nowhere')} does not exist.`],
  ['a folder', folder, `${folder} is a folder. Give a file with a template or with the properties of one client.`],
  ['a device', '/dev/null', '/dev/null is not a regular file. Save the template in a file.'],
])('refuses %s', (_what, file, sentence) => {
  expect(() => readSource(file)).toThrow(new Error(sentence));
});

test('refuses a path below another file', () => {
  read('{}');
  expect(() => readSource(join(folder, 'file', 'below'))).toThrow(/can't be read: ENOTDIR/);
});

const ARN = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E';

test.each([
  ['42', ['UserPoolId is "42", but must be the id of a user pool, such as us-east-1_Ab12Cd34E.']],
  ['""', ['UserPoolId must have 1 to 55 characters, but "" has 0.']],
  ['[]', ['UserPoolId must be a string, not a list.']],
  ['"x"', ['UserPoolId is "x", but must be the id of a user pool, such as us-east-1_Ab12Cd34E.']],
  [
    `"${ARN}"`,
    [
      `UserPoolId must have 1 to 55 characters, but "${ARN}" has 71.`,
      `UserPoolId is "${ARN}", but must be the id of a user pool, such as us-east-1_Ab12Cd34E.`,
    ],
  ],
  ...['{"Ref": "Pool"}', '!Ref Pool', '{Ref: Pool}'].map((value): [string, string[]] => [
    value,
    ['UserPoolId is the function Ref, which only a stack can resolve. Remove it: npm start creates a user pool.'],
  ]),
])('refuses a UserPoolId of %s as the handlers do', (value, expected) => {
  expect(problems(`{UserPoolId: ${value}}`)).toEqual(expected.map((line) => `  ${line}`));
});

test('prints a line for each problem, also for functions at any depth', () => {
  const content = `ClientNam: app
ClientId: 1example23456789
CallbackURLs: ["http://example.com", !Sub "https://\${Domain}"]
LogoutURLs: !Split [",", !Ref Urls]
TokenValidityUnits: {AccessToken: {"Fn::If": [Prod, hours, days]}}
AuthSessionValidity: 99
`;
  expect(problems(content)).toEqual([
    '  CallbackURLs[1] is the function Fn::Sub, which only a stack can resolve. Write the value instead.',
    '  LogoutURLs is the function Fn::Split, which only a stack can resolve. Write the value instead.',
    '  TokenValidityUnits.AccessToken is the function Fn::If, which only a stack can resolve. Write the value instead.',
    '  ClientNam is not a property of My::Cognito::UserPoolClient: the nearest name is ClientName.',
    '  AuthSessionValidity must be 3 to 15 minutes, not 99.',
    '  ClientId cannot be set in a template, because only Cognito sets it: remove it.',
    '  CallbackURLs[0] must use https, not "http://example.com": Cognito accepts http only for localhost, 127.0.0.1 and [::1].',
  ]);
});
