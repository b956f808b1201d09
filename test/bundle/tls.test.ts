/** TLS connections to Cognito. After a failed handshake nothing was sent, and an answer that is cut off is a NetworkFailure. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { Handlers } from '../../campaigns/chaos/handlers';
import { type Action, handlerRequest } from '../../local/lambda/invoke';
import { newCertificate } from '../support/certificate';
import { IDENTIFIERS } from '../support/clients';

const ACTIONS: Action[] = ['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST'];
const trusted = newCertificate();
const folder = mkdtempSync(join(tmpdir(), 'tls-'));
const authorities = join(folder, 'authorities.pem');
writeFileSync(authorities, trusted.cert);

/** The time limit of an invocation. */
const ALLOWED_MS = 2_500;
let answer: (socket: Socket) => void;
const server = createServer((socket) => answer(quiet(socket)));
let handlers: Handlers;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  handlers = new Handlers({ AWS_ENDPOINT_URL: `https://127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: authorities });
});
afterAll(async () => {
  await handlers.stop();
  server.close();
  rmSync(folder, { recursive: true });
});

/** An answer for each action. */
function everyAction() {
  const { ClientId, ...ofCreate } = { ...IDENTIFIERS, ClientName: 'new' };
  return Promise.all(
    ACTIONS.map((action) => {
      const desired = { ...ofCreate, ...(action !== 'CREATE' && { ClientId }) };
      return handlers.invoke(handlerRequest({ action, desired }), ALLOWED_MS);
    }),
  );
}

const quiet = <AnySocket extends Socket>(socket: AnySocket): AnySocket => socket.on('error', () => {});

/** Starts TLS on an open connection. */
const tls = (options: TlsOptions, speak: (socket: TLSSocket) => void = () => {}) => {
  const speaking = createTlsServer(options, (socket) => speak(quiet(socket))).on('tlsClientError', () => {});
  return (socket: Socket) => void speaking.emit('connection', socket);
};

describe('a handshake that fails', () => {
  test.each<[string, typeof answer]>([
    ['because the server closes', (socket) => socket.once('data', () => socket.destroy())],
    ['because the server resets', (socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['because the server speaks HTTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['because the two have no cipher in common', tls({})],
    ['because the certificate is of an unknown authority', tls(newCertificate())],
  ])('%s is a NetworkFailure of every action, even of a create, because nothing was sent', async (_case, how) => {
    answer = how;
    for (const { status, errorCode, message } of await everyAction()) {
      expect({ status, errorCode, message }).toMatchObject({ status: 'FAILED', errorCode: 'NetworkFailure' });
      expect(message).not.toContain('Look in');
    }
  });
});

describe('a connection that closes early', () => {
  const half = 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"UserPool';

  test.each<[string, (socket: TLSSocket) => void]>([
    ['before the answer', (socket) => socket.destroy()],
    ['in the answer', (socket) => socket.write(half, () => socket.destroy())],
    ['in the answer, in the way of TLS', (socket) => socket.end(half)],
    ['in an answer without a length', (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{"UserPool')],
  ])('%s is a NetworkFailure', async (_case, cut) => {
    const sent: string[] = [];
    answer = tls(trusted, (socket) => {
      socket.on('data', (data) => {
        sent.push(/x-amz-target: \S+\.(\w+)/.exec(String(data))?.[1] ?? '');
        cut(socket);
      });
    });
    const [create, ...others] = await everyAction();
    expect(others.map(({ errorCode }) => errorCode)).toEqual(others.map(() => 'NetworkFailure'));
    // The create was sent, so it may have made a client.
    expect(create).toMatchObject({ errorCode: 'GeneralServiceException', message: expect.stringContaining('Look in') });
    expect(sent).toContain('CreateUserPoolClient');
  });
});
