import { join } from 'node:path';
import { type LoopbackServer, readBody, serveOnLoopback } from '../../local/http/loopbackServer';
import { handlerRequest, invoke } from '../../local/lambda/invoke';
import { startLocalLambda } from '../../local/lambda/server';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { MINIMAL_CLIENT } from '../support/clients';
import { isSignedWith } from '../support/signature';

const CALLERS = Array.from({ length: 7 }, (_, number) => ({
  accessKeyId: `ASIACALLER${number}`,
  secretAccessKey: `secret-key-of-caller-${number}`,
  // The last caller has long-term credentials.
  ...(number < 6 && { sessionToken: `session-token-of-caller-${number}` }),
}));

/** The caller that signed the request for each client, according to key id, session token and signature. */
const signers: (number | undefined)[] = [];
let cognito: LoopbackServer;
let lambda: LoopbackServer;
beforeAll(async () => {
  cognito = await serveOnLoopback(0, async (request, response) => {
    const { headers } = request;
    const body = (await readBody(request, 100_000)) ?? Buffer.alloc(0);
    const { UserPoolId, ClientId } = JSON.parse(String(body));
    const signer = CALLERS.findIndex(
      ({ accessKeyId, secretAccessKey, sessionToken }) =>
        headers.authorization?.includes(`Credential=${accessKeyId}/`) &&
        headers['x-amz-security-token'] === sessionToken &&
        isSignedWith(secretAccessKey, headers, body),
    );
    signers[Number(ClientId)] = signer;
    const UserPoolClient = { ...MINIMAL_CLIENT, CreationDate: 0, LastModifiedDate: 0, UserPoolId, ClientId };
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify({ UserPoolClient }));
  });
  lambda = await startLocalLambda({
    taskRoot: join(PROJECT_ROOT, 'build', 'TypeFunction'),
    handlers: { TypeFunction: 'dist/handlers.entrypoint' },
    variables: { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url },
  });
});
afterAll(() => Promise.all([lambda.stop(), cognito.stop()]));

test('each of a thousand invocations with alternating callers uses the credentials of its caller', async () => {
  const callers = Array.from({ length: 1_000 }, (_, number) => (number * number) % CALLERS.length);
  for (const [number, caller] of callers.entries()) {
    const event = handlerRequest({ action: 'READ', desired: { UserPoolId: MINIMAL_CLIENT.UserPoolId, ClientId: `${number}` } });
    const requestData = { ...event.requestData, callerCredentials: CALLERS[caller] };
    const { status } = await invoke(lambda.url, { ...event, requestData });
    expect(status).toBe('SUCCESS');
  }
  expect(signers).toEqual(callers);
});
