/** The handlers of one release continue where the handlers of another release stopped. */
import type { Json } from '../support/world';
import { RecordedState } from './recordedState';
import { type RecordedStep, readRecording } from './recording';
import type { Handle, ReleaseWorld } from './releaseWorld';
import { STORIES } from './stories';

export interface TakeOver {
  world: () => ReleaseWorld;
  /** The handlers that continue. */
  handle: () => Handle;
  /** A story with the answers of the handlers before. */
  recording: (story: string) => readonly RecordedStep[];
  /** Removes the properties that one of the releases does not know from a model. */
  known: (model: Json) => Json;
  /** Members of the model and of the client that differ intentionally, by story and step. */
  differences: Readonly<Record<string, Json>>;
}

/** @param version the release whose recordings have the steps */
export function describeTakeOver(version: string, { world, handle, recording, known, differences }: TakeOver): void {
  describe.each(Object.keys(STORIES))('%s', (story) => {
    const rows = readRecording(version, story).map((step, index) => ({ ...step, index, name: nameOf(step, index) }));
    const ended = rows.filter(({ event, isInterrupted }) => event && !isInterrupted);
    const answered = ended.filter(({ answer }) => answer?.status === 'SUCCESS' && answer.resourceModel);

    test.each(ended)('$name has the same answer as before, and leaves the same clients', async ({ name, index }) => {
      const steps = recording(story);
      const state = new RecordedState(world(), steps, index);
      const event = state.eventOf(index);
      // A new operation has only properties in the schema of the handlers. A callback has the model of the handlers before.
      const desired = event.callbackContext ? event.desired : known(event.desired);
      const { status, errorCode, resourceModel } = await handle()({ ...event, desired });
      const { answer } = steps[index] ?? {};
      const difference = differences[`${story}: ${name}`];
      expect({ status, errorCode, model: known(state.recorded(resourceModel ?? {})) }).toEqual({
        status: answer?.status,
        errorCode: answer?.errorCode,
        model: { ...known(answer?.resourceModel ?? {}), ...difference },
      });
      const before = new RecordedState(world(), steps, index + 1).clients();
      expect(state.clients()).toEqual(before.map((client) => ({ ...client, ...difference })));
    });

    test.each(answered)('after $name, a read answers the same model', async ({ index }) => {
      const state = new RecordedState(world(), recording(story), index + 1);
      const model = state.modelOf(index);
      const { UserPoolId, ClientId } = model;
      const { resourceModel } = await handle()({ action: 'READ', desired: { UserPoolId, ClientId }, token: 'read' });
      expect(known(resourceModel ?? {})).toEqual(known(model));
    });

    test.each(answered)('after $name, an update to the same state writes nothing', async ({ index }) => {
      const state = new RecordedState(world(), recording(story), index + 1);
      const model = state.modelOf(index);
      const desired = known(state.eventOf(index).desired);
      const before = state.clients();
      for (const [same, previous] of [
        // As for a stack.
        [{ ...desired, ClientId: model.ClientId }, desired],
        // As Cloud Control sends it.
        [known(model), model],
      ] as const) {
        const event = { action: 'UPDATE', desired: same, previous, token: 'update' } as const;
        const { answer, requests } = await world().requestsOf(state.poolId, () => handle()(event));
        expect(answer).toMatchObject({ status: 'SUCCESS' });
        expect(known(answer.resourceModel ?? {})).toEqual(known(model));
        expect(requests.map(({ operation }) => operation)).toEqual(['DescribeUserPoolClient']);
      }
      expect(state.clients()).toEqual(before);
    });

    test.each(answered)('after $name, a delete deletes the client', async ({ index }) => {
      const state = new RecordedState(world(), recording(story), index + 1);
      const { status } = await handle()({ action: 'DELETE', desired: state.modelOf(index), token: 'delete' });
      expect(status).toBe('SUCCESS');
      expect(state.clients()).toEqual([]);
    });
  });
}

/** The first step has the number 1. */
const nameOf = ({ event }: RecordedStep, index: number) => `step ${index + 1} (${event?.action})`;
