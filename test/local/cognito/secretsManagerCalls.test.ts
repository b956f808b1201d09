/** The checks before an operation of Secrets Manager: signature, permissions, faults and unknown names. */
import { FaultQueue } from '../../../local/cognito/faults';
import { postUnsigned, signature, TestBench } from './support';

const TOKEN = '00000000-0000-4000-8000-000000000001';
const OPERATIONS = ['GetSecretValue', 'DescribeSecret', 'RotateSecret'];

const faults = new FaultQueue();
let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start({ faultFor: faults.faultFor });
});
afterAll(() => bench.stop());

const target = (service: string, operation: string) => ({ 'x-amz-target': `${service}.${operation}` });
const sent = async (headers: Record<string, string>) => (await postUnsigned(bench.server.url, '{}', headers)).body.__type;

test.each(OPERATIONS)('refuses an unsigned %s', async (operation) => {
  expect(await sent(target('secretsmanager', operation))).toBe('MissingAuthenticationTokenException');
  expect(await sent({ ...target('secretsmanager', operation), ...signature() })).toBe('ValidationException');
});

test.each([
  ['secretsmanager', 'CreateSecret'],
  ['secretsmanager', 'DeleteSecret'],
  ['secretsmanager', 'CreateUserPool'],
  ['secretsmanager', 'DescribeUserPoolClient'],
  ['AWSCognitoIdentityProviderService', 'GetSecretValue'],
  ['AWSCognitoIdentityProviderService', 'RotateSecret'],
  ['SecretsManager', 'GetSecretValue'],
])('%s.%s is unknown, signed or not', async (service, operation) => {
  for (const signed of [{}, signature()]) {
    expect(await sent({ ...target(service, operation), ...signed })).toBe('UnknownOperationException');
  }
});

test('the error for an unknown operation of Secrets Manager lists the known ones', async () => {
  expect(await bench.secretsManagerRefusal('CreateSecret', { Name: 'mine' })).toEqual([
    'UnknownOperationException',
    "The local Secrets Manager does not have the operation 'CreateSecret'. It has GetSecretValue, DescribeSecret, RotateSecret.",
  ]);
});

test("a denied action gets IAM's error, with the secret as the caller named it", async () => {
  const own = await TestBench.start({ deny: ['secretsmanager:GetSecretValue'] });
  try {
    const { ClientSecretArn } = await own.createManaged();
    const { status, body } = await own.callSecretsManager('GetSecretValue', { SecretId: ClientSecretArn });
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        __type: 'AccessDeniedException',
        Message: `User: arn:aws:iam::123456789012:user/AKIDEXAMPLE is not authorized to perform: secretsmanager:GetSecretValue on resource: ${ClientSecretArn} because no identity-based policy allows the secretsmanager:GetSecretValue action`,
      },
    });
    const unnamed = await own.callSecretsManager('GetSecretValue', {});
    expect(unnamed.body.Message).toContain(' on resource: * because');
    expect(await own.secretsManager('DescribeSecret', { SecretId: ClientSecretArn })).toMatchObject({ ARN: ClientSecretArn });
  } finally {
    await own.stop();
  }
});

test.each([['secretsmanager:*'], ['secretsmanager:Get*'], ['SECRETSMANAGER:getsecretvalue'], ['*']])(
  '%s denies GetSecretValue',
  async (action) => {
    const own = await TestBench.start({ deny: [action] });
    try {
      const { body } = await own.callSecretsManager('GetSecretValue', { SecretId: 'mine' });
      expect(body.__type).toBe('AccessDeniedException');
    } finally {
      await own.stop();
    }
  },
);

test.each(['cognito-idp:GetSecretValue', 'secretsmanager:CreateUserPool', 'secretsmanager:CreateSecret'])(
  'the server does not start with the action %s, which matches no operation',
  (action) => expect(TestBench.start({ deny: [action] })).rejects.toThrow(`${action} matches no operation of the local Cognito`),
);

test.each(OPERATIONS)('faults apply to %s', async (operation) => {
  const { ClientSecretArn: SecretId } = await bench.createManaged();
  faults.add(operation, 'access-denied').add(operation, 'internal-error-before').add(operation, 'cut-before');
  expect((await bench.secretsManagerRefusal(operation, { SecretId }))[0]).toBe('AccessDeniedException');
  expect((await bench.callSecretsManager(operation, { SecretId })).status).toBe(500);
  await expect(bench.callSecretsManager(operation, { SecretId })).rejects.toThrow('fetch failed');
  expect(await bench.secretsManager(operation, { SecretId })).toMatchObject({ ARN: SecretId });
});

test('a rotation whose answer is lost has taken effect, and a retry with its token does not rotate again', async () => {
  const { ClientSecretArn } = await bench.createManaged();
  const before = await bench.readSecret(ClientSecretArn);
  faults.add('RotateSecret', 'cut-after');
  await expect(bench.rotateSecret(ClientSecretArn, { ClientRequestToken: TOKEN })).rejects.toThrow('fetch failed');
  expect(await bench.readSecret(ClientSecretArn)).toMatchObject({ VersionId: TOKEN });
  await bench.rotateSecret(ClientSecretArn, { ClientRequestToken: TOKEN });
  expect(await bench.readSecret(ClientSecretArn, { VersionStage: 'AWSPREVIOUS' })).toMatchObject({
    VersionId: before.VersionId,
  });
});
