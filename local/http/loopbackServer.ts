import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LoopbackServer {
  url: string;
  port: number;
  /** Closes at once, connections that are kept alive included. */
  stop(): Promise<void>;
}

/** Node's 5 seconds would let connections close just as an SDK that pools them sends its next request. */
const KEEP_ALIVE_MS = 65_000;

export const LOOPBACK = '127.0.0.1';

/**
 * Serves HTTP on 127.0.0.1 and nowhere else.
 * @param port 0 takes a free one
 * @throws Node's own error when it cannot listen, such as EADDRINUSE
 */
export const serveOnLoopback = (port: number, listener: RequestListener): Promise<LoopbackServer> =>
  serveOn(LOOPBACK, port, listener);

/**
 * Serves HTTP on one address of this machine, or on all with 0.0.0.0.
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
 * The body, or undefined when it is larger than allowed. What is too much is read all the same, and dropped: a client that
 * still sends would not see an answer given before its last byte.
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
