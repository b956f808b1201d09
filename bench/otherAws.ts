import type { LoopbackServer } from '../local/http/loopbackServer';
import { serveOnLoopback } from '../local/http/loopbackServer';
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

export async function startOtherAws(): Promise<OtherAws> {
  let count = 0;
  const server = await serveOnLoopback(0, (request, response) => {
    count += 1;
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    const [service = ''] = /(?<=\d\/[\w-]+\/)\w+(?=\/aws4_request)/.exec(request.headers.authorization ?? '') ?? [];
    request.resume().on('end', () => {
      if (service === 's3') response.writeHead(403, { 'content-type': 'application/xml' }).end(S3_REFUSAL);
      else if (operation === undefined) response.writeHead(200, { 'content-type': 'text/xml' }).end('<PutMetricDataResponse/>');
      else {
        response
          .writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
          .end(JSON.stringify(LOGS_ANSWERS[operation] ?? {}));
      }
    });
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
