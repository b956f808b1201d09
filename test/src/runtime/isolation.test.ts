/** A warm container serves several callers. Data of one caller must not reach another caller or a log. */
import { type CognitoIdentityProviderClient, DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { entrypoint } from '../../../src/handlers';
import { IDENTIFIERS, SECRET } from '../../support/clients';
import { answerWith, callsOf, mockCognito } from '../../support/cognito';
import { CREDENTIALS, cfnEvent } from '../../support/events';

const cognito = mockCognito();
beforeEach(() => {
  cognito.reset();
  cognito.on(DescribeUserPoolClientCommand).resolves(answerWith({ ClientSecret: SECRET }));
  cognito.resolves(answerWith());
});
const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});
afterAll(() => cognito.restore());

/** The credentials and the Region of each call so far. */
const callers = () =>
  Promise.all(
    cognito.calls().map(async ({ thisValue }) => {
      const { config } = thisValue as CognitoIdentityProviderClient;
      const { accessKeyId, secretAccessKey, sessionToken } = await config.credentials();
      return { accessKeyId, secretAccessKey, sessionToken, region: await config.region() };
    }),
  );

const OTHER_CREDENTIALS = { accessKeyId: 'AKIDOTHER', secretAccessKey: 'otherKEY', sessionToken: 'otherTOKEN' };

test('each call uses the credentials and the Region of its event', async () => {
  await entrypoint(cfnEvent('READ'));
  await entrypoint({ ...cfnEvent('READ', IDENTIFIERS, { callerCredentials: OTHER_CREDENTIALS }), region: 'eu-west-1' });
  await entrypoint(cfnEvent('CREATE', { UserPoolId: IDENTIFIERS.UserPoolId }, { callerCredentials: OTHER_CREDENTIALS }));
  expect(await callers()).toEqual([
    { ...CREDENTIALS, region: 'us-east-1' },
    { ...OTHER_CREDENTIALS, region: 'eu-west-1' },
    { ...OTHER_CREDENTIALS, region: 'us-east-1' },
  ]);
});

test('also when the events overlap', async () => {
  await Promise.all([
    entrypoint(cfnEvent('READ')),
    entrypoint(cfnEvent('READ', IDENTIFIERS, { callerCredentials: OTHER_CREDENTIALS })),
  ]);
  expect((await callers()).map(({ accessKeyId }) => accessKeyId).sort()).toEqual(['AKIDEXAMPLE', 'AKIDOTHER']);
});

test('an event without credentials does not get the credentials of the last event or of the Lambda function', async () => {
  await entrypoint(cfnEvent('READ'));
  process.env.AWS_ACCESS_KEY_ID = 'AKIDLAMBDA';
  process.env.AWS_SECRET_ACCESS_KEY = 'lambdaKEY';
  const answer = await entrypoint(cfnEvent('READ', IDENTIFIERS, { callerCredentials: null }));
  expect(answer).toMatchObject({ status: 'FAILED', errorCode: 'InvalidCredentials' });
  expect(callsOf(cognito)).toHaveLength(1);
});

test('no call to Cognito uses the provider credentials, which are for logs', async () => {
  await entrypoint(cfnEvent('READ', IDENTIFIERS, { providerCredentials: OTHER_CREDENTIALS }));
  expect((await callers()).map(({ accessKeyId }) => accessKeyId)).toEqual(['AKIDEXAMPLE']);
});

test('prints nothing, if a call succeeds or fails, because requests and answers contain secrets', async () => {
  const levels = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
  const printed = levels.map((level) => jest.spyOn(console, level).mockImplementation(() => undefined));
  const out = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockReturnValue(true));
  for (const action of ['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST']) await entrypoint(cfnEvent(action));
  cognito.reset();
  cognito.rejects(new TypeError('defect'));
  for (const action of ['READ', 'UPDATE', 'DELETE', 'LIST']) await entrypoint(cfnEvent(action));
  await entrypoint(null);
  const counts = [...printed, ...out].map((spy) => spy.mock.calls.length);
  jest.restoreAllMocks();
  expect(counts).toEqual(counts.map(() => 0));
});
