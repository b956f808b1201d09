import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LoopbackServer {
  url: string;
  port: number;
  /** Closes the server and all connections at once. */
  stop(): Promise<void>;
}

/** With Node's default of 5 seconds, a connection could close just when a pooling SDK sends its next request. */
const KEEP_ALIVE_MS = 65_000;

export const LOOPBACK = '127.0.0.1';

/**
 * Serves HTTP only on 127.0.0.1.
 * @param port 0 chooses a free port
 * @throws Node's own error when it cannot listen, such as EADDRINUSE
 */
export const serveOnLoopback = (port: number, listener: RequestListener): Promise<LoopbackServer> =>
  serveOn(LOOPBACK, port, listener);

/**
 * Serves HTTP on one address of this machine, or on all addresses with 0.0.0.0.
 * @throws Node's own error when it cannot listen, such as EADDRINUSE
 */
export async function serveOn(host: string, port: number, listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * The body, or undefined if it is larger than allowed. Reads and drops the rest, because a client that still sends would not see
 * an answer before its last byte.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  return size <= maxBytes ? Buffer.concat(chunks) : undefined;
}
