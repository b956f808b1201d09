/** Answers that never end. The handlers still answer in time, and keep only a limited part of the answer. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Action } from '../../local/lambda/invoke';
import { type Break, type BrokenWire, type Passing, startBrokenWire } from '../support/brokenWire';

/** The time limit of an invocation. */
const ALLOWED_MS = 2_500;
const ACTIONS: Action[] = ['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST'];

/** Writes a text again and again, until the caller closes the connection. */
async function drip({ socket }: Passing, first: string, then: string): Promise<boolean> {
  socket.on('error', () => {}).write(first);
  while (!socket.destroyed) {
    socket.write(then);
    await sleep(20);
  }
  return true;
}

const ENDLESS: Record<string, Break> = {
  'HTTP 101': ({ socket }) => socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n'),
  'HTTP 101 to an end': ({ socket }) => {
    socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
    return true;
  },
  'interim answers': (passing) => drip(passing, '', 'HTTP/1.1 100 Continue\r\n\r\n'),
  'early hints': (passing) => drip(passing, '', 'HTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\n'),
  'half a status': ({ socket }) => socket.write('HTTP/1.1 '),
  'headers without an end': (passing) => drip(passing, 'HTTP/1.1 200 OK\r\n', 'a: b\r\n'),
  'a body without an end': (passing) => drip(passing, 'HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n{"a":"', 'b'),
  'chunks without an end': (passing) => drip(passing, 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', '1\r\n \r\n'),
};

let wire: BrokenWire;
beforeAll(async () => {
  wire = await startBrokenWire(ALLOWED_MS);
});
afterAll(() => wire.stop());

const DESIRED = { ClientName: 'app' };

test.each(Object.entries(ENDLESS))('%s: every action answers NetworkFailure', async (_case, how) => {
  const ClientId = wire.make();
  wire.breakBy(how);
  const answers = await Promise.all(
    ACTIONS.map((action) => wire.handle(action, action === 'CREATE' ? DESIRED : { ...DESIRED, ClientId })),
  );
  expect(answers.map(({ status }) => status)).toEqual(ACTIONS.map(() => 'FAILED'));
  const [create, ...others] = answers;
  expect(others.map(({ errorCode }) => errorCode)).toEqual(others.map(() => 'NetworkFailure'));
  // The search for the client fails too.
  expect(create).toMatchObject({ errorCode: 'GeneralServiceException', message: expect.stringContaining(wire.poolId) });
});

test('finds the client of a create that was answered with HTTP 101, with another connection', async () => {
  const sockets: Passing['socket'][] = [];
  wire.breakBy(async ({ operation, socket, carryOut }) => {
    sockets.push(socket);
    if (operation !== 'CreateUserPoolClient') return false;
    await carryOut();
    return socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n');
  });
  expect(await wire.handle('CREATE')).toMatchObject({ status: 'SUCCESS' });
  const [first, ...others] = sockets;
  expect(others.length).toBeGreaterThan(0);
  expect(others).not.toContain(first);
});

test.each(Object.entries(ENDLESS))('a log service with %s does not delay a read', async (_case, how) => {
  let asked = 0;
  wire.breakBy((passing) => /Log/.test(passing.operation) && ++asked > 0 && how(passing));
  const answer = await wire.handle('READ', { ClientId: wire.make() }, { logGroupName: 'logs' });
  expect(answer).toMatchObject({ status: 'SUCCESS' });
  expect(asked).toBeGreaterThan(0);
});

describe('an answer of a hundred megabytes', () => {
  const MEGABYTE = 'x'.repeat(1_000_000);
  let sent: number;
  const huge: Break = async ({ socket }) => {
    socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\ncontent-length: 100000000\r\n\r\n');
    for (sent = 0; sent < 100 && !socket.destroyed; sent++) {
      await new Promise((resolve) => socket.write(MEGABYTE, resolve));
    }
    return true;
  };

  test('is refused before it is complete', async () => {
    const ClientId = wire.make();
    wire.breakBy(huge);
    expect(await wire.handle('READ', { ClientId })).toMatchObject({ status: 'FAILED', errorCode: 'GeneralServiceException' });
    expect(sent).toBeLessThan(30);
  });

  test('of the log service is ignored', async () => {
    const ClientId = wire.make();
    wire.breakBy((passing) => /Log/.test(passing.operation) && huge(passing));
    expect(await wire.handle('READ', { ClientId }, { logGroupName: 'logs' })).toMatchObject({ status: 'SUCCESS' });
    expect(sent).toBeLessThan(30);
  });
});
