/** The exports of the package local-cognito. */
export { CognitoError } from '../../local/cognito/errors';
export { type Fault, type FaultFor, type FaultKind, FaultQueue } from '../../local/cognito/faults';
export type { FutureMembers } from '../../local/cognito/futureMembers';
export type { OpenBehaviours } from '../../local/cognito/openBehaviours';
export type { LocalCognitoOptions } from '../../local/cognito/options';
export type { Quotas } from '../../local/cognito/quotas';
export type { ReceivedCall } from '../../local/cognito/receivedCall';
export { type LocalCognito, type RecordedRequest, startLocalCognito } from '../../local/cognito/server';
