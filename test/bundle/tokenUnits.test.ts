/**
 * Units of tokens that a template has stopped setting. It is OPEN whether Cognito resets or keeps a unit that an update leaves
 * out.
 */
import type { Settings } from '../../src/model/properties';
import { World } from '../support/world';

const MINUTES = { AccessToken: 'minutes' } as const;

/** The previous template, the new template, and the lifetime of the token after the update. */
const ROWS: [string, Settings, Settings, object][] = [
  [
    '12 minutes become 12 hours',
    { AccessTokenValidity: 12, TokenValidityUnits: MINUTES },
    { AccessTokenValidity: 12 },
    { AccessTokenValidity: 12, TokenValidityUnits: { AccessToken: 'hours' } },
  ],
  [
    '5,000 minutes become 100 days',
    { RefreshTokenValidity: 5000, TokenValidityUnits: { RefreshToken: 'minutes' } },
    { RefreshTokenValidity: 100 },
    { RefreshTokenValidity: 100, TokenValidityUnits: { RefreshToken: 'days' } },
  ],
  [
    '10 minutes become 2 hours',
    { AccessTokenValidity: 10, TokenValidityUnits: MINUTES },
    { AccessTokenValidity: 2 },
    { AccessTokenValidity: 2, TokenValidityUnits: { AccessToken: 'hours' } },
  ],
  [
    '5,000 minutes become the default',
    { RefreshTokenValidity: 5000, TokenValidityUnits: { RefreshToken: 'minutes' } },
    {},
    { RefreshTokenValidity: 30, TokenValidityUnits: { RefreshToken: 'days' } },
  ],
  [
    '600 seconds of the ID token become the default, and the other token keeps its minutes',
    { AccessTokenValidity: 30, IdTokenValidity: 600, TokenValidityUnits: { ...MINUTES, IdToken: 'seconds' } },
    { AccessTokenValidity: 30, TokenValidityUnits: MINUTES },
    { AccessTokenValidity: 30, TokenValidityUnits: { ...MINUTES, IdToken: 'hours' } },
  ],
];

describe.each(['reset', 'keep'] as const)('if Cognito is assumed to %s omitted settings', (onOmission) => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ onOmission });
  });
  afterAll(() => world.stop());

  test.each(ROWS)('%s, with one update', async (_case, before, desired, shown) => {
    const { ClientId } = await world.create({ ...before });
    const update = () => world.handle('UPDATE', { ...desired, ClientId }, { previous: before });
    const { status, resourceModel } = await update();
    expect({ status, resourceModel }).toMatchObject({ status: 'SUCCESS', resourceModel: shown });
    expect(await world.live(ClientId)).toMatchObject(shown);
    const again = await world.requestsOf(update);
    expect(again.map(({ operation }) => operation)).toEqual(['DescribeUserPoolClient']);
  });
});
