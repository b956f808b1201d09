import { isDeepStrictEqual } from 'node:util';
import type { Action, AnsweredEvent } from '../../local/lambda/invoke';
import { faultsOf as faultsOfEvent } from '../../test/support/progressEvents';

/**
 * Returns one sentence for each rule of CloudFormation's guide that a progress event breaks, also the rules that compare the event
 * with the desired state.
 */
export function faultsOf(answer: AnsweredEvent, action: Action, desired: object): string[] {
  const { status, callbackDelaySeconds, callbackContext, resourceModel, resourceModels } = answer;
  const identifiers = identifiersOf(desired);
  const rules: [broken: boolean, fault: string][] = [
    [
      (status === 'SUCCESS' && action === 'LIST') !== Array.isArray(resourceModels),
      `${action} must answer resourceModels if and only if it is a LIST that succeeded.`,
    ],
    [
      status === 'FAILED' && action !== 'CREATE' && !!identifiers && !isDeepStrictEqual(resourceModel, identifiers),
      'It does not carry the identifiers of its client.',
    ],
    [status === 'IN_PROGRESS' && action !== 'UPDATE' && action !== 'DELETE', `${action} must not answer IN_PROGRESS.`],
    [status === 'IN_PROGRESS' && !(Number(callbackDelaySeconds) > 0), 'IN_PROGRESS has no callbackDelaySeconds.'],
    [status === 'IN_PROGRESS' && !callbackContext, 'IN_PROGRESS has no callbackContext.'],
    [status === 'IN_PROGRESS' && !isDeepStrictEqual(resourceModel, desired), 'IN_PROGRESS does not carry the desired state.'],
  ];
  return [...faultsOfEvent(answer, action), ...rules.filter(([broken]) => broken).map(([, fault]) => fault)];
}

function identifiersOf(model: object | undefined): object | undefined {
  const { UserPoolId, ClientId } = (model ?? {}) as { UserPoolId?: unknown; ClientId?: unknown };
  return UserPoolId && ClientId ? { UserPoolId, ClientId } : undefined;
}
