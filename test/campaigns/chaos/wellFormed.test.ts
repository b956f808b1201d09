import { faultsOf } from '../../../campaigns/chaos/wellFormed';
import type { Action, AnsweredEvent } from '../../../local/lambda/invoke';

const IDS = { UserPoolId: 'us-east-1_a', ClientId: 'c' };
const SUCCESS: AnsweredEvent = { status: 'SUCCESS', message: '', callbackDelaySeconds: 0 };
const FAILED: AnsweredEvent = { status: 'FAILED', message: 'No.', errorCode: 'NotFound' };
const IN_PROGRESS: AnsweredEvent = {
  status: 'IN_PROGRESS',
  message: 'Later.',
  callbackDelaySeconds: 2,
  callbackContext: { callbacks: 1 },
  resourceModel: IDS,
};

test.each<[string, Action, AnsweredEvent]>([
  ['a create', 'CREATE', { ...SUCCESS, resourceModel: IDS }],
  ['a read', 'READ', { ...SUCCESS, resourceModel: { ...IDS, CallbackURLs: [] } }],
  ['a list', 'LIST', { ...SUCCESS, resourceModels: [], nextToken: 'x' }],
  ['a delete', 'DELETE', SUCCESS],
  ['a failed create without a client', 'CREATE', FAILED],
  ['a failure', 'READ', { ...FAILED, resourceModel: IDS }],
  ['work in progress', 'UPDATE', IN_PROGRESS],
])('%s is well-formed', (_case, action, answer) => {
  expect(faultsOf(answer, action, IDS)).toEqual([]);
});

test.each<[string, Action, object]>([
  ['no status', 'READ', { message: '' }],
  ['an unknown status', 'READ', { ...SUCCESS, status: 'DONE', resourceModel: IDS }],
  ['an error code in a success', 'READ', { ...SUCCESS, resourceModel: IDS, errorCode: 'NotFound' }],
  ['a success that asks to wait', 'READ', { ...SUCCESS, callbackDelaySeconds: 3, resourceModel: IDS }],
  ['a null in the model', 'READ', { ...SUCCESS, resourceModel: { ...IDS, RefreshTokenRotation: { Feature: null } } }],
  ['a create without a client', 'CREATE', SUCCESS],
  ['a delete with a model', 'DELETE', { ...SUCCESS, resourceModel: IDS }],
  ['a list without models', 'LIST', SUCCESS],
  ['an unknown error code', 'CREATE', { ...FAILED, errorCode: 'Oops' }],
  ['a failure without a reason', 'CREATE', { ...FAILED, message: '' }],
  ['a delay in a failure', 'CREATE', { ...FAILED, callbackDelaySeconds: 0 }],
  ['a failure without the identifiers of its client', 'UPDATE', FAILED],
  ['a failure with the identifiers of another client', 'UPDATE', { ...FAILED, resourceModel: { ...IDS, ClientId: 'd' } }],
  ["the text of JavaScript's own error", 'CREATE', { ...FAILED, message: "Cannot read properties of null (reading 'x')" }],
  ['a stack trace', 'CREATE', { ...FAILED, message: 'Error: x\n    at f (handlers.js:1:2)' }],
  ['a read in progress', 'READ', IN_PROGRESS],
  ['progress without a delay', 'UPDATE', { ...IN_PROGRESS, callbackDelaySeconds: 0 }],
  ['progress without a context', 'UPDATE', { ...IN_PROGRESS, callbackContext: undefined }],
  ['progress without a part of the desired state', 'UPDATE', { ...IN_PROGRESS, resourceModel: { UserPoolId: 'us-east-1_a' } }],
])('%s is malformed', (_case, action, answer) => {
  expect(faultsOf(answer as AnsweredEvent, action, IDS)).not.toEqual([]);
});
