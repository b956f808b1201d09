import { isObject, type Json, type JsonObject } from '../tools/json';
import { described } from '../tools/signedCalls/answer';
import type { SendRequest, ServiceRequest } from '../tools/signedCalls/signedCalls';

/**
 * The items of all pages.
 * @param member the member of the answer that has the items
 * @throws Error when Cognito refuses a page
 */
export async function* listAll(
  send: SendRequest,
  operation: string,
  member: string,
  input: JsonObject = {},
): AsyncGenerator<JsonObject> {
  let token: Json | undefined;
  do {
    const body = { ...input, MaxResults: 60, ...(token !== undefined && { NextToken: token }) };
    const poolId = typeof input.UserPoolId === 'string' ? input.UserPoolId : undefined;
    const request: ServiceRequest = { operation, body: JSON.stringify(body), poolId };
    const answer = await send(request);
    if (answer.status !== 200 || !isObject(answer.body)) throw new Error(`${operation} is refused. ${described(answer)}`);
    const items = answer.body[member];
    for (const item of Array.isArray(items) ? items : []) if (isObject(item)) yield item;
    token = answer.body.NextToken;
  } while (token !== undefined);
}
