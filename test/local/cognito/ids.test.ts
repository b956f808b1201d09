import { Ids } from '../../../local/cognito/ids';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe.each([
  ['without a seed', undefined],
  ['with a seed', 'any'],
])('%s', (_name, seed) => {
  const ids = new Ids(seed);
  const many = (newId: () => string) => Array.from({ length: 2000 }, newId);

  test('a client id is 25 or 26 characters of 0-9 and a-v', () => {
    for (const id of many(() => ids.newClientId())) expect(id).toMatch(/^[0-7][0-9a-v]{25}$|^[0-9a-v]{25}$/);
  });

  test('a client secret is 51 characters, or 52 of which the first is 1', () => {
    for (const secret of many(() => ids.newClientSecret())) expect(secret).toMatch(/^1[0-9a-v]{51}$|^[0-9a-v]{51}$/);
  });

  test('a pool id is its Region and nine letters and digits', () => {
    for (const id of many(() => ids.newUserPoolId('eu-west-1'))) expect(id).toMatch(/^eu-west-1_[0-9A-Za-z]{9}$/);
  });

  test('the ARN of a secret ends with six letters and digits, its versions and the requests have UUIDs', () => {
    for (const suffix of many(() => ids.newSecretSuffix())) expect(suffix).toMatch(/^[0-9A-Za-z]{6}$/);
    for (const id of [...many(() => ids.newVersionId()), ...many(() => ids.newRequestId())]) expect(id).toMatch(UUID);
  });

  test('no two ids are the same', () => expect(new Set(many(() => ids.newClientId())).size).toBe(2000));
});

/** Two ids of each kind. */
function someOf(ids: Ids): string[] {
  return [1, 2].flatMap(() => [
    ids.newClientId(),
    ids.newClientSecret(),
    ids.newUserPoolId('us-east-1'),
    ids.newSecretSuffix(),
    ids.newVersionId(),
    ids.newRequestId(),
  ]);
}

test('a seed gives the same ids each time, and another seed gives different ones', () => {
  const first = someOf(new Ids('one'));
  expect(someOf(new Ids('one'))).toEqual(first);
  expect(someOf(new Ids('two')).filter((id) => first.includes(id))).toEqual([]);
});

test('without a seed, each start gives different ids', () => {
  const first = someOf(new Ids(undefined));
  expect(someOf(new Ids(undefined)).filter((id) => first.includes(id))).toEqual([]);
});

// Users have these ids in their snapshots, so a change of them is a breaking change.
test('the ids of a seed stay the same from release to release', () => {
  const ids = new Ids('test');
  const shown = [ids.newUserPoolId('us-east-1'), ids.newClientId(), ids.newClientSecret()];
  expect(shown).toEqual([
    'us-east-1_7TSmzpyRn',
    '1oh6l51ajhj0g5dheg7129o5ss',
    'q6n76vdrbrv6pkn2od4hh2tamnc0sb1d70na0er3b8lfboo5hu6',
  ]);
});
