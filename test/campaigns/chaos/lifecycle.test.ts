/** Creates that are not settled: the chaos run judges their message and what they leave behind each by itself. */
import { Lifecycle } from '../../../campaigns/chaos/lifecycle';
import { Pool } from '../../../campaigns/chaos/pool';
import { Weather } from '../../../campaigns/chaos/weather';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/server';
import type { AnsweredEvent } from '../../../local/lambda/invoke';

let cognito: LocalCognito;
let pool: Pool;
beforeAll(async () => {
  cognito = await startLocalCognito();
  pool = new Pool(cognito, 'lives');
});
afterAll(() => cognito.stop());

/** The life of a client whose create fails with a message, and leaves clients of its name behind. */
async function live(message: string, left: number) {
  const invoke = async (event: unknown): Promise<AnsweredEvent> => {
    const { requestData } = event as { requestData: { resourceProperties: { ClientName?: string } } };
    const ClientName = requestData.resourceProperties.ClientName ?? 'Chaos1-derived';
    for (let client = 0; client < left; client++) pool.create({ ClientName });
    return { status: 'FAILED', errorCode: 'GeneralServiceException', message: message.replace('NAME', ClientName) };
  };
  const result = await new Lifecycle(1, { pool, weather: new Weather(), invoke }).run();
  // The client was cleaned up: the message said so, or it had leaked.
  expect(pool.clients()).toEqual([]);
  return { ...result, harms: result.harms.map(([harm]) => harm) };
}

const UNSETTLED = 'The handler could not find out if a client was created. Look for a client named "NAME".';

test.each([
  ['unsettled, with nothing left', UNSETTLED, 0, { unsettled: 1, leftBehind: 0, harms: [] }],
  ['unsettled, with a client left', UNSETTLED, 1, { unsettled: 1, leftBehind: 1, harms: [] }],
  ['unsettled, with two clients left', UNSETTLED, 2, { unsettled: 1, leftBehind: 2, harms: [] }],
  ['refused, with nothing left', 'No.', 0, { unsettled: 0, leftBehind: 0, harms: [] }],
  ['refused, with a client left that nobody is told of', 'No.', 1, { unsettled: 0, leftBehind: 0, harms: ['leaked'] }],
])('%s', async (_case, message, left, expected) => {
  expect(await live(message, left)).toMatchObject(expected);
});
