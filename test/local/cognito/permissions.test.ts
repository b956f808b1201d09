import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { startLocalCognito } from '../../../local/cognito/server';
import { localCognitoClient } from '../../../local/cognitoClient';
import { post, TestBench } from './support';

async function benchDenying(deny: string[], use: (bench: TestBench) => Promise<void>) {
  const bench = await TestBench.start({ deny });
  try {
    await use(bench);
  } finally {
    await bench.stop();
  }
}

const USER = 'arn:aws:iam::123456789012:user/AKIDEXAMPLE';

test("a denied action gets IAM's error, also if the request has other mistakes", () =>
  benchDenying(['cognito-idp:UpdateUserPoolClient'], async (bench) => {
    const { ClientId } = await bench.create();
    const pool = `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${bench.poolId}`;
    const action = 'cognito-idp:UpdateUserPoolClient';
    for (const input of [
      { ClientId, ClientName: 'renamed' },
      { ClientId: 'a', CallbackURLs: [''] },
    ]) {
      const { status, body } = await bench.call('UpdateUserPoolClient', { UserPoolId: bench.poolId, ...input });
      // IAM writes Message with a capital letter.
      expect({ status, body }).toEqual({
        status: 400,
        body: {
          __type: 'AccessDeniedException',
          Message: `User: ${USER} is not authorized to perform: ${action} on resource: ${pool} because no identity-based policy allows the ${action} action`,
        },
      });
    }
    expect(await bench.describe(ClientId)).toMatchObject({ ClientName: 'app' });
    expect(bench.server.requests.at(-2)).toMatchObject({ operation: 'UpdateUserPoolClient', status: 400 });
  }));

test("a denied action gets IAM's error also if its body cannot be parsed", () =>
  benchDenying(['cognito-idp:UpdateUserPoolClient'], async (bench) => {
    const send = (operation: string) =>
      post(bench.server.url, '{', { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` });
    expect((await send('UpdateUserPoolClient')).body.__type).toBe('AccessDeniedException');
    expect((await send('DescribeUserPoolClient')).body.__type).toBe('SerializationException');
  }));

test('the SDK throws the error with its text', () =>
  benchDenying(['cognito-idp:DescribeUserPoolClient'], async (bench) => {
    const sdk = localCognitoClient(bench.server.url);
    const sent = sdk.send(new DescribeUserPoolClientCommand({ UserPoolId: bench.poolId, ClientId: 'a' }));
    await expect(sent).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(/^User: .* is not authorized to perform: cognito-idp:DescribeUserPoolClient/),
    });
    sdk.destroy();
  }));

test('an action without a pool is denied for all resources', () =>
  benchDenying(['cognito-idp:ListUserPools'], async (bench) => {
    const { body } = await bench.call('ListUserPools', { MaxResults: 1 });
    expect(body.Message).toContain('cognito-idp:ListUserPools on resource: * because');
  }));

test('a wildcard denies exactly the actions that it matches, and ignores case', () =>
  benchDenying(['cognito-idp:describe*', 'COGNITO-IDP:*Client'], async (bench) => {
    const denied = async (operation: string) =>
      (await bench.call(operation, { UserPoolId: bench.poolId })).body.__type === 'AccessDeniedException';
    expect(await denied('DescribeUserPool')).toBe(true);
    expect(await denied('CreateUserPoolClient')).toBe(true);
    expect(await denied('ListUserPoolClients')).toBe(false);
  }));

test.each(['UpdateUserPoolClient', 'cognito-idp:UpdateUserPoolCleint', 'cognito-idp:', 's3:*', ''])(
  'the server does not start with the action %j, which matches no operation',
  async (action) => {
    const sentence = `${action} matches no operation of the local Cognito: use an IAM action such as cognito-idp:UpdateUserPoolClient.`;
    await expect(startLocalCognito({ deny: [action] })).rejects.toThrow(sentence);
  },
);
