import type { Story } from '../../../campaigns/properties/arbitraries';
import { checkStories } from '../../../campaigns/properties/check';
import { PROPERTIES } from '../../../campaigns/properties/updates';
import * as handlers from '../../../src/handlers';
import { World } from '../../support/world';

test('the error of a broken property has the seed and the smallest story that breaks it', async () => {
  const world = await World.inProcess(handlers);
  try {
    const broken = checkStories(async (_world, { desired }) => (desired.LogoutURLs ? fail() : 'accepted'), world, {
      runs: 100,
      seed: 7,
    });
    await expect(broken).rejects.toThrow(/seed: 7,[\s\S]*Counterexample: .*"desired":\{"LogoutURLs":\[\]\},"failed":\{\}/);
  } finally {
    await world.stop();
  }
});

describe('an update is refused because another tool made a token live shorter', () => {
  const title =
    'an update sets, releases and keeps settings with one Describe and at most one Update, and answers the same model as Read';
  const template = { IdTokenValidity: 1, TokenValidityUnits: { IdToken: 'days' } } as const;

  test.each([
    ['that sets one unit', { RefreshTokenValidity: 1, TokenValidityUnits: { RefreshToken: 'hours' } }],
    ['that sets all units', { RefreshTokenValidity: 60, TokenValidityUnits: { IdToken: 'days', RefreshToken: 'minutes' } }],
  ] as const)('a tool %s: Cognito refuses a new client with the same settings', async (_title, settings) => {
    const outside = { by: 'script', settings } as const;
    const story: Story = { secret: false, first: template, outside, desired: template, failed: {}, previous: 'answered' };
    const world = await World.inProcess(handlers);
    try {
      expect(await PROPERTIES[title]?.(world, story)).toBe('refused');
    } finally {
      await world.stop();
    }
  });
});

function fail(): never {
  throw new Error('not so');
}
