import type { IncomingMessage, ServerResponse } from 'node:http';
import { accessKeyIdOf, CONTENT_TYPE } from '../http/awsJson';
import { type LoopbackServer, readBody, serveOnLoopback } from '../http/loopbackServer';
import { type LogEvent, LogGroups, LogsError } from './logGroups';

/** How a fault ends a request: with an error, with a closed connection, or without an answer. */
export type LogsFault = LogsError | 'cut' | 'hang';

export interface LocalLogsOptions {
  /** Called for every request. Returns its fault, or undefined for no fault. */
  faultFor?: (operation: string) => LogsFault | undefined;
}

export interface RecordedLogsRequest {
  operation: string;
  input: Record<string, unknown>;
  accessKeyId: string | undefined;
}

export interface LocalLogs extends LoopbackServer {
  /** Every request, oldest first. */
  requests: RecordedLogsRequest[];
  /** Every accepted event, oldest first. */
  events: readonly LogEvent[];
  deleteLogGroup(name: string): void;
}

/** Far above the largest valid request (1 MB), but small enough that no client can fill the memory. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Starts the local CloudWatch Logs on a free port of 127.0.0.1, without log groups. */
export async function startLocalLogs({ faultFor }: LocalLogsOptions = {}): Promise<LocalLogs> {
  const groups = new LogGroups();
  const requests: RecordedLogsRequest[] = [];
  const server = await serveOnLoopback(0, (request, response) => {
    exchange(request, response).catch(() => response.destroy());
  });

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MAX_BODY_BYTES);
    const operation = String(request.headers['x-amz-target'] ?? '').replace(/^Logs_20140328\./, '');
    const input = JSON.parse(String(body));
    requests.push({ operation, input, accessKeyId: accessKeyIdOf(request.headers) });
    const fault = faultFor?.(operation);
    if (fault === 'cut') response.destroy();
    else if (fault !== 'hang') answer(response, () => groups.perform(operation, input), fault);
  }

  return { ...server, requests, events: groups.events, deleteLogGroup: (name) => groups.deleteLogGroup(name) };
}

function answer(response: ServerResponse, perform: () => object, fault: LogsError | undefined): void {
  const send = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': CONTENT_TYPE }).end(JSON.stringify(body));
  try {
    if (fault) throw fault;
    send(200, perform());
  } catch (error) {
    if (!(error instanceof LogsError)) throw error;
    send(error.status, { __type: error.type, message: error.message });
  }
}
