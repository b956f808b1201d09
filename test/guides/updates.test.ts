/** Compares guides/updates.md with updates by the handlers, against a local Cognito. */
import * as handlers from '../../src/handlers';
import { ATTRIBUTES } from '../../src/model/attributes';
import { mergeSettings, type Ownership } from '../../src/model/merge';
import type { SettingName, Settings } from '../../src/model/properties';
import { blocksOf, tableRows, textOf } from '../support/guides';
import { type Json, World } from '../support/world';

const GUIDE = 'guides/updates.md';

let world: World;
beforeAll(async () => {
  world = await World.inProcess(handlers);
});
afterAll(() => world.stop());

/** The client after an update from template `before` to template `now`, with the settings `live` set outside in between. */
async function afterUpdate(before: Json, live: Json, now: Json): Promise<Json> {
  const { ClientId } = await world.create(before);
  await world.overwrite(ClientId, live);
  const event = await world.handle('UPDATE', { ...now, ClientId }, { previous: before });
  expect(event).toMatchObject({ status: 'SUCCESS' });
  return world.live(ClientId);
}

test('guides/updates.md has a row for each default that is sent for a released setting', () => {
  const withDefaults = Object.entries(ATTRIBUTES).filter(([, { release }]) => typeof release === 'object');
  const rows = tableRows(GUIDE, 'What a default is').map(([setting = '', sent = '']) => [setting, sent.split(' ')[0]]);
  const sent = ([name, { release }]: (typeof withDefaults)[number]) => [name, JSON.stringify(Object.values(release)[0])];
  expect(rows.map(([name, value]) => [unquoted(name), unquoted(value).replace(',', '')])).toEqual(withDefaults.map(sent));
});

const unquoted = (cell = '') => cell.replaceAll('`', '');

describe.each(['ReadAttributes', 'WriteAttributes'] as const)('%s without a value', (name) => {
  test('is [] in the answer of Read, like an empty list, and in the reference', async () => {
    for (const desired of [{}, { [name]: [] }]) {
      const { ClientId } = await world.create(desired);
      expect((await world.handle('READ', { ClientId })).resourceModel?.[name]).toEqual([]);
    }
    const { properties } = JSON.parse(textOf('my-cognito-userpoolclient.json'));
    expect(properties[name].description).toContain('Default: [], ');
    expect(textOf('docs/README.md')).toContain(properties[name].description);
  });
});

test('the reference, the guide and guides/troubleshooting.md say that an empty WriteAttributes locks nothing', () => {
  for (const document of ['docs/README.md', GUIDE, 'guides/troubleshooting.md']) {
    expect(textOf(document).replaceAll(/\s+/g, ' ')).toMatch(/\[\]`?,? (which )?locks nothing/);
  }
});

/** Reads a cell about the access token, such as "`10`, unit `minutes`". The number or the unit can be missing. */
function accessToken(cell: string): Settings {
  const [, number] = /^`(\d+)`/.exec(cell) ?? [];
  const [, unit] = /unit `(\w+)`/.exec(cell) ?? [];
  return {
    ...(number !== undefined && { AccessTokenValidity: Number(number) }),
    ...(unit !== undefined && { TokenValidityUnits: { AccessToken: unit as 'minutes' } }),
  };
}

test.each(tableRows(GUIDE, 'Token validities').map((row) => row.map(accessToken)))(
  'a validity and its unit: %j, now %j, live %j',
  async (before = {}, now = {}, live = {}, after = {}) => {
    const { AccessTokenValidity, TokenValidityUnits } = await afterUpdate({ ...before }, { ...live }, { ...now });
    expect({ AccessTokenValidity, TokenValidityUnits }).toEqual({ TokenValidityUnits: {}, ...after });
  },
);

test('the log of the example lists its settings as owned, released and kept', async () => {
  const before: Json = JSON.parse(textOf('guides/updates.json'));
  const { ClientId } = await world.create(before);
  await world.editInConsole(ClientId, { ReadAttributes: ['email', 'name'], AuthSessionValidity: 10 });
  const { LogoutURLs: _released, ...now } = before;
  const { ownership } = mergeSettings(now, before, await world.live(ClientId));
  const namesOf = (owner: Ownership) => Object.entries(ownership).flatMap(([name, one]) => (one === owner ? [name] : []));
  const [block = ''] = blocksOf(GUIDE, 'json');
  expect(JSON.parse(`{${block}}`).settings).toEqual({
    owned: namesOf('owned'),
    released: namesOf('released'),
    kept: namesOf('kept'),
  });
});

describe('a setting that is', () => {
  const name: SettingName = 'AuthSessionValidity';
  test.each([
    ['owned', {}, 12, { [name]: 5 }, 5],
    ['released', { [name]: 5 }, 12, {}, 3],
    ['kept', {}, 12, {}, 12],
    ['kept, because the template had set the default', { [name]: 3 }, 12, {}, 12],
  ])('%s', async (_owner, before, live, now, after) => {
    expect((await afterUpdate(before, { [name]: live }, now))[name]).toBe(after);
  });

  test('a name, which is kept', async () => {
    expect((await afterUpdate({ ClientName: 'shop' }, {}, {})).ClientName).toBe('shop');
  });

  test('new in the failed template, which a rollback resets, and one that neither template sets, which it keeps', async () => {
    const live = await afterUpdate({ [name]: 5 }, { [name]: 12, PreventUserExistenceErrors: 'ENABLED' }, {});
    expect(live).toMatchObject({ [name]: 3, PreventUserExistenceErrors: 'ENABLED' });
  });
});
