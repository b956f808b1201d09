/** The chaos run counts creates with an unknown outcome, and the clients that they leave behind, separately. */
import { FaultInjector } from '../../../campaigns/chaos/faultInjector';
import { Lifecycle } from '../../../campaigns/chaos/lifecycle';
import { Pool } from '../../../campaigns/chaos/pool';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/server';
import type { AnsweredEvent } from '../../../local/lambda/invoke';

let cognito: LocalCognito;
let pool: Pool;
beforeAll(async () => {
  cognito = await startLocalCognito();
  pool = new Pool(cognito, 'lifecycles');
});
afterAll(() => cognito.stop());

/** Runs the lifecycle of a client whose create fails with this message, and leaves this number of clients behind. */
async function runWithFailingCreate(message: string, left: number) {
  const invoke = async (event: unknown): Promise<AnsweredEvent> => {
    const { requestData } = event as { requestData: { resourceProperties: { ClientName?: string } } };
    const ClientName = requestData.resourceProperties.ClientName ?? 'Chaos1-derived';
    for (let client = 0; client < left; client++) pool.create({ ClientName });
    return { status: 'FAILED', errorCode: 'GeneralServiceException', message: message.replace('NAME', ClientName) };
  };
  const result = await new Lifecycle(1, { pool, faultInjector: new FaultInjector(), invoke }).run();
  // The lifecycle deletes every client that its create left behind.
  expect(pool.clients()).toEqual([]);
  return { ...result, harms: result.harms.map(([harm]) => harm) };
}

const UNKNOWN = 'The handler could not find out if a client was created. Look for a client named "NAME".';

test.each([
  ['unknown outcome, no client left', UNKNOWN, 0, { unknownOutcomes: 1, leftBehind: 0, harms: [] }],
  ['unknown outcome, one client left', UNKNOWN, 1, { unknownOutcomes: 1, leftBehind: 1, harms: [] }],
  ['unknown outcome, two clients left', UNKNOWN, 2, { unknownOutcomes: 1, leftBehind: 2, harms: [] }],
  ['failed, no client left', 'No.', 0, { unknownOutcomes: 0, leftBehind: 0, harms: [] }],
  ['failed, one client left that no message names', 'No.', 1, { unknownOutcomes: 0, leftBehind: 0, harms: ['leaked'] }],
])('%s', async (_case, message, left, expected) => {
  expect(await runWithFailingCreate(message, left)).toMatchObject(expected);
});
