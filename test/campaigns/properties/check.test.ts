import { checkStories } from '../../../campaigns/properties/check';
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

function fail(): never {
  throw new Error('not so');
}
