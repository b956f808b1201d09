/** What the chaos run takes for a malformed event. */
import { faultsOf } from '../../../campaigns/chaos/wellFormed';
import type { Action, AnsweredEvent } from '../../../local/lambda/invoke';

const ids = { UserPoolId: 'us-east-1_a', ClientId: 'c' };
const success: AnsweredEvent = { status: 'SUCCESS', message: '', callbackDelaySeconds: 0 };
const failed: AnsweredEvent = { status: 'FAILED', message: 'No.', errorCode: 'NotFound' };
const inProgress: AnsweredEvent = {
  status: 'IN_PROGRESS',
  message: 'Later.',
  callbackDelaySeconds: 2,
  callbackContext: { callbacks: 1 },
  resourceModel: ids,
};

test.each<[string, Action, AnsweredEvent]>([
  ['a create', 'CREATE', { ...success, resourceModel: ids }],
  ['a read', 'READ', { ...success, resourceModel: { ...ids, CallbackURLs: [] } }],
  ['a list', 'LIST', { ...success, resourceModels: [], nextToken: 'x' }],
  ['a delete', 'DELETE', success],
  ['a failure before there is a client', 'CREATE', failed],
  ['a failure', 'READ', { ...failed, resourceModel: ids }],
  ['work in progress', 'UPDATE', inProgress],
])('%s is well-formed', (_case, action, answer) => {
  expect(faultsOf(answer, action, ids)).toEqual([]);
});

test.each<[string, Action, object]>([
  ['no status', 'READ', { message: '' }],
  ['a status of its own', 'READ', { ...success, status: 'DONE', resourceModel: ids }],
  ['an error code in a success', 'READ', { ...success, resourceModel: ids, errorCode: 'NotFound' }],
  ['a success that asks to wait', 'READ', { ...success, callbackDelaySeconds: 3, resourceModel: ids }],
  ['a null in the model', 'READ', { ...success, resourceModel: { ...ids, RefreshTokenRotation: { Feature: null } } }],
  ['a create without a client', 'CREATE', success],
  ['a delete with a model', 'DELETE', { ...success, resourceModel: ids }],
  ['a list without models', 'LIST', success],
  ['a code that is none', 'CREATE', { ...failed, errorCode: 'Oops' }],
  ['a failure without a reason', 'CREATE', { ...failed, message: '' }],
  ['a delay in a failure', 'CREATE', { ...failed, callbackDelaySeconds: 0 }],
  ['a failure that loses its client', 'UPDATE', failed],
  ['a failure of another client', 'UPDATE', { ...failed, resourceModel: { ...ids, ClientId: 'd' } }],
  ['the text of the engine', 'CREATE', { ...failed, message: "Cannot read properties of null (reading 'x')" }],
  ['a stack', 'CREATE', { ...failed, message: 'Error: x\n    at f (handlers.js:1:2)' }],
  ['a read in progress', 'READ', inProgress],
  ['progress without a delay', 'UPDATE', { ...inProgress, callbackDelaySeconds: 0 }],
  ['progress without a context', 'UPDATE', { ...inProgress, callbackContext: undefined }],
  ['progress that loses a part of the desired state', 'UPDATE', { ...inProgress, resourceModel: { UserPoolId: 'us-east-1_a' } }],
])('%s is not', (_case, action, answer) => {
  expect(faultsOf(answer as AnsweredEvent, action, ids)).not.toEqual([]);
});
