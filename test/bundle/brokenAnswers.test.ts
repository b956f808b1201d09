/** Connections that break at any point of an answer. The handlers treat them as network failures. */
import type { Socket } from 'node:net';
import type { Action } from '../../local/lambda/invoke';
import { type BrokenWire, startBrokenWire } from '../support/brokenWire';
import { OPERATION } from '../support/operations';

const ACTIONS = Object.keys(OPERATION) as Action[];

/** The part of an answer that is sent before the connection ends. With `reset`, the connection ends without a normal close. */
type Cut = (text: string) => { bytes: string; reset?: boolean };

const head = (status: string, headers: string) =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/x-amz-json-1.1\r\n${headers}\r\n`;
const half = (text: string) => text.slice(0, text.length / 2);
const INTERNAL = '{"__type":"InternalErrorException","message":"Something went wrong"}';
const REFUSAL = '{"__type":"InvalidParameterException","message":"Not so"}';

const CUTS: Record<string, Cut> = {
  'before the answer': () => ({ bytes: '' }),
  'in the line of the status': () => ({ bytes: 'HTTP/1.1 2' }),
  'in the headers': () => ({ bytes: 'HTTP/1.1 200 OK\r\ncontent-type: appl' }),
  'after an interim answer': () => ({ bytes: 'HTTP/1.1 103 Early Hints\r\n\r\n' }),
  'in the body': (text) => ({ bytes: head('200 OK', `content-length: ${text.length || 9}\r\n`) + half(text) }),
  'in the body, by a reset': (text) => ({
    bytes: head('200 OK', `content-length: ${text.length || 9}\r\n`) + half(text),
    reset: true,
  }),
  'in a chunked body': (text) => ({
    bytes: `${head('200 OK', 'transfer-encoding: chunked\r\n')}${(text.length + 9).toString(16)}\r\n${half(text)}`,
  }),
  'between two chunks': (text) => ({
    bytes: `${head('200 OK', 'transfer-encoding: chunked\r\n')}${half(text).length.toString(16)}\r\n${half(text)}\r\n`.replace(
      '\r\n0\r\n\r\n',
      '\r\n',
    ),
  }),
  'by a length that is too large': (text) => ({ bytes: head('200 OK', `content-length: ${text.length + 1}\r\n`) + text }),
  'in the body of a failure': () => ({ bytes: head('500 Oops', `content-length: ${INTERNAL.length}\r\n`) + half(INTERNAL) }),
  'in the body of a refusal': () => ({ bytes: head('400 No', `content-length: ${REFUSAL.length}\r\n`) + half(REFUSAL) }),
  'in the body of a refusal without a length': () => ({ bytes: head('400 No', 'connection: close\r\n') + half(REFUSAL) }),
};

/** These cuts are only visible in the body. An operation without a body cannot lose it. */
const CUTS_OF_TEXT: Record<string, Cut> = {
  'by a length that is too small': (text) => ({ bytes: head('200 OK', `content-length: ${half(text).length}\r\n`) + text }),
  'in a body that ends with the connection': (text) => ({ bytes: head('200 OK', 'connection: close\r\n') + half(text) }),
};

const CASES = [
  ...Object.entries(CUTS).flatMap(([where, cut]) => ACTIONS.map((action) => [where, action, cut] as const)),
  ...Object.entries(CUTS_OF_TEXT).flatMap(([where, cut]) =>
    ACTIONS.filter((action) => action !== 'DELETE').map((action) => [where, action, cut] as const),
  ),
];

function end(socket: Socket, { bytes, reset = false }: ReturnType<Cut>): void {
  socket.write(bytes, () => (reset ? socket.resetAndDestroy() : socket.destroy()));
}

let wire: BrokenWire;
beforeAll(async () => {
  wire = await startBrokenWire(20_000);
});
afterAll(() => wire.stop());

test.each(CASES)('an answer that is cut once %s: %s still succeeds', async (_where, action, cut) => {
  const before = wire.ids();
  const ClientId = action === 'CREATE' ? undefined : wire.make({ LogoutURLs: ['https://console'] });
  let isFirst = true;
  wire.breakBy(async ({ operation, socket, carryOut }) => {
    if (operation !== OPERATION[action] || !isFirst) return false;
    isFirst = false;
    end(socket, cut((await carryOut()).text));
    return true;
  });
  const desired = { ClientName: 'app', CallbackURLs: ['https://a'] };
  const event = await wire.handle(action, { ...(ClientId && { ClientId }), ...desired });
  expect(event).toMatchObject({ status: 'SUCCESS' });
  expect(isFirst).toBe(false);
  const made = wire.ids().filter((id) => !before.includes(id));
  if (action === 'CREATE') expect(made).toEqual([event.resourceModel?.ClientId]);
  if (action === 'DELETE') expect(made).toEqual([]);
  if (action === 'UPDATE') {
    const { UserPoolClient } = wire.cognito.perform('DescribeUserPoolClient', { UserPoolId: wire.poolId, ClientId });
    expect(UserPoolClient).toMatchObject({ CallbackURLs: ['https://a'], LogoutURLs: ['https://console'] });
  }
  for (const id of made) wire.cognito.perform('DeleteUserPoolClient', { UserPoolId: wire.poolId, ClientId: id });
});
