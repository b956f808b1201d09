/** The conversion to the generated class and back must not lose or change a value. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROPERTY_NAMES } from '../../../src/model/attributes';
import type { Properties } from '../../../src/model/properties';
import { fromResourceModel, ResourceModel, toResourceModel } from '../../../src/runtime/resourceModel';
import { PROJECT_ROOT } from '../../../tools/projectRoot';
import { IDENTIFIERS, SECRET, SECRET_ARN } from '../../support/clients';
import { EXAMPLES } from '../../support/examples';
import { schema } from '../../support/schema';

/** A value for every property of the schema. */
const EVERYTHING: Properties = {
  ...Object.fromEntries(Object.entries(EXAMPLES).map(([name, { onConsole }]) => [name, onConsole])),
  ...IDENTIFIERS,
  GenerateSecret: false,
  ClientSecret: SECRET,
  ClientSecretArn: SECRET_ARN,
  Name: 'app',
};
const there = (properties: Properties) => fromResourceModel(toResourceModel(properties));

test('a model with all properties stays the same, including nested objects', () => {
  expect(Object.keys(EVERYTHING).sort()).toEqual([...PROPERTY_NAMES].sort());
  expect(there(EVERYTHING)).toStrictEqual(EVERYTHING);
});

test('src/models.ts has every property of the schema, and no other: npm run cfn -- generate', () => {
  const generated = readFileSync(join(PROJECT_ROOT, 'src', 'models.ts'), 'utf8');
  const [, ofResourceModel = ''] = /class ResourceModel ([\s\S]*?)\n}\n/.exec(generated) ?? [];
  const names = [...ofResourceModel.matchAll(/@Expose\(\{ name: '(\w+)' \}\)/g)].map(([, name]) => name);
  expect(names).toEqual(Object.keys(schema.properties));
});

test.each(PROPERTY_NAMES)('%s alone stays the same', (name) => {
  const alone: Properties = { [name]: EVERYTHING[name] };
  expect(there(alone)).toStrictEqual(alone);
});

test.each<[string, Properties]>([
  [
    'false, 0, empty lists and empty objects',
    { GenerateSecret: false, RefreshTokenValidity: 0, CallbackURLs: [], TokenValidityUnits: {} },
  ],
  ['a grace period of 0', { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } }],
  ['user data that are not shared', { AnalyticsConfiguration: { UserDataShared: false } }],
  ['an empty string', { DefaultRedirectURI: '' }],
  ['text outside ASCII', { ClientName: '\u{1F600} \uFF21' }],
  ['nothing', {}],
])('%s: stays the same', (_case, properties) => expect(there(properties)).toStrictEqual(properties));

test('the large numbers of the schema stay numbers, not bigints', () => {
  expect(there({ RefreshTokenValidity: 315_360_000 })).toStrictEqual({ RefreshTokenValidity: 315_360_000 });
});

test('the model is an instance of the generated class, with the identifier that the library asks for', () => {
  const model = toResourceModel(IDENTIFIERS);
  expect(model).toBeInstanceOf(ResourceModel);
  expect(ResourceModel.TYPE_NAME).toBe('My::Cognito::UserPoolClient');
  expect((model as unknown as { getPrimaryIdentifier(): object }).getPrimaryIdentifier()).toEqual({
    '/properties/UserPoolId': IDENTIFIERS.UserPoolId,
    '/properties/ClientId': IDENTIFIERS.ClientId,
  });
});

test.each([null, undefined])('%s has no properties', (model) => expect(fromResourceModel(model)).toEqual({}));
