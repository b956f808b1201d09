import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXAMPLES_FOLDER, type Example, examples } from '../../tools/examples/examples';
import { templateAsJson } from '../../tools/examples/json';
import { AWS_SCHEMAS, lintTemplates, lintWith } from '../../tools/examples/lint';
import { blocksOf } from '../support/guides';

const folder = mkdtempSync(join(tmpdir(), 'templates-'));
afterAll(() => rmSync(folder, { recursive: true }));

const all = examples().map((example): [string, Example] => [example.name, example]);

test.each(all)('template.json of %s is what npm run examples -- --write makes of its template.yaml', (_name, { yaml, json }) => {
  expect(readFileSync(json, 'utf8')).toBe(templateAsJson(yaml));
});

interface Resource {
  Type: string;
  DependsOn?: string | string[];
  Properties?: { UserPoolId?: unknown };
}

// Cognito refuses a client that names what its pool does not have yet. The engine of the tests makes one resource after the other.
test.each(all)('the clients of %s wait for the resource servers and providers of their pool', (_name, { json }) => {
  const resources = Object.entries<Resource>(JSON.parse(readFileSync(json, 'utf8')).Resources);
  const named = resources.filter(([, { Type }]) => /::UserPool(ResourceServer|IdentityProvider)$/.test(Type));
  for (const [, client] of resources.filter(([, { Type }]) => Type === 'My::Cognito::UserPoolClient')) {
    const pool = JSON.stringify(client.Properties?.UserPoolId);
    const ofItsPool = named.filter(([, { Properties }]) => JSON.stringify(Properties?.UserPoolId) === pool);
    expect([client.DependsOn ?? []].flat()).toEqual(expect.arrayContaining(ofItsPool.map(([logicalId]) => logicalId)));
  }
});

test('cfn-lint finds nothing in the templates of the examples', () => {
  expect(lintTemplates(all.flatMap(([, { yaml, json }]) => [yaml, json]))).toBe('');
});

test('cfn-lint finds nothing in the template of the README', () => {
  const [template = '', ...others] = blocksOf('README.md', 'yaml');
  expect(others).toEqual([]);
  const file = join(folder, 'readme.yaml');
  writeFileSync(file, template);
  expect(lintTemplates([file])).toBe('');
});

/** What a template says, what a slip makes of it, and what cfn-lint finds then. */
const SLIPS: [example: string, text: string, slip: string, finding: string][] = [
  [
    'managed-secret',
    'Resource: !GetAtt Billing.ClientSecretArn',
    'Resource: !GetAtt Billing.SecretArn',
    "'SecretArn' is not one of",
  ],
  ['managed-secret', 'PublishSecretsInAWSSecretsManager', 'PublishSecretsInSecretsManager', "Manager' was unexpected"],
  ['managed-secret', 'InAWSSecretsManager: true', 'InAWSSecretsManager: soon', "'soon' is not of type 'boolean'"],
  ['branded-login', 'MaxValidityMinutes: 720', 'MaxValidityMinutes: 129601', 'greater than the maximum of 129600'],
  ['branded-login', 'MaxValidityMinutes: 720', 'MaxValidityHours: 12', "'MaxValidityHours' was unexpected"],
  ['branded-login', 'MaxPerUser: 20', 'MaxPerUser: 0', '0 is less than the minimum of 1'],
  ['branded-login', 'Tracking: ENABLED', 'Tracking: LATER', "'LATER' is not one of ['ENABLED', 'DISABLED']"],
  ['branded-login', 'UseCognitoProvidedValues: true', 'UseDefaults: true', "'UseDefaults' was unexpected"],
];

// In one run, since cfn-lint takes longer to start than to check a template.
test("cfn-lint finds slips in how a template uses a managed secret, and AWS's own types with a client", () => {
  const files = SLIPS.map(([example, text, slip], index) => {
    const parts = readFileSync(join(EXAMPLES_FOLDER, example, 'template.yaml'), 'utf8').split(text);
    expect({ text, places: parts.length - 1 }).toEqual({ text, places: 1 });
    const file = join(folder, `slip${index}.yaml`);
    writeFileSync(file, parts.join(slip));
    return file;
  });
  const lines = lintTemplates(files).split('\n');
  const found = files.map((file) => lines.filter((line) => line.startsWith(`${file}:`)).join('\n'));
  expect(found).toEqual(SLIPS.map(([, , , finding]) => expect.stringContaining(finding)));
});

test('cfn-lint knows none of the types by itself whose schemas we give it; the schema of one that it knows has to go', () => {
  const findings = lintWith([], [join(EXAMPLES_FOLDER, 'branded-login', 'template.yaml')]);
  for (const file of readdirSync(AWS_SCHEMAS)) {
    const { typeName } = JSON.parse(readFileSync(join(AWS_SCHEMAS, file), 'utf8'));
    expect(findings).toContain(`Resource type '${typeName}' does not exist`);
  }
});

// Releases of cfn-lint after the one that is pinned accept every one of these, or do not know the type at all.
test.each([
  ['a property that the type does not have', 'CallbackUrls: [https://app.example.com]', '', "'CallbackUrls' was unexpected"],
  ['a value of the wrong type', 'AuthSessionValidity: soon', '', "'soon' is not of type 'integer'"],
  ['a number out of its range', 'AuthSessionValidity: 16', '', '16 is greater than the maximum of 15'],
  [
    'an attribute that the type does not have',
    '',
    '!GetAtt App.Arn',
    "'Arn' is not one of ['ClientId', 'ClientSecret', 'ClientSecretArn', 'Name']",
  ],
])('cfn-lint finds %s', (_name, property, value, finding) => {
  const file = join(folder, 'template.yaml');
  writeFileSync(
    file,
    `Resources:
  UserPool:
    Type: AWS::Cognito::UserPool
  App:
    Type: My::Cognito::UserPoolClient
    Properties:
      UserPoolId: !Ref UserPool
      ${property}
Outputs:
  Value:
    Value: ${value || '!GetAtt App.ClientId'}
`,
  );
  expect(lintTemplates([file])).toContain(finding);
});
