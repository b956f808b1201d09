import { faultsOf } from './progressEvents';

const IDS = { UserPoolId: 'us-east-1_Ab12Cd34E', ClientId: '3n4b5urk1ft4fl3mg5e62d9ado' };
const SUCCESS = { status: 'SUCCESS', message: '', callbackDelaySeconds: 0 };
const FAILED = { status: 'FAILED', message: 'No.', errorCode: 'NotFound' };
const IN_PROGRESS = { status: 'IN_PROGRESS', message: '', callbackDelaySeconds: 5, resourceModel: IDS };

test.each<[string, unknown]>([
  ['CREATE', { ...SUCCESS, resourceModel: IDS }],
  ['DELETE', SUCCESS],
  ['LIST', { ...SUCCESS, resourceModels: [], nextToken: 'page-2' }],
  ['READ', FAILED],
  ['UPDATE', { ...FAILED, resourceModel: IDS }],
  ['UPDATE', { ...IN_PROGRESS, callbackContext: {} }],
])('a right answer to %s has no faults', (action, answer) => {
  expect(faultsOf(answer, action)).toEqual([]);
});

test.each<[string, string, unknown]>([
  ['is no object', 'READ', undefined],
  ['has no status', 'READ', { message: '' }],
  ['has a key of another status', 'DELETE', { ...SUCCESS, errorCode: 'NotFound' }],
  ['contains null', 'READ', { ...SUCCESS, resourceModel: { ...IDS, AnalyticsConfiguration: { RoleArn: null } } }],
  ['contains undefined', 'READ', { ...SUCCESS, resourceModel: { ...IDS, Name: undefined } }],
  ['contains NaN', 'READ', { ...SUCCESS, resourceModel: { ...IDS, AuthSessionValidity: Number.NaN } }],
  ['has no model', 'READ', SUCCESS],
  ['has a model of what is deleted', 'DELETE', { ...SUCCESS, resourceModel: IDS }],
  ['has a model without the client', 'LIST', { ...SUCCESS, resourceModels: [{ UserPoolId: IDS.UserPoolId }] }],
  ['has a property that the schema does not know', 'READ', { ...SUCCESS, resourceModel: { ...IDS, ClientType: 'DCR' } }],
  ['succeeds later', 'DELETE', { ...SUCCESS, callbackDelaySeconds: 5 }],
  ['has an unknown error code', 'READ', { ...FAILED, errorCode: 'Oops' }],
  ['fails with more than the identifiers', 'UPDATE', { ...FAILED, resourceModel: { ...IDS, ClientSecret: 'x' } }],
  ['does not say why', 'READ', { ...FAILED, message: ' ' }],
  ['speaks as the engine does', 'READ', { ...FAILED, message: "Cannot read properties of undefined (reading 'x')" }],
  ['speaks of an object', 'READ', { ...FAILED, message: 'not [object Object].' }],
  ['shows its stack', 'READ', { ...FAILED, message: 'Error: no\n    at read (handlers.js:1:2)' }],
  ['lets a read wait', 'READ', IN_PROGRESS],
])('an answer that %s has a fault', (_fault, action, answer) => {
  expect(faultsOf(answer, action)).toHaveLength(1);
});
