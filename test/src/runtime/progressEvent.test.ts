/** The keys of an event depend on its status. The contract suite fails if a key is null or does not belong there. */
import { OperationStatus, ProgressEvent } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { HandlerError } from '../../../src/model/handlerError';
import { failed, type Progress, success, successList, toAnswer } from '../../../src/runtime/progressEvent';
import { toResourceModel } from '../../../src/runtime/resourceModel';
import { IDENTIFIERS } from '../../support/clients';

test('success with a model', () => {
  expect(toAnswer(success({ ...IDENTIFIERS, GenerateSecret: false, CallbackURLs: [] }))).toStrictEqual({
    status: 'SUCCESS',
    message: '',
    callbackDelaySeconds: 0,
    resourceModel: { ...IDENTIFIERS, GenerateSecret: false, CallbackURLs: [] },
  });
});

test('success without a model, as in delete', () => {
  expect(toAnswer(success())).toStrictEqual({ status: 'SUCCESS', message: '', callbackDelaySeconds: 0 });
});

test('a page that is not the last', () => {
  expect(toAnswer(successList([IDENTIFIERS, { UserPoolId: 'p' }], 'page-2'))).toStrictEqual({
    status: 'SUCCESS',
    message: '',
    callbackDelaySeconds: 0,
    resourceModels: [IDENTIFIERS, { UserPoolId: 'p' }],
    nextToken: 'page-2',
  });
});

test('an empty last page', () => {
  expect(toAnswer(successList([], undefined))).toStrictEqual({
    status: 'SUCCESS',
    message: '',
    callbackDelaySeconds: 0,
    resourceModels: [],
  });
});

const GONE = new HandlerError('NotFound', 'It is gone.');

test('failure without a client', () => {
  expect(toAnswer(failed(GONE, undefined))).toStrictEqual({ status: 'FAILED', errorCode: 'NotFound', message: 'It is gone.' });
});

test('failure with a client', () => {
  expect(toAnswer(failed(GONE, IDENTIFIERS))).toStrictEqual({
    status: 'FAILED',
    errorCode: 'NotFound',
    message: 'It is gone.',
    resourceModel: IDENTIFIERS,
  });
});

test('IN_PROGRESS has the model, the context and the delay', () => {
  const progress = Object.assign(new ProgressEvent() as Progress, {
    status: OperationStatus.InProgress,
    callbackContext: { attempt: 2 },
    callbackDelaySeconds: 5,
    resourceModel: toResourceModel({ ...IDENTIFIERS, ClientName: 'app' }),
  });
  expect(toAnswer(progress)).toStrictEqual({
    status: 'IN_PROGRESS',
    message: '',
    callbackDelaySeconds: 5,
    callbackContext: { attempt: 2 },
    resourceModel: { ...IDENTIFIERS, ClientName: 'app' },
  });
});
