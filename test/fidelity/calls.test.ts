/** Each call goes to the right service, with a signature for that service. */
import type { IncomingHttpHeaders } from 'node:http';
import { aws, emulator } from '../../fidelity/target';
import { serveOnLoopback } from '../../local/http/loopbackServer';

test.each([
  ['ListUserPools', 'AWSCognitoIdentityProviderService.ListUserPools', 'cognito-idp'],
  ['GetSecretValue', 'secretsmanager.GetSecretValue', 'secretsmanager'],
  ['DescribeSecret', 'secretsmanager.DescribeSecret', 'secretsmanager'],
  ['RotateSecret', 'secretsmanager.RotateSecret', 'secretsmanager'],
])('an emulator gets %s at its only address, signed for its service', async (operation, target, signingName) => {
  let headers: IncomingHttpHeaders = {};
  const server = await serveOnLoopback(0, (request, response) => {
    headers = request.headers;
    response.end('{}');
  });
  try {
    await emulator(server.url, 'eu-west-1').send({ operation, body: '{}' });
    expect(headers['x-amz-target']).toBe(target);
    expect(headers.authorization).toContain(`/eu-west-1/${signingName}/aws4_request`);
  } finally {
    await server.stop();
  }
});

describe('at AWS', () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
  beforeAll(() => Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIDCHAIN', AWS_SECRET_ACCESS_KEY: 'secret' }));
  afterAll(() => {
    for (const [name, value] of Object.entries({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  /** The address of a call that is aborted before it is sent. */
  const addressOf = async (target: ReturnType<typeof aws>, operation: string) => {
    const call = target.sendAtOnce({ operation, body: '{}' }, AbortSignal.abort(new Error('given up')));
    return /no answer from (.*): given up$/.exec(String(await call.catch((error: Error) => error.message)))?.[1];
  };

  test.each([
    ['us-east-1', 'https://cognito-idp.us-east-1.amazonaws.com', 'https://secretsmanager.us-east-1.amazonaws.com'],
    ['cn-north-1', 'https://cognito-idp.cn-north-1.amazonaws.com.cn', 'https://secretsmanager.cn-north-1.amazonaws.com.cn'],
  ])('in %s, each service has its own address', async (region, cognito, secretsManager) => {
    expect(await addressOf(aws(region), 'ListUserPools')).toBe(cognito);
    expect(await addressOf(aws(region), 'GetSecretValue')).toBe(secretsManager);
  });

  test('an endpoint replaces the address of one service only', async () => {
    const target = aws('us-east-1', { endpoint: 'https://a', secrets: { endpoint: 'https://b' } });
    expect(await addressOf(target, 'ListUserPools')).toBe('https://a');
    expect(await addressOf(target, 'GetSecretValue')).toBe('https://b');
    const cognitoAlone = aws('us-east-1', { endpoint: 'https://a', secrets: {} });
    expect(await addressOf(cognitoAlone, 'GetSecretValue')).toBe('https://secretsmanager.us-east-1.amazonaws.com');
  });
});
