import { faultsOf } from './progressEvents';

const ids = { UserPoolId: 'us-east-1_Ab12Cd34E', ClientId: '3n4b5urk1ft4fl3mg5e62d9ado' };
const success = { status: 'SUCCESS', message: '', callbackDelaySeconds: 0 };
const failed = { status: 'FAILED', message: 'No.', errorCode: 'NotFound' };
const inProgress = { status: 'IN_PROGRESS', message: '', callbackDelaySeconds: 5, resourceModel: ids };

test.each<[string, unknown]>([
  ['CREATE', { ...success, resourceModel: ids }],
  ['DELETE', success],
  ['LIST', { ...success, resourceModels: [], nextToken: 'page-2' }],
  ['READ', failed],
  ['UPDATE', { ...failed, resourceModel: ids }],
  ['UPDATE', { ...inProgress, callbackContext: {} }],
])('a right answer to %s has no faults', (action, answer) => {
  expect(faultsOf(answer, action)).toEqual([]);
});

test.each<[string, string, unknown]>([
  ['is no object', 'READ', undefined],
  ['has no status', 'READ', { message: '' }],
  ['has a key of another status', 'DELETE', { ...success, errorCode: 'NotFound' }],
  ['holds a null', 'READ', { ...success, resourceModel: { ...ids, AnalyticsConfiguration: { RoleArn: null } } }],
  ['holds an undefined', 'READ', { ...success, resourceModel: { ...ids, Name: undefined } }],
  ['holds a number that is none', 'READ', { ...success, resourceModel: { ...ids, AuthSessionValidity: Number.NaN } }],
  ['has no model', 'READ', success],
  ['has a model of what is deleted', 'DELETE', { ...success, resourceModel: ids }],
  ['has a model without the client', 'LIST', { ...success, resourceModels: [{ UserPoolId: ids.UserPoolId }] }],
  ['has a property that the schema does not know', 'READ', { ...success, resourceModel: { ...ids, ClientType: 'DCR' } }],
  ['succeeds later', 'DELETE', { ...success, callbackDelaySeconds: 5 }],
  ['has an error code of its own', 'READ', { ...failed, errorCode: 'Oops' }],
  ['fails with more than the identifiers', 'UPDATE', { ...failed, resourceModel: { ...ids, ClientSecret: 'x' } }],
  ['does not say why', 'READ', { ...failed, message: ' ' }],
  ['speaks as the engine does', 'READ', { ...failed, message: "Cannot read properties of undefined (reading 'x')" }],
  ['speaks of an object', 'READ', { ...failed, message: 'not [object Object].' }],
  ['shows its stack', 'READ', { ...failed, message: 'Error: no\n    at read (handlers.js:1:2)' }],
  ['lets a read wait', 'READ', inProgress],
])('an answer that %s has a fault', (_fault, action, answer) => {
  expect(faultsOf(answer, action)).toHaveLength(1);
});
