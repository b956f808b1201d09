import type { IncomingHttpHeaders } from 'node:http';
import { type LoopbackServer, serveOnLoopback } from '../local/http/loopbackServer';
import { LOG_GROUP } from './life';

/** A server in place of CloudWatch Logs, CloudWatch and S3: it counts what it is asked, and answers what lets a type go on. */
export interface OtherAws extends LoopbackServer {
  /** The SDKs' variables that point each of the services here. */
  endpoints: Record<string, string>;
  /** How many requests came so far. */
  readonly count: number;
}

/** Answers of CloudWatch Logs in its steady state, in which the log group is there. Other operations answer nothing. */
const LOGS_ANSWERS: Readonly<Record<string, object>> = {
  DescribeLogGroups: { logGroups: [{ logGroupName: LOG_GROUP }] },
  DescribeLogStreams: { logStreams: [] },
};

/** The library also asks S3, for a bucket that is not there and may not be made. */
const S3_REFUSAL = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';

/** The service is told by who the request is signed for, its operation by a header; CloudWatch has no such header. */
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
