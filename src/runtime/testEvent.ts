import { requireObject } from './eventValues';

/** The library's event for local testing, put into the form of the protocol. */
export function fromTestEvent(event: unknown): unknown {
  const { credentials, action, request, callbackContext, region, rollback, maxResults, stackId } = requireObject(
    event,
    'The event',
  );
  const state = requireObject(request, 'request of the event');
  return {
    action,
    region: region ?? state.region,
    bearerToken: state.clientRequestToken,
    nextToken: state.nextToken,
    callbackContext,
    rollback,
    maxResults,
    stackId,
    requestData: {
      callerCredentials: credentials,
      logicalResourceId: state.logicalResourceIdentifier,
      resourceProperties: state.desiredResourceState,
      previousResourceProperties: state.previousResourceState,
    },
  };
}
