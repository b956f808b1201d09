/** The files of a release are what its handlers answer: no edit has changed them since. */
import { play } from './play';
import { readRecording } from './recording';
import { VERSIONS } from './releases';
import { type Handle, Stage } from './stage';
import { STORIES } from './stories';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

describe.each(VERSIONS)('%s', (version) => {
  let handle: Handle;
  beforeAll(async () => {
    handle = await stage.older(version);
  });

  test.each(Object.entries(STORIES))('%s', async (name, story) => {
    expect(await play(stage, handle, name, story)).toEqual(readRecording(version, name));
  });
});
