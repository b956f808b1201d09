/** The recorded files of a release are equal to the answers of its handlers, so no edit has changed them. */
import { play } from './play';
import { type RecordedStep, readRecording } from './recording';
import { newerThan, VERSIONS, without } from './releases';
import { type Handle, ReleaseWorld } from './releaseWorld';
import { STORIES } from './stories';

let world: ReleaseWorld;
beforeAll(async () => {
  world = await ReleaseWorld.open();
});
afterAll(() => world.close());

describe.each(VERSIONS)('%s', (version) => {
  let handle: Handle;
  beforeAll(async () => {
    handle = await world.older(version);
  });

  /** A release writes back a newer property that the live client shows. The older recording does not have it. */
  const known = (steps: readonly RecordedStep[]) =>
    steps.map((step) => ({
      ...step,
      writes: step.writes.map(({ operation, input }) => ({ operation, input: without(input, newerThan(version)) })),
    }));

  test.each(Object.entries(STORIES))('%s', async (name, story) => {
    expect(known(await play(world, handle, name, story))).toEqual(readRecording(version, name));
  });
});
