import { requireObject } from './eventValues';

/** Converts the library's event for local tests to the form of CloudFormation's protocol. */
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
