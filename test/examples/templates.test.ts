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

test.each(all)('template.json of %s has the output of npm run examples -- --write', (_name, { yaml, json }) => {
  expect(readFileSync(json, 'utf8')).toBe(templateAsJson(yaml));
});

interface Resource {
  Type: string;
  DependsOn?: string | string[];
  Properties?: { UserPoolId?: unknown };
}

// Cognito refuses a client whose scopes or providers do not exist yet. The engine of the tests creates one resource after the
// other, so it does not show a missing DependsOn.
test.each(all)('the clients of %s depend on the resource servers and providers of their pool', (_name, { json }) => {
  const resources = Object.entries<Resource>(JSON.parse(readFileSync(json, 'utf8')).Resources);
  const named = resources.filter(([, { Type }]) => /::UserPool(ResourceServer|IdentityProvider)$/.test(Type));
  for (const [, client] of resources.filter(([, { Type }]) => Type === 'My::Cognito::UserPoolClient')) {
    const pool = JSON.stringify(client.Properties?.UserPoolId);
    const ofItsPool = named.filter(([, { Properties }]) => JSON.stringify(Properties?.UserPoolId) === pool);
    expect([client.DependsOn ?? []].flat()).toEqual(expect.arrayContaining(ofItsPool.map(([logicalId]) => logicalId)));
  }
});

/** A text of a template, the mistake that replaces it, and the finding of cfn-lint. */
const EXAMPLE_MISTAKES: [example: string, text: string, mistake: string, finding: string][] = [
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
 * Mistakes in a property or an output, and the findings of cfn-lint. Releases after the pinned one accept all of these mistakes,
 * or do not know the type.
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

/** The template of an example with a mistake in it. */
function exampleWithMistake([example, text, mistake]: (typeof EXAMPLE_MISTAKES)[number]): string {
  const parts = readFileSync(join(EXAMPLES_FOLDER, example, 'template.yaml'), 'utf8').split(text);
  if (parts.length !== 2)
    throw new Error(`The template of ${example} has "${text}" ${parts.length - 1} times. It must have it once.`);
  return parts.join(mistake);
}

function fileOf(name: string, template: string): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, template);
  return file;
}

describe('cfn-lint', () => {
  const readme = fileOf('readme', blocksOf('README.md', 'yaml').join('---\n'));
  const wrongExamples = EXAMPLE_MISTAKES.map((mistake, index) => fileOf(`mistake${index}`, exampleWithMistake(mistake)));
  const mistakes = MISTAKES.map(([name, property, output]) => fileOf(name, withMistake(property, output)));
  let lines: string[];
  const findingsIn = (file: string) => lines.filter((line) => line.startsWith(`${file}:`)).join('\n');

  // One run, because cfn-lint takes longer to start than to check a template.
  beforeAll(() => {
    lines = lintTemplates([...all.flatMap(([, { yaml, json }]) => [yaml, json]), readme, ...wrongExamples, ...mistakes]).split(
      '\n',
    );
  });

  test.each(all)('finds nothing in the templates of %s', (_name, { yaml, json }) => {
    expect(findingsIn(yaml) + findingsIn(json)).toBe('');
  });

  test('finds nothing in the template of the README', () => {
    expect(blocksOf('README.md', 'yaml')).toHaveLength(1);
    expect(findingsIn(readme)).toBe('');
  });

  test("finds mistakes in the use of a managed secret, and in AWS's own types for a client", () => {
    expect(wrongExamples.map(findingsIn)).toEqual(EXAMPLE_MISTAKES.map(([, , , finding]) => expect.stringContaining(finding)));
  });

  test.each(MISTAKES)('finds %s', (name, _property, _output, finding) => {
    expect(findingsIn(join(folder, `${name}.yaml`))).toContain(finding);
  });

  test('has findings only in the templates with mistakes', () => {
    const wrong = [...wrongExamples, ...mistakes];
    expect(lines.filter((line) => !wrong.some((file) => line.startsWith(`${file}:`)))).toEqual([]);
  });

  test('does not know the types in tools/examples/schemas itself; delete the schema of a type that it knows', () => {
    const findings = lintWith([], [join(EXAMPLES_FOLDER, 'branded-login', 'template.yaml')]);
    for (const file of readdirSync(AWS_SCHEMAS)) {
      const { typeName } = JSON.parse(readFileSync(join(AWS_SCHEMAS, file), 'utf8'));
      expect(findings).toContain(`Resource type '${typeName}' does not exist`);
    }
  });
});
