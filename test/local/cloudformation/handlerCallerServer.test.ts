import { serveHandlerCaller } from '../../../local/cloudformation/handlerCallerServer';
import type { LoopbackServer } from '../../../local/http/loopbackServer';
import { type ScriptedLambda, startScriptedLambda } from '../../support/scriptedLambda';

const CLIENT = { UserPoolId: 'us-east-1_Ab12Cd34E', ClientId: '3n4b5urk1ft4fl3mg5e62d9ado' };
const OPERATION = {
  action: 'UPDATE',
  desired: CLIENT,
  previous: CLIENT,
  token: 'token',
  stackId: 'stack',
  logicalResourceId: 'App',
};

let lambda: ScriptedLambda;
let server: LoopbackServer;
beforeAll(async () => {
  lambda = await startScriptedLambda();
  server = await serveHandlerCaller(lambda.url);
});
afterAll(() => Promise.all([server.stop(), lambda.stop()]));

const run = (body: string) => fetch(server.url, { method: 'POST', body });

test('runs an operation until its end, with the given parts in each event', async () => {
  const inProgress = {
    status: 'IN_PROGRESS',
    message: '',
    callbackDelaySeconds: 0,
    callbackContext: { a: 1 },
    resourceModel: CLIENT,
  };
  const failed = { status: 'FAILED', errorCode: 'NotFound', message: 'gone' };
  lambda.script = [inProgress, failed];
  const response = await run(JSON.stringify({ ...OPERATION, rollback: true }));
  expect([response.status, await response.json()]).toEqual([200, failed]);
  for (const event of lambda.events) {
    expect(event).toMatchObject({ bearerToken: 'token', stackId: 'stack', rollback: true });
    expect(event.requestData).toMatchObject({ logicalResourceId: 'App', previousResourceProperties: CLIENT });
  }
  expect(lambda.events.map(({ callbackContext }) => callbackContext)).toEqual([null, { a: 1 }]);
});

test.each([
  ['a function that crashes', JSON.stringify(OPERATION), 'The function TypeFunction failed'],
  ['a text that is not JSON', '{', 'JSON'],
])('answers HTTP 500 with the reason for %s', async (_case, body, reason) => {
  lambda.script = ['crash'];
  const response = await run(body);
  expect([response.status, await response.text()]).toEqual([500, expect.stringContaining(reason)]);
});
