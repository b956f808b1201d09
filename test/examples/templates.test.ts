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

/** A text of a template, the slip that replaces it, and the finding of cfn-lint then. */
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

/**
 * Mistakes in a property or an output, and what cfn-lint finds then. Releases of cfn-lint after the one that is pinned accept every one of
 * these, or do not know the type at all.
 */
const MISTAKES: [name: string, property: string, output: string, finding: string][] = [
  ['a property that the type does not have', 'CallbackUrls: [https://app.example.com]', '', "'CallbackUrls' was unexpected"],
  ['a value of the wrong type', 'AuthSessionValidity: soon', '', "'soon' is not of type 'integer'"],
  ['a number out of its range', 'AuthSessionValidity: 16', '', '16 is greater than the maximum of 15'],
  [
    'an attribute that the type does not have',
    '',
    '!GetAtt App.Arn',
    "'Arn' is not one of ['ClientId', 'ClientSecret', 'ClientSecretArn', 'Name']",
  ],
];

const withMistake = (property: string, output: string) => `Resources:
  UserPool:
    Type: AWS::Cognito::UserPool
  App:
    Type: My::Cognito::UserPoolClient
    Properties:
      UserPoolId: !Ref UserPool
      ${property}
Outputs:
  Value:
    Value: ${output || '!GetAtt App.ClientId'}
`;

/** An example with a slip in its template. */
function slipped([example, text, slip]: (typeof SLIPS)[number]): string {
  const parts = readFileSync(join(EXAMPLES_FOLDER, example, 'template.yaml'), 'utf8').split(text);
  if (parts.length !== 2)
    throw new Error(`The template of ${example} has "${text}" in ${parts.length - 1} places. It must be one.`);
  return parts.join(slip);
}

function fileOf(name: string, template: string): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, template);
  return file;
}

describe('cfn-lint', () => {
  const readme = fileOf('readme', blocksOf('README.md', 'yaml').join('---\n'));
  const slips = SLIPS.map((slip, index) => fileOf(`slip${index}`, slipped(slip)));
  const mistakes = MISTAKES.map(([name, property, output]) => fileOf(name, withMistake(property, output)));
  let lines: string[];
  const findingsIn = (file: string) => lines.filter((line) => line.startsWith(`${file}:`)).join('\n');

  // In one run, since cfn-lint takes longer to start than to check a template.
  beforeAll(() => {
    lines = lintTemplates([...all.flatMap(([, { yaml, json }]) => [yaml, json]), readme, ...slips, ...mistakes]).split('\n');
  });

  test.each(all)('finds nothing in the templates of %s', (_name, { yaml, json }) => {
    expect(findingsIn(yaml) + findingsIn(json)).toBe('');
  });

  test('finds nothing in the template of the README', () => {
    expect(blocksOf('README.md', 'yaml')).toHaveLength(1);
    expect(findingsIn(readme)).toBe('');
  });

  test("finds slips in how a template uses a managed secret, and AWS's own types with a client", () => {
    expect(slips.map(findingsIn)).toEqual(SLIPS.map(([, , , finding]) => expect.stringContaining(finding)));
  });

  test.each(MISTAKES)('finds %s', (name, _property, _output, finding) => {
    expect(findingsIn(join(folder, `${name}.yaml`))).toContain(finding);
  });

  test('says something of the templates that are wrong, and nothing else', () => {
    const wrong = [...slips, ...mistakes];
    expect(lines.filter((line) => !wrong.some((file) => line.startsWith(`${file}:`)))).toEqual([]);
  });

  test('knows none of the types by itself whose schemas we give it; the schema of one that it knows has to go', () => {
    const findings = lintWith([], [join(EXAMPLES_FOLDER, 'branded-login', 'template.yaml')]);
    for (const file of readdirSync(AWS_SCHEMAS)) {
      const { typeName } = JSON.parse(readFileSync(join(AWS_SCHEMAS, file), 'utf8'));
      expect(findings).toContain(`Resource type '${typeName}' does not exist`);
    }
  });
});
