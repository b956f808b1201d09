import { CloudControlError, invalid } from './cloudControlError';
import type { ListResourceRequestsInput } from './inputs';
import type { ResourceRequest } from './resourceRequest';

/** Requests expire after seven days (the service's guide). */
const EXPIRY_MS = 7 * 24 * 60 * 60 * 1000;
/** The maximum number of stored requests that have ended. */
const MAX_ENDED = 10_000;
const DEFAULT_PAGE_SIZE = 20;

export interface RequestPage {
  requests: ResourceRequest[];
  nextToken?: string;
}

/** All requests that have not expired. */
export class ResourceRequests {
  /** By token, oldest first. A page of the list starts at the position of a request. */
  private readonly requests = new Map<string, { request: ResourceRequest; position: number }>();
  private lastPosition = 0;

  /** @param now the clock, in epoch milliseconds */
  constructor(
    private readonly now: () => number,
    private readonly maxEnded = MAX_ENDED,
  ) {}

  add(request: ResourceRequest): void {
    this.requests.set(request.token, { request, position: ++this.lastPosition });
    this.forgetOld();
  }

  /** @throws CloudControlError for an unknown token, or the token of an expired request */
  find(token: string): ResourceRequest {
    this.forgetOld();
    const found = this.requests.get(token);
    if (found) return found.request;
    throw new CloudControlError('RequestTokenNotFoundException', `Request with token ${token} was not found`);
  }

  /**
   * Returns a page of the requests that match the filter, newest first.
   * @throws CloudControlError for an invalid NextToken
   */
  list(input: ListResourceRequestsInput): RequestPage {
    const { MaxResults = DEFAULT_PAGE_SIZE, NextToken, ResourceRequestStatusFilter: filter = {} } = input;
    this.forgetOld();
    const end = NextToken === undefined ? Number.POSITIVE_INFINITY : positionIn(NextToken);
    const matching = [...this.requests.values()]
      .reverse()
      .filter(({ request, position }) => position < end && isIn(filter.Operations, request.operation))
      .filter(({ request }) => isIn(filter.OperationStatuses, request.operationStatus));
    const page = matching.slice(0, MaxResults);
    const last = page.at(-1);
    const requests = page.map(({ request }) => request);
    return last !== undefined && matching.length > page.length ? { requests, nextToken: tokenFor(last.position) } : { requests };
  }

  /** A request that has not ended never expires. */
  private forgetOld(): void {
    const ended = [...this.requests.values()].filter(({ request }) => request.hasEnded);
    const tooMany = ended.length - this.maxEnded;
    for (const [index, { request }] of ended.entries()) {
      if (index < tooMany || this.now() - request.changedAt > EXPIRY_MS) this.requests.delete(request.token);
    }
  }
}

/** An empty filter matches everything. */
function isIn<Item>(filter: readonly Item[] = [], item: Item): boolean {
  return filter.length === 0 || filter.includes(item);
}

/** Base64 matches the API's pattern for tokens. */
const tokenFor = (position: number) => Buffer.from(`request ${position}`).toString('base64');

function positionIn(token: string): number {
  const [, digits] = /^request ([1-9]\d{0,14})$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (digits === undefined || tokenFor(Number(digits)) !== token) throw invalid('Invalid NextToken.');
  return Number(digits);
}
