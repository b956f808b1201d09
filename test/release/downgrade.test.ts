/** The handlers of an older release continue with clients of today's handlers. */
import Ajv from 'ajv';
import type { Json } from '../support/world';
import { play } from './play';
import type { RecordedStep } from './recording';
import { newerThan, schemaOf, VERSIONS, without } from './releases';
import { type Handle, ReleaseWorld } from './releaseWorld';
import { STORIES } from './stories';
import { describeTakeOver } from './takeOver';

/** The handlers of 0.1.0 do not send the name of a unit that goes back to the default. No unit has the same effect. */
const DIFFERENCES: Record<string, Record<string, Json>> = {
  '0.1.0': {
    'every property set: step 4 (UPDATE)': { TokenValidityUnits: {} },
    'the units of time: step 6 (UPDATE)': { TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'hours' } },
    'the units of time: step 7 (UPDATE)': { TokenValidityUnits: { IdToken: 'hours' } },
  },
};

let world: ReleaseWorld;
const recordings = new Map<string, RecordedStep[]>();
beforeAll(async () => {
  world = await ReleaseWorld.open();
  const today = await world.today();
  for (const [name, story] of Object.entries(STORIES)) recordings.set(name, await play(world, today, name, story));
});
afterAll(() => world.close());

describe.each(VERSIONS)('to %s', (version) => {
  let older: Handle;
  beforeAll(async () => {
    older = await world.older(version);
  });
  const newer = newerThan(version);

  describeTakeOver(version, {
    world: () => world,
    handle: () => older,
    recording: (story) => recordings.get(story) ?? [],
    known: (model) => without(model, newer),
    differences: DIFFERENCES[version] ?? {},
  });

  const isOfSchema = new Ajv({ strict: false }).compile(schemaOf(version));
  test.each(Object.keys(STORIES))('%s: every model is valid in the older schema, except for the newer properties', (story) => {
    const models = (recordings.get(story) ?? []).flatMap(({ answer }) => (answer?.resourceModel ? [answer.resourceModel] : []));
    expect(models.length).toBeGreaterThan(0);
    for (const model of models) {
      isOfSchema(without(model, newer));
      expect(isOfSchema.errors).toBeNull();
    }
  });
});
