import { postUnsigned, signature, TestBench } from './support';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const BODY = '{"MaxResults":1}';
const TARGET = { 'x-amz-target': 'AWSCognitoIdentityProviderService.ListUserPools' };
const send = async (headers: Record<string, string>) => {
  const reply = await postUnsigned(bench.server.url, BODY, { ...TARGET, ...headers });
  return [reply.status, reply.body.__type, reply.body.message];
};

test('refuses an unsigned request, and records it without an access key', async () => {
  expect(await send({})).toEqual([400, 'MissingAuthenticationTokenException', 'Missing Authentication Token']);
  const recorded = bench.server.requests.at(-1);
  expect(recorded).toMatchObject({ operation: 'ListUserPools', input: { MaxResults: 1 }, status: 400 });
  expect(recorded).not.toHaveProperty('accessKeyId');
});

test.each([
  ['AWSCognitoIdentityProviderService.InitiateAuth', "The local Cognito does not have the operation 'InitiateAuth'."],
  ['AWSCognitoIdentityProviderService.GetClientToken', "The local Cognito does not have the operation 'GetClientToken'."],
  ['secretsmanager.CreateSecret', "The local Secrets Manager does not have the operation 'CreateSecret'."],
  ['DynamoDB_20120810.ListTables', "The target 'DynamoDB_20120810.ListTables' is not an operation of Cognito."],
])('reports an unknown operation to signed and unsigned requests: %s', async (name, message) => {
  for (const signed of [{}, signature()]) {
    expect(await send({ 'x-amz-target': name, ...signed })).toEqual([
      400,
      'UnknownOperationException',
      expect.stringContaining(message),
    ]);
  }
});

const needs = (name: string) => `Authorization header requires '${name}' parameter.`;
const NEEDS_DATE = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";
const { authorization } = signature();

test.each<[string, Record<string, string>, string]>([
  [
    'a token instead of a signature',
    { authorization: 'token' },
    `${needs('Credential')} ${needs('Signature')} ${needs('SignedHeaders')} ${NEEDS_DATE} Authorization=token`,
  ],
  [
    'a token of another scheme',
    { authorization: 'Bearer abc' },
    "'abc' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer abc'.",
  ],
  [
    'a signature of another scheme',
    { ...signature(), authorization: authorization.replace('AWS4-HMAC-SHA256', 'Digest') },
    `${needs('Credential')} ${needs('Signature')} ${needs('SignedHeaders')} Authorization=${authorization.replace('AWS4-HMAC-SHA256', 'Digest')}`,
  ],
  ['no date', { authorization }, `${NEEDS_DATE} Authorization=${authorization}`],
  [
    'no signature in the header',
    { ...signature(), authorization: authorization.replace(', Signature=0', '') },
    `${needs('Signature')} Authorization=${authorization.replace(', Signature=0', '')}`,
  ],
  [
    'a credential without its scope',
    { ...signature(), authorization: authorization.replace(/\/2025.*aws4_request/, '') },
    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIDEXAMPLE'",
  ],
])('%s is an incomplete signature', async (_case, headers, message) => {
  expect(await send(headers)).toEqual([400, 'IncompleteSignatureException', message]);
});

test('accepts any credentials', async () => {
  expect((await send(signature('WHOEVER')))[0]).toBe(200);
  expect(bench.server.requests.at(-1)?.accessKeyId).toBe('WHOEVER');
});
