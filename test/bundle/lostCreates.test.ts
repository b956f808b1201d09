/** Creates whose answer is lost, with different clocks, outdated lists, and clients of other stacks. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Break, type BrokenWire, startBrokenWire } from '../support/brokenWire';

const HOUR_MS = 3_600_000;
let wire: BrokenWire;
beforeEach(async () => {
  wire = await startBrokenWire(20_000);
});
afterEach(() => wire.stop());

/** A service whose header Date differs from the dates of its clients. It loses the answer to the first create. */
function losing({ aheadMs = 0, isCarriedOut = true }): Break {
  let isFirst = true;
  return async ({ operation, socket, carryOut }) => {
    const isLost = operation === 'CreateUserPoolClient' && isFirst;
    if (isLost) isFirst = false;
    if (!isLost || isCarriedOut) {
      const { status, text } = await carryOut();
      const date = new Date(Date.now() + aheadMs).toUTCString();
      const length = Buffer.byteLength(text);
      if (!isLost) return socket.write(`HTTP/1.1 ${status} X\r\ndate: ${date}\r\ncontent-length: ${length}\r\n\r\n${text}`);
    }
    return !!socket.destroy();
  };
}

const DESIRED = { ClientName: 'app', CallbackURLs: ['https://a'] };

test.each([
  ['is right', 0],
  ['is 200 ms ahead of the dates of clients', 200],
  ['is two seconds ahead', 2_000],
  ['is an hour ahead', HOUR_MS],
  ['is an hour behind', -HOUR_MS],
])('a lost create leaves one client if the header Date %s', async (_case, aheadMs) => {
  wire.breakBy(losing({ aheadMs }));
  const { status, resourceModel, message } = await wire.handle('CREATE', DESIRED);
  expect({ status, message }).toEqual({ status: 'SUCCESS', message: '' });
  expect(wire.ids()).toEqual([resourceModel?.ClientId]);
});

test.each([
  ['is right', 0],
  ['is two seconds behind the dates of clients', -2_000],
  ['is an hour behind', -HOUR_MS],
])(
  'an identical client of another stack is not adopted, but named in the message, if the header Date %s',
  async (_case, aheadMs) => {
    const older = wire.make(DESIRED);
    await sleep(600);
    wire.breakBy(losing({ aheadMs, isCarriedOut: false }));
    const { status, resourceModel, message } = await wire.handle('CREATE', DESIRED);
    expect(status).toBe('SUCCESS');
    expect(resourceModel?.ClientId).not.toBe(older);
    expect(wire.ids().sort()).toEqual([older, String(resourceModel?.ClientId)].sort());
    expect(message).toContain(older);
    expect(message).toContain(`Look in user pool ${wire.poolId} for a client named "app"`);
  },
);

test.each([
  ['a name from the template', DESIRED],
  ['a generated name', { CallbackURLs: ['https://a'] }],
])('with %s and an outdated list, a failed create is repeated once, and the event says where to look', async (_case, asked) => {
  wire.breakBy(async ({ operation, socket, carryOut }) => {
    const reply = (status: number, text: string) =>
      socket.write(`HTTP/1.1 ${status} X\r\ncontent-length: ${text.length}\r\n\r\n${text}`);
    if (operation === 'ListUserPoolClients') return reply(200, '{"UserPoolClients":[]}');
    if (operation !== 'CreateUserPoolClient') return false;
    await carryOut();
    return reply(500, '{"__type":"InternalErrorException","message":"Something went wrong"}');
  });
  const { status, message } = await wire.handle('CREATE', asked);
  expect(status).toBe('FAILED');
  expect(wire.ids()).toHaveLength(2);
  expect(message).toContain(`Look in user pool ${wire.poolId} for a client named "`);
});

test('the message names the client of a create that was carried out and answered with a redirection', async () => {
  wire.breakBy(async ({ operation, socket, carryOut }) => {
    if (operation !== 'CreateUserPoolClient') return false;
    await carryOut();
    return socket.write('HTTP/1.1 302 X\r\nlocation: https://elsewhere.example.com\r\ncontent-length: 0\r\n\r\n');
  });
  const { status, resourceModel, message } = await wire.handle('CREATE', DESIRED);
  const unnamed = wire.ids().filter((id) => id !== resourceModel?.ClientId && !message?.includes(id));
  expect({ status, unnamed }).toEqual({ status: 'FAILED', unnamed: [] });
  expect(message).toContain(`Look in user pool ${wire.poolId} for a client named "app"`);
});
