import { isDeepStrictEqual } from 'node:util';
import type { Action, AnsweredEvent } from '../../local/lambda/invoke';

/** The handler error codes in CloudFormation's guide. */
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

/** The members that an event may have, by its status. */
const MEMBERS = {
  SUCCESS: ['status', 'message', 'callbackDelaySeconds', 'resourceModel', 'resourceModels', 'nextToken'],
  FAILED: ['status', 'message', 'errorCode', 'resourceModel'],
  IN_PROGRESS: ['status', 'message', 'callbackDelaySeconds', 'callbackContext', 'resourceModel'],
};

/** Texts of JavaScript's own errors. They do not help a user. */
const JAVASCRIPT_ERROR = /Cannot read propert|is not a function|\bundefined\b|\n +at |\[object Object\]/;

/** Returns one sentence for each rule of CloudFormation's guide that a progress event breaks. */
export function faultsOf(answer: AnsweredEvent, action: Action, desired: object): string[] {
  const { status, message, errorCode, callbackDelaySeconds, callbackContext, resourceModel, resourceModels } = answer;
  const identifiers = identifiersOf(desired);
  const rules: [broken: boolean, fault: string][] = [
    [!Object.hasOwn(MEMBERS, status), `The status is ${status}.`],
    [Object.keys(answer).some((key) => !MEMBERS[status]?.includes(key)), `${status} has the members ${Object.keys(answer)}.`],
    [containsNull(answer), 'It contains a null.'],
    [typeof message !== 'string' || JAVASCRIPT_ERROR.test(message), `The message is "${message}".`],
    [status !== 'FAILED' ? false : !ERROR_CODES.includes(String(errorCode)), `The error code is ${errorCode}.`],
    [status === 'FAILED' && message === '', 'It does not say why it failed.'],
    [status === 'SUCCESS' && callbackDelaySeconds !== 0, `SUCCESS asks to wait ${callbackDelaySeconds} s.`],
    [status === 'SUCCESS' && (action === 'DELETE' || action === 'LIST') && !!resourceModel, `${action} answers a model.`],
    [
      status === 'SUCCESS' && /CREATE|READ|UPDATE/.test(action) && !identifiersOf(resourceModel),
      `${action} answers no identifiers.`,
    ],
    [
      (status === 'SUCCESS' && action === 'LIST') !== Array.isArray(resourceModels),
      `${action} must answer resourceModels if and only if it is a LIST that succeeded.`,
    ],
    [
      status === 'FAILED' && action !== 'CREATE' && !!identifiers && !isDeepStrictEqual(resourceModel, identifiers),
      'It does not carry the identifiers of its client.',
    ],
    [status === 'IN_PROGRESS' && action !== 'UPDATE' && action !== 'DELETE', `${action} must not answer IN_PROGRESS.`],
    [
      status === 'IN_PROGRESS' && !(Number.isInteger(callbackDelaySeconds) && Number(callbackDelaySeconds) > 0),
      'IN_PROGRESS has no callbackDelaySeconds.',
    ],
    [status === 'IN_PROGRESS' && !callbackContext, 'IN_PROGRESS has no callbackContext.'],
    [status === 'IN_PROGRESS' && !isDeepStrictEqual(resourceModel, desired), 'IN_PROGRESS does not carry the desired state.'],
  ];
  return rules.filter(([broken]) => broken).map(([, fault]) => fault);
}

function identifiersOf(model: object | undefined): object | undefined {
  const { UserPoolId, ClientId } = (model ?? {}) as { UserPoolId?: unknown; ClientId?: unknown };
  return UserPoolId && ClientId ? { UserPoolId, ClientId } : undefined;
}

/** True if a value, or any member or item in it, is null or undefined. */
function containsNull(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.values(value).some(containsNull);
}
