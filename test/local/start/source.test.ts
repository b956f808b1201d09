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
  if (source.kind !== 'client') throw new Error('The file holds a template.');
  return source.properties;
}

/** What a file is refused with, without its path. */
function refusal(content: string | Buffer, ending = ''): string {
  try {
    return `accepted: ${JSON.stringify(read(content, ending))}`;
  } catch (error) {
    return (error as Error).message.replace(`${join(folder, `file${ending}`)} `, '');
  }
}

/** What is wrong with the properties of a file, a line for each problem. */
function problems(content: string): string[] {
  const [sentence, ...lines] = refusal(content).split('\n');
  expect(sentence).toBe('describes no client that can be created:');
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
])('%s is read', (_what, content, expected) => {
  expect(properties(content)).toEqual(expected);
});

test.each<[string, string | Buffer, string]>([
  ['brackets without end', '['.repeat(20_000), "can't be read as JSON: it is nested too deeply."],
  ['broken YAML', 'a: b: c', "can't be read as YAML: line 1, column 4: Nested mappings are not allowed in compact mappings."],
  ['YAML indented by tabs', 'a:\n\t- b', "can't be read as YAML: line 2, column 1: Tabs are not allowed as indentation."],
  [
    'a name that comes twice',
    'ClientName: a\nClientName: b',
    "can't be read as YAML: line 2, column 1: Map keys must be unique.",
  ],
  ['two documents', 'a: 1\n---\nb: 2', "can't be read as YAML: line 2, column 1: another YAML document begins."],
  ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'is UTF-16: save it as UTF-8.'],
  ['UTF-16, the high byte first', Buffer.from('\uFEFF{}', 'utf16le').swap16(), 'is UTF-16: save it as UTF-8.'],
  ['UTF-16 without a mark', Buffer.from('{}', 'utf16le'), 'is UTF-16 or no text at all: save it as UTF-8.'],
  ['Latin-1', Buffer.from('ClientName: \xe9', 'latin1'), 'is not UTF-8: save it as UTF-8.'],
  ['a huge file', ' '.repeat(3 * 1024 * 1024), 'has 3.0 MB: CloudFormation takes templates of 1 MB.'],
  ['nothing', '\n', 'is empty: npm start takes a template, or the properties of one client, in JSON or YAML.'],
  ...['[]', 'null', 'text', '7'].map((content): [string, string, string] => [
    content,
    content,
    'must hold one object: npm start takes a template, or the properties of one client, in JSON or YAML.',
  ]),
  [
    'a template without its resources',
    'Parameters: {Stage: {Type: String}}',
    'is no whole template: it has no section Resources.',
  ],
  [
    'a whole resource',
    'Type: My::Cognito::UserPoolClient\nProperties: {ClientName: app}',
    'is one resource: put it under Resources and a name of its own, and it is a template.',
  ],
  [
    'resources without their section',
    'App: {Type: My::Cognito::UserPoolClient}\nPool: {Type: AWS::Cognito::UserPool}',
    'holds resources without a template: put them under Resources.',
  ],
  [
    'the parameters of a stack',
    '[{"ParameterKey": "Stage", "ParameterValue": "dev"}]',
    'holds parameters: give the template, and each of them by --parameter NAME=VALUE.',
  ],
  [
    'a package.json',
    '{"name": "app", "version": "1.0.0", "scripts": {}, "dependencies": {}}',
    'is neither: npm start takes a template, or the properties of one client, in JSON or YAML. A template has the section Resources.',
  ],
])('%s is refused in one sentence', (_what, content, sentence) => {
  expect(refusal(content)).toBe(sentence);
});

