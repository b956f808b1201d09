import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDesiredState } from '../../../local/start/desiredState';

const folder = mkdtempSync(join(tmpdir(), 'desired-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'file');
const read = (content: string | Buffer) => {
  writeFileSync(path, content);
  return readDesiredState(path);
};

/** What a file is refused with, without its path. */
function refusal(content: string | Buffer): string {
  try {
    return `accepted: ${JSON.stringify(read(content))}`;
  } catch (error) {
    return (error as Error).message.replace(`${path} `, '');
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
  expect(read(content)).toEqual(expected);
});

test.each<[string, string | Buffer, string]>([
  [
    'broken JSON',
    '{\n  "ClientName": "a"\n  "CallbackURLs": []\n}',
    "can't be read as JSON: line 3, column 3: Missing , between flow map items.",
  ],
  ['JSON that ends early', '{"a"', "can't be read as JSON: line 1, column 5: Flow map must end with a }."],
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
  ['a huge file', ' '.repeat(3 * 1024 * 1024), 'has 3.0 MB: the properties of one client have far less than 1 MB.'],
  ['nothing', '\n', 'is empty: it takes the properties of one client, in JSON or YAML.'],
  ...['[]', 'null', 'text', '7'].map((content): [string, string, string] => [
    content,
    content,
    'must hold one object in JSON or YAML: the properties of a My::Cognito::UserPoolClient.',
  ]),
  ...['{"Resources": {}}', 'Parameters: {}\nResources:\n  App: {Type: My::Cognito::UserPoolClient}'].map(
    (content): [string, string, string] => [
      `the template ${content}`,
      content,
      'is a whole template, and npm start takes the properties of one client: save what stands under Properties of a client in a file of its own.',
    ],
  ),
  [
    'a whole resource',
    'Type: My::Cognito::UserPoolClient\nProperties: {ClientName: app}',
    'is a whole resource: save what stands under its Properties in a file of its own.',
  ],
])('%s is refused in one sentence', (_what, content, sentence) => {
  expect(refusal(content)).toBe(sentence);
});

test.each([
  ['a file that is not there', join(folder, 'nowhere'), `There is no file ${join(folder, 'nowhere')}.`],
  ['a folder', folder, `${folder} is a folder: give a file with the properties of one client.`],
  ['a device', '/dev/null', '/dev/null is not a regular file: save the properties of one client in a file.'],
])('%s is refused in one sentence', (_what, file, sentence) => {
  expect(() => readDesiredState(file)).toThrow(new Error(sentence));
});

test('a file below another file is refused', () => {
  read('{}');
  expect(() => readDesiredState(join(path, 'below'))).toThrow(/can't be read: ENOTDIR/);
});

const ARN = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E';

test.each([
  ['42', ['UserPoolId must be the id of a user pool, such as us-east-1_Ab12Cd34E, not "42".']],
  ['""', ['UserPoolId must have 1 to 55 characters, not 0 as in "".']],
  ['[]', ['UserPoolId must be a string, not a list.']],
  ['"x"', ['UserPoolId must be the id of a user pool, such as us-east-1_Ab12Cd34E, not "x".']],
  [
    `"${ARN}"`,
    [
      `UserPoolId must have 1 to 55 characters, not 71 as in "${ARN}".`,
      `UserPoolId must be the id of a user pool, such as us-east-1_Ab12Cd34E, not "${ARN}".`,
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
    "  ClientId can't be given: it is Cognito's to set. Take it out.",
    '  CallbackURLs[0] must use https, not "http://example.com": http is for localhost, 127.0.0.1 and [::1] only.',
  ]);
});
