import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex, Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** For how long a connection may take to come about, its TLS handshake included. */
const LONGEST_CONNECT_MS = 2_000;
/** Far above every answer of a service that is called here, and little enough for the memory of a function. */
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;

/** A call that waited for a connection of another would seem to have no answer. */
const OPTIONS = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY };

/** The errors of connections that never came about. */
const unsent = new WeakSet<object>();

/** Whether an error says that nothing was sent, because there was no connection yet. */
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

/** @param ready the event after which a request can be on its way */
function connecting<Socket extends Duplex | null | undefined>(socket: Socket, ready: string): Socket {
  const failed = (error: Error) => unsent.add(error);
  const timer = setTimeout(() => {
    socket?.destroy(Object.assign(new Error('There was no connection in time.'), { code: 'ETIMEDOUT' }));
  }, LONGEST_CONNECT_MS);
  socket?.once('close', () => clearTimeout(timer)).once('error', failed);
  socket?.once(ready, () => {
    clearTimeout(timer);
    socket.off('error', failed);
  });
  return socket;
}

/**
 * Hands over each answer once it is there as a whole. An error of the connection is one then, whatever status came before it. An
 * answer that is too large, or not JSON as the answers of these services are, is refused.
 */
class WholeAnswers extends NodeHttpHandler {
  override async handle(...args: Parameters<NodeHttpHandler['handle']>) {
    const { response } = await super.handle(...args);
    const body = await whole(response.body as Readable);
    const text = body?.toString().trim();
    if (text === undefined || !isJson(text)) {
      // HTTP itself does not always show that a connection was lost.
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

/** The content of a stream. Undefined for one that is too large: its connection is closed then. */
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

/** An operation without output answers nothing. */
function isJson(text: string): boolean {
  if (text === '') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One connection pool for the whole life of the process: connections belong to no caller. */
export const requestHandler = new WholeAnswers({ httpAgent: new PlainAgent(OPTIONS), httpsAgent: new TlsAgent(OPTIONS) });