test.each([
  ['a comma that is missing', '{\n  "ClientName": "a"\n  "CallbackURLs": []\n}', 'line 3, column 3'],
  ['a comma too many', '{"ClientName": "a",}', 'line 1, column 20'],
  ['a key without quotes', '{\n  ClientName: "a"\n}', 'line 2, column 3'],
  ['single quotes', "{'ClientName': 'a'}", 'line 1, column 2'],
  ['a comment', '{"ClientName": "a"} // the app', 'line 1, column 21'],
  ['a list with a hole', '{"CallbackURLs": [,]}', 'line 1, column 19'],
  ['a word that is none of JSON', '{"GenerateSecret": yes}', 'line 1, column 20'],
  ['a line break in a text', '{"ClientName": "a\n"}', 'line 1, column 18'],
  ['an end that comes early', '{"ClientName"', 'line 1, column 14'],
])('%s in a .json file is refused with its place, although some of it is good YAML', (_what, content, place) => {
  expect(refusal(content, '.json')).toMatch(new RegExp(`^can't be read as JSON: ${place}: .+\\.$`));
});

test.each([
  ['at the top', '{"ClientName": "a",\n "ClientName": "b"}', 'line 2, column 2: "ClientName"'],
  ['further down', '{"TokenValidityUnits": {"IdToken": "days", "IdToken": "hours"}}', 'line 1, column 44: "IdToken"'],
  ['in a template', '{"Resources": {"App": {"Type": "x"}, "App": {"Type": "y"}}}', 'line 1, column 38: "App"'],
])('a key that stands twice in JSON, %s, is refused with its place', (_what, content, place) => {
  const path = join(folder, 'file.json');
  const message = `${path}, ${place} stands twice in the same object: keep one of them.`;
  expect(() => read(content, '.json')).toThrow(new Error(message));
});

test('what a text says is not repeated where JSON is broken, for it may be a secret', () => {
  expect(refusal('{"ClientSecret": "s3cret"', '.json')).not.toContain('s3cret');
  expect(refusal('{"ClientSecret": s3cret}', '.json')).not.toContain('s3cret');
});

test.each([
  ['.yaml', '{ClientName: app,}'],
  ['.yml', '{"ClientName": "app",}'],
  ['', '{ClientName: app}'],
])('a file named file%s that holds %s is YAML', (ending, content) => {
  expect(properties(content, ending)).toEqual({ ClientName: 'app' });
});

test('a template is taken for one, and not for the properties of a client, with its short tags spelled out', () => {
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

test('sections and properties that are left empty are none', () => {
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
])('%s in a template is refused in one sentence', (_what, content, sentence) => {
  expect(refusal(content)).toContain(`: ${sentence}`);
});

test.each([
  ['a file that is not there', join(folder, 'nowhere'), `There is no file ${join(folder, 'nowhere')}.`],
  ['a folder', folder, `${folder} is a folder: give a file with a template, or with the properties of one client.`],
  ['a device', '/dev/null', '/dev/null is not a regular file: save the template in a file.'],
])('%s is refused in one sentence', (_what, file, sentence) => {
  expect(() => readSource(file)).toThrow(new Error(sentence));
});

test('a file below another file is refused', () => {
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
    ['UserPoolId is the function Ref, which only a stack can work out: leave it out, since npm start takes a pool of its own.'],
  ]),
])('a UserPoolId of %s is refused as the handlers refuse it', (value, expected) => {
  expect(problems(`{UserPoolId: ${value}}`)).toEqual(expected.map((line) => `  ${line}`));
});

test('every problem has a line of its own, those of functions at whatever depth among them', () => {
  const content = `ClientNam: app
ClientId: 1example23456789
CallbackURLs: ["http://example.com", !Sub "https://\${Domain}"]
LogoutURLs: !Split [",", !Ref Urls]
TokenValidityUnits: {AccessToken: {"Fn::If": [Prod, hours, days]}}
AuthSessionValidity: 99
`;
  expect(problems(content)).toEqual([
    '  CallbackURLs[1] is the function Fn::Sub, which only a stack can work out: put its value there.',
    '  LogoutURLs is the function Fn::Split, which only a stack can work out: put its value there.',
    '  TokenValidityUnits.AccessToken is the function Fn::If, which only a stack can work out: put its value there.',
    '  ClientNam is not a property of My::Cognito::UserPoolClient: the nearest name is ClientName.',
    '  AuthSessionValidity must be 3 to 15 minutes, not 99.',
    '  ClientId cannot be set in a template, because only Cognito sets it: remove it.',
    '  CallbackURLs[0] must use https, not "http://example.com": Cognito accepts http only for localhost, 127.0.0.1 and [::1].',
  ]);
});
