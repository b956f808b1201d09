/** CloudFormation detects drift by comparing the template, after the transforms of the schema, with the answer of Read. */
import jsonata from 'jsonata';
import { schema } from '../support/schema';
import { type Json, World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

/** The value at the path of a transform, such as `/properties/RefreshTokenValidity`. */
const valueAt = (model: Json, path: string[]) =>
  path.reduce<unknown>((inside, step) => (inside as Json | undefined)?.[step], model);

/** The results of a transform. AWS documents `$OR` between expressions, of which one must match. */
async function transformed(transform: string, state: unknown): Promise<unknown[]> {
  return Promise.all(transform.split(' $OR ').map((expression) => jsonata(expression).evaluate(state)));
}

/** Whether two values are equal for CloudFormation, which ignores the order of the schema's lists. */
const isSame = (one: unknown, other: unknown) => inOrder(one) === inOrder(other);
const inOrder = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);

/** The properties and members of a template that Read answers in another form, without a transform for it. */
async function driftOf(template: Json, model: Json): Promise<string[]> {
  const paths = Object.entries(template).flatMap(([name, value]): string[][] =>
    typeof value === 'object' && !Array.isArray(value) ? Object.keys(value as Json).map((member) => [name, member]) : [[name]],
  );
  const drifted = await Promise.all(
    paths.map(async (path) => {
      const [wanted, read] = [valueAt(template, path), valueAt(model, path)];
      if (isSame(wanted, read)) return [];
      const transform = schema.propertyTransform[`/properties/${path.join('/')}`] ?? '$$.nothing';
      return (await transformed(transform, template)).some((value) => isSame(value, read)) ? [] : [path.join('.')];
    }),
  );
  return drifted.flat();
}

async function driftAfterCreate(template: Json): Promise<string[]> {
  const { ClientId } = await world.create(template);
  const { resourceModel } = await world.handle('READ', { ClientId });
  return driftOf(template, resourceModel as Json);
}

/** An item for each list of the schema. */
const LISTS = [
  ['ReadAttributes', 'email'],
  ['WriteAttributes', 'email'],
  ['ExplicitAuthFlows', 'ALLOW_USER_SRP_AUTH'],
  ['SupportedIdentityProviders', 'COGNITO'],
  ['CallbackURLs', 'https://a'],
  ['LogoutURLs', 'https://a'],
  ['AllowedOAuthFlows', 'implicit'],
  ['AllowedOAuthScopes', 'openid'],
] as const;

test('the items cover every list of the schema', () => {
  const lists = Object.entries(schema.properties).filter(([, { type }]) => type === 'array');
  expect(lists.map(([name]) => name)).toEqual(LISTS.map(([name]) => name));
});

test.each<[string, Json]>([
  ['0 for the default validity', { RefreshTokenValidity: 0 }],
  ['any other validity', { RefreshTokenValidity: 60 }],
  ['a grace period while rotation is off', { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 30 } }],
  ['a grace period while rotation is on', { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 } }],
  ['rotation without a grace period', { RefreshTokenRotation: { Feature: 'ENABLED' } }],
  ...LISTS.map(([name, item]): [string, Json] => [
    `a duplicate item in ${name}`,
    { CallbackURLs: ['https://a'], [name]: [item, item] },
  ]),
  ['a list in another order', { CallbackURLs: ['https://b', 'https://a', 'https://b'] }],
])('%s is not drift', async (_what, template) => {
  expect(await driftAfterCreate(template)).toEqual([]);
});

test('without the transforms they are drift', async () => {
  const validity = await world.create({ RefreshTokenValidity: 0 });
  expect(validity).toHaveProperty('RefreshTokenValidity', 30);
  const rotation = await world.create({ RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 30 } });
  expect(rotation).toHaveProperty('RefreshTokenRotation.RetryGracePeriodSeconds', 0);
  expect(await world.create({ LogoutURLs: ['https://a', 'https://a'] })).toHaveProperty('LogoutURLs', ['https://a']);
});

test('an edit on the console is drift, even with the transforms', async () => {
  const template = { RefreshTokenValidity: 0, RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 } };
  const { ClientId } = await world.create(template);
  await world.editInConsole(ClientId, { RefreshTokenValidity: 5, RefreshTokenRotation: { Feature: 'DISABLED' } });
  const { resourceModel } = await world.handle('READ', { ClientId });
  expect(await driftOf(template, resourceModel as Json)).toEqual([
    'RefreshTokenValidity',
    'RefreshTokenRotation.Feature',
    'RefreshTokenRotation.RetryGracePeriodSeconds',
  ]);
});

describe('a transform', () => {
  const VALIDITY = schema.propertyTransform['/properties/RefreshTokenValidity'] ?? '';
  const GRACE = schema.propertyTransform['/properties/RefreshTokenRotation/RetryGracePeriodSeconds'] ?? '';

  test.each([
    [{ RefreshTokenValidity: 0 }, 30],
    [{ RefreshTokenValidity: '0' }, 30],
    [{ RefreshTokenValidity: 7 }, 7],
    [{}, undefined],
  ])('accepts a number as a string, and a missing number: %j', async (state, expected) => {
    expect(await transformed(VALIDITY, state)).toEqual([expected]);
  });

  // AWS's own types use both forms for members of objects.
  test('of a member works on the whole template, and on the object of the member', async () => {
    const off = { Feature: 'DISABLED', RetryGracePeriodSeconds: 30 };
    expect(await transformed(GRACE, { RefreshTokenRotation: off })).toEqual([0, undefined]);
    expect(await transformed(GRACE, off)).toEqual([undefined, 0]);
    const on = { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 };
    expect(await transformed(GRACE, { RefreshTokenRotation: on })).toEqual([30, undefined]);
  });
});
