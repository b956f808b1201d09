import { isDeepStrictEqual } from 'node:util';
import type { Action, AnsweredEvent } from '../../local/lambda/invoke';

/** The error codes of CloudFormation's guide. */
const ERROR_CODES = [
  'AccessDenied',
  'AlreadyExists',
  'GeneralServiceException',
  'InternalFailure',
  'InvalidCredentials',
  'InvalidRequest',
  'NetworkFailure',
  'NotFound',
  'NotStabilized',
  'NotUpdatable',
  'ResourceConflict',
  'ServiceInternalError',
  'ServiceLimitExceeded',
  'Throttling',
];

/** Which members an event may have, by its status. */
const MEMBERS = {
  SUCCESS: ['status', 'message', 'callbackDelaySeconds', 'resourceModel', 'resourceModels', 'nextToken'],
  FAILED: ['status', 'message', 'errorCode', 'resourceModel'],
  IN_PROGRESS: ['status', 'message', 'callbackDelaySeconds', 'callbackContext', 'resourceModel'],
};

/** The texts of JavaScript's own errors, which tell a person nothing. */
const ENGINE = /Cannot read propert|is not a function|\bundefined\b|\n +at |\[object Object\]/;

/** Everything that is wrong with a progress event, as CloudFormation's guide would have it. */
export function faultsOf(answer: AnsweredEvent, action: Action, desired: object): string[] {
  const { status, message, errorCode, callbackDelaySeconds, callbackContext, resourceModel, resourceModels } = answer;
  const identifiers = identifiersOf(desired);
  const rules: [broken: boolean, fault: string][] = [
    [!Object.hasOwn(MEMBERS, status), `The status is ${status}.`],
    [Object.keys(answer).some((key) => !MEMBERS[status]?.includes(key)), `${status} has the members ${Object.keys(answer)}.`],
    [holdsNothing(answer), 'It holds a null.'],
    [typeof message !== 'string' || ENGINE.test(message), `The message is "${message}".`],
    [status !== 'FAILED' ? false : !ERROR_CODES.includes(String(errorCode)), `The error code is ${errorCode}.`],
    [status === 'FAILED' && message === '', 'It does not say why it failed.'],
    [status === 'SUCCESS' && callbackDelaySeconds !== 0, `SUCCESS asks to wait ${callbackDelaySeconds} s.`],
    [status === 'SUCCESS' && (action === 'DELETE' || action === 'LIST') && !!resourceModel, `${action} answers a model.`],
    [status === 'SUCCESS' && /CREATE|READ|UPDATE/.test(action) && !identifiersOf(resourceModel), `${action} answers no client.`],
    [(status === 'SUCCESS' && action === 'LIST') !== Array.isArray(resourceModels), `${action} answers models or lacks them.`],
    [
      status === 'FAILED' && action !== 'CREATE' && !!identifiers && !isDeepStrictEqual(resourceModel, identifiers),
      'It does not name its client.',
    ],
    [status === 'IN_PROGRESS' && action !== 'UPDATE' && action !== 'DELETE', `${action} can't be in progress.`],
    [
      status === 'IN_PROGRESS' && !(Number.isInteger(callbackDelaySeconds) && Number(callbackDelaySeconds) > 0),
      'IN_PROGRESS does not say how long.',
    ],
    [status === 'IN_PROGRESS' && !callbackContext, 'IN_PROGRESS carries no context.'],
    [status === 'IN_PROGRESS' && !isDeepStrictEqual(resourceModel, desired), 'IN_PROGRESS does not carry its desired state.'],
  ];
  return rules.filter(([broken]) => broken).map(([, fault]) => fault);
}

function identifiersOf(model: object | undefined): object | undefined {
  const { UserPoolId, ClientId } = (model ?? {}) as { UserPoolId?: unknown; ClientId?: unknown };
  return UserPoolId && ClientId ? { UserPoolId, ClientId } : undefined;
}

/** Whether a null or an undefined stands anywhere in a value. */
function holdsNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.values(value).some(holdsNothing);
}
