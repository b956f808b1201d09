import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Example, examples } from '../../local/examples/examples';
import { templateAsJson } from '../../local/examples/json';
import { lintTemplates } from '../../local/examples/lint';
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
