import { type LoopbackServer, serveOnLoopback } from '../../local/http/loopbackServer';

export interface CountingServer extends LoopbackServer {
  /** The operations of all requests so far. */
  operations: string[];
}

/** A server that answers every request with the same status and body, and records the operations. */
export async function countingServer(status: number, body: string): Promise<CountingServer> {
  const operations: string[] = [];
  const server = await serveOnLoopback(0, (request, response) => {
    operations.push(String(request.headers['x-amz-target']).split('.').at(-1) ?? '');
    request.resume();
    request.on('end', () => response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(body));
  });
  return { ...server, operations };
}

/** An address without a server, because its server has just stopped. */
export async function deadUrl(): Promise<string> {
  const server = await countingServer(200, '');
  await server.stop();
  return server.url;
}
