/** A property is defined by its type and its row in the table of attributes. Any other file of src needs a reason to name it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { PROPERTY_NAMES } from '../../src/model/attributes';
import type { PropertyName } from '../../src/model/properties';
import { PROJECT_ROOT } from '../../tools/projectRoot';

/** Without models.ts, which `cfn generate` writes. */
const FILES = readdirSync(join(PROJECT_ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'models.ts')
  .sort();

const textOf = (file: string) => readFileSync(join(PROJECT_ROOT, 'src', file), 'utf8');

/** The properties that a text names as whole words. */
function namesIn(text: string): PropertyName[] {
  const words = new Set(text.match(/\w+/g));
  return PROPERTY_NAMES.filter((name) => words.has(name));
}

/** The identifiers and strings of a syntax tree, without comments. */
function codeIn(tree: unknown): string {
  if (typeof tree === 'string') return `${tree}\n`;
  if (typeof tree !== 'object' || tree === null) return '';
  return Object.values(tree).map(codeIn).join('');
}

const codeOf = (file: string) =>
  codeIn(parseSync(textOf(file), { syntax: 'typescript', decorators: true, target: 'es2022' }).body);

test('finds names in strings and identifiers, but not in comments', () => {
  const program = "/** ClientName */ const { LogoutURLs } = a; // Name\nf('IdTokenValidity', `must not have CallbackURLs.`);";
  const tree = parseSync(program, { syntax: 'typescript', target: 'es2022' }).body;
  expect(namesIn(codeIn(tree)).sort()).toEqual(['CallbackURLs', 'IdTokenValidity', 'LogoutURLs']);
});

test.each(['model/canonical.ts', 'model/merge.ts', 'model/rollback.ts', 'model/settings.ts', 'operations/write.ts'])(
  '%s names no property, not even in a comment',
  (file) => expect(namesIn(textOf(file))).toEqual([]),
);

/**
 * The files that may name properties, with the reason. Before you add a name here, check if a new column of the table can replace
 * it.
 */
const EXCEPTIONS: Record<string, { because: string; names: readonly PropertyName[] }> = {
  'model/primaryIdentifier.ts': { because: 'It defines the primary identifier.', names: ['UserPoolId', 'ClientId'] },
  'model/clientSecret.ts': { because: 'It defines the secret properties.', names: ['ClientSecret', 'ClientSecretArn'] },
  'model/userPoolClientModel.ts': {
    because: 'Cognito does not answer Name and GenerateSecret, so the model derives them.',
    names: ['ClientName', 'Name', 'GenerateSecret'],
  },
  'model/sdkMembers.ts': {
    because: 'It lists the members in which the SDK and the table differ on purpose.',
    names: ['UserPoolId', 'GenerateSecret', 'ClientSecret', 'ClientSecretArn', 'PublishSecretsInAWSSecretsManager'],
  },
  'model/tokenValidity.ts': {
    because: 'Four settings make three lifetimes, which are merged together.',
    names: ['AccessTokenValidity', 'IdTokenValidity', 'RefreshTokenValidity', 'TokenValidityUnits'],
  },
  'model/rules.ts': {
    because: 'Each rule is about several properties, or about the members of one property.',
    names: [
      'AnalyticsConfiguration',
      'EnablePropagateAdditionalUserContextData',
      'ExplicitAuthFlows',
      'GenerateSecret',
      'PublishSecretsInAWSSecretsManager',
      'RefreshTokenRotation',
      'WriteAttributes',
    ],
  },
  'model/oauthRules.ts': {
    because: 'Each rule is about several properties, or about the items of one property.',
    names: [
      'AllowedOAuthFlows',
      'AllowedOAuthFlowsUserPoolClient',
      'AllowedOAuthScopes',
      'CallbackURLs',
      'DefaultRedirectURI',
      'GenerateSecret',
      'LogoutURLs',
    ],
  },
  'model/checks.ts': {
    because: 'The sentences describe the rules.',
    names: [
      'AccessTokenValidity',
      'AllowedOAuthFlows',
      'AllowedOAuthFlowsUserPoolClient',
      'AllowedOAuthScopes',
      'AnalyticsConfiguration',
      'CallbackURLs',
      'DefaultRedirectURI',
      'EnablePropagateAdditionalUserContextData',
      'ExplicitAuthFlows',
      'IdTokenValidity',
      'PublishSecretsInAWSSecretsManager',
      'RefreshTokenValidity',
      'WriteAttributes',
    ],
  },
  'model/rule.ts': { because: 'Several rules give the same advice about the secret.', names: ['GenerateSecret'] },
  'model/validate.ts': { because: 'It passes to the rules if the client has a secret.', names: ['GenerateSecret'] },
  'model/replacement.ts': { because: 'It refuses changes that need a replacement.', names: ['UserPoolId', 'GenerateSecret'] },
  'operations/create.ts': {
    because: 'Only a create sends GenerateSecret, and generates a name.',
    names: ['GenerateSecret', 'ClientName'],
  },
  'operations/managedSecret.ts': {
    because: 'It compares the setting with the secret in the answer.',
    names: ['PublishSecretsInAWSSecretsManager', 'GenerateSecret'],
  },
  'cognito/userPoolClients.ts': { because: 'It builds the requests.', names: ['UserPoolId', 'GenerateSecret'] },
  'cognito/answeredClient.ts': {
    because: 'It compares the client of an answer with the request.',
    names: ['UserPoolId', 'ClientId'],
  },
  'cognito/wanted.ts': { because: 'It searches for the client of a lost create by name.', names: ['ClientName'] },
  'cognito/clientSearch.ts': {
    because: 'It searches for the client of a lost create by name.',
    names: ['ClientName', 'ClientId'],
  },
  'cognito/lostCreate.ts': { because: 'Its messages say which client to look for.', names: ['ClientName', 'ClientId'] },
  'cognito/errors.ts': {
    because: 'A message says which identifier Cognito does not know.',
    names: ['UserPoolId', 'ClientId'],
  },
  'cognito/refusalAdvice.ts': {
    because: 'Each piece of advice names the settings that Cognito refuses because of the pool.',
    names: [
      'AllowedOAuthScopes',
      'AnalyticsConfiguration',
      'ReadAttributes',
      'RefreshTokenRotation',
      'SupportedIdentityProviders',
      'UserPoolId',
      'WriteAttributes',
    ],
  },
  'runtime/log/logLine.ts': { because: 'Name is a member of a metric.', names: ['Name'] },
};

const EVERYWHERE = ['model/attributes.ts', 'model/properties.ts'];
const NAMED = new Map(FILES.map((file) => [file, namesIn(codeOf(file))]));

const EXPECTED = PROPERTY_NAMES.map((name): [PropertyName, number, string[]] => {
  const exceptions = Object.keys(EXCEPTIONS).filter((file) => EXCEPTIONS[file]?.names.includes(name));
  const files = [...EVERYWHERE, ...exceptions].sort();
  return [name, files.length, files];
});

test('every exception has a reason, and all its names occur in the file', () => {
  for (const [file, { because, names }] of Object.entries(EXCEPTIONS)) {
    expect(because).toMatch(/^[A-Z].*\.$/);
    expect({ file, names: names.filter((name) => !NAMED.get(file)?.includes(name)) }).toEqual({ file, names: [] });
  }
});

test.each(EXPECTED)('%s is named in %i files of src: a further one needs a reason in EXCEPTIONS', (name, _count, files) => {
  expect(FILES.filter((file) => NAMED.get(file)?.includes(name))).toEqual(files);
});
