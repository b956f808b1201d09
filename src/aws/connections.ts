import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex, Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** The longest time for opening a connection, including the TLS handshake. */
const LONGEST_CONNECT_MS = 2_000;
/** The services in use have much smaller answers, and this size fits into the memory of the function. */
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;

/** No limit for sockets: a call that waits for a free connection would look like a call without an answer. */
const OPTIONS = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY };

/** The errors of connections that failed before they were open. */
const unsent = new WeakSet<object>();

/** Whether the request of an error was never sent, because the connection was not open yet. */
export function isUnsent(error: object): boolean {
  return unsent.has(error);
}

class PlainAgent extends HttpAgent {
  override createConnection(...args: Parameters<HttpAgent['createConnection']>) {
    return connecting(super.createConnection(...args), 'connect');
  }
}

class TlsAgent extends HttpsAgent {
  override createConnection(...args: Parameters<HttpsAgent['createConnection']>) {
    return connecting(super.createConnection(...args), 'secureConnect');
  }
}

/**
 * Limits the time for opening a connection, and remembers an error before it is open.
 * @param ready the event after which the socket can send a request
 */
function connecting<Socket extends Duplex | null | undefined>(socket: Socket, ready: string): Socket {
  const failed = (error: Error) => unsent.add(error);
  const timer = setTimeout(() => {
    socket?.destroy(Object.assign(new Error('The connection was not open in time.'), { code: 'ETIMEDOUT' }));
  }, LONGEST_CONNECT_MS);
  socket?.once('close', () => clearTimeout(timer)).once('error', failed);
  socket?.once(ready, () => {
    clearTimeout(timer);
    socket.off('error', failed);
  });
  return socket;
}

/**
 * Reads each answer to its end before it returns the answer. So an error of the connection fails the call, even if a status came
 * before it. An answer that is too large, or is not JSON, fails the call too.
 */
class WholeAnswers extends NodeHttpHandler {
  override async handle(...args: Parameters<NodeHttpHandler['handle']>) {
    const { response } = await super.handle(...args);
    const body = await whole(response.body as Readable);
    const text = body?.toString().trim();
    if (text === undefined || !isJson(text)) {
      // A lost connection is not always visible in HTTP, so a cut-off body counts as a lost connection.
      const isCutOff = text?.startsWith('{');
      throw Object.assign(
        new Error(),
        isCutOff ? { code: 'ECONNRESET' } : { $metadata: { httpStatusCode: response.statusCode } },
      );
    }
    response.body = body;
    return { response };
  }
}

/** The content of a stream. If it is too large: undefined, and the connection is closed. */
async function whole(stream: Readable): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whether a text is JSON, or empty. An operation without output has an empty answer. */
function isJson(text: string): boolean {
  if (text === '') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One connection pool for the process. Connections contain no credentials, so all callers can share them. */
export const requestHandler = new WholeAnswers({ httpAgent: new PlainAgent(OPTIONS), httpsAgent: new TlsAgent(OPTIONS) });
