import type { IncomingHttpHeaders } from 'node:http';
import { type LoopbackServer, serveOnLoopback } from '../local/http/loopbackServer';
import { LOG_GROUP } from './life';

/** A server in place of CloudWatch Logs, CloudWatch and S3. It counts requests, and its answers let the handlers continue. */
export interface OtherAws extends LoopbackServer {
  /** The SDKs' variables that point each of the services to this server. */
  endpoints: Record<string, string>;
  /** The number of received requests. */
  readonly count: number;
}

/** The answers of CloudWatch Logs when the log group exists. Other operations get an empty answer. */
const LOGS_ANSWERS: Readonly<Record<string, object>> = {
  DescribeLogGroups: { logGroups: [{ logGroupName: LOG_GROUP }] },
  DescribeLogStreams: { logStreams: [] },
};

/** The library also calls S3, for a bucket that does not exist and that it may not create. */
const S3_REFUSAL = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';

/** Finds the service in the request's signature, and the operation in a header. Requests of CloudWatch do not have the header. */
function answerTo({ authorization = '', 'x-amz-target': target }: IncomingHttpHeaders): {
  status: number;
  type: string;
  text: string;
} {
  if (authorization.includes('/s3/aws4_request')) return { status: 403, type: 'application/xml', text: S3_REFUSAL };
  if (target === undefined) return { status: 200, type: 'text/xml', text: '<PutMetricDataResponse/>' };
  const operation = String(target).split('.')[1] ?? '';
  return { status: 200, type: 'application/x-amz-json-1.1', text: JSON.stringify(LOGS_ANSWERS[operation] ?? {}) };
}

export async function startOtherAws(): Promise<OtherAws> {
  let count = 0;
  const server = await serveOnLoopback(0, (request, response) => {
    count += 1;
    const { status, type, text } = answerTo(request.headers);
    request.resume().on('end', () => response.writeHead(status, { 'content-type': type }).end(text));
  });
  return {
    ...server,
    endpoints: {
      AWS_ENDPOINT_URL_CLOUDWATCH: server.url,
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: server.url,
      AWS_ENDPOINT_URL_S3: server.url,
    },
    get count() {
      return count;
    },
  };
}
