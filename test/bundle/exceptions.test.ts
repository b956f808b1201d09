/** The bundle has no classes for Cognito's exceptions, as if they were newer than the SDK. The answers stay the same. */
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { type LoopbackServer, serveOnLoopback } from '../../local/http/loopbackServer';
import { handlerRequest } from '../../local/lambda/invoke';
import * as unbundled from '../../src/handlers';
import { withoutExceptions } from '../../tools/build/unnamedExceptions.cjs';
import { bundledFiles } from '../support/metafile';

const bundled: typeof unbundled = require('../../build/TypeFunction/dist/handlers.js');

const COGNITO_ENDPOINT = 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER';

/** The answer to the second attempt of a call. */
const AT_LAST = { __type: 'ResourceNotFoundException', message: 'User pool client 1client does not exist.' };

type ExceptionClass = new (options: { message: string; $metadata: object }) => sdk.CognitoIdentityProviderServiceException;

const EXCEPTIONS = Object.entries(sdk).flatMap(([name, value]): [string, 'client' | 'server'][] => {
  const isOne = typeof value === 'function' && value.prototype instanceof sdk.CognitoIdentityProviderServiceException;
  return isOne ? [[name, new (value as unknown as ExceptionClass)({ message: '', $metadata: {} }).$fault]] : [];
});

/** Temporary errors, which the handlers retry. */
const RETRIED = /^(InternalError|InternalServer|TooManyRequests|ConcurrentModification)Exception$/;

let server: LoopbackServer;
let calls = 0;
let answer: { status: number; headers?: Record<string, string>; body: object };
beforeAll(async () => {
  server = await serveOnLoopback(0, (request, response) => {
    calls += 1;
    const { status, headers, body } = calls === 1 ? answer : { status: 400, headers: {}, body: AT_LAST };
    request.resume().on('end', () => response.writeHead(status, headers).end(JSON.stringify(body)));
  });
  process.env[COGNITO_ENDPOINT] = server.url;
});
afterAll(async () => {
  delete process.env[COGNITO_ENDPOINT];
  await server.stop();
});

/** The answer of the handlers to a READ, and the number of their calls. */
async function outcome({ entrypoint }: typeof unbundled) {
  calls = 0;
  const client = { UserPoolId: 'us-east-1_Ab12Cd34E', ClientId: '1client' };
  return { ...(await entrypoint(handlerRequest({ action: 'READ', desired: client }))), calls };
}

async function outcomes() {
  return { actual: await outcome(bundled), expected: await outcome(unbundled) };
}

test("the bundle contains no class of the SDK's exceptions", () => {
  expect(EXCEPTIONS.length).toBeGreaterThan(40);
  expect(bundledFiles.filter((file) => file.endsWith('models/errors.js'))).toEqual([]);
});

test.each(EXCEPTIONS)('%s gives the same answer as with its class', async (name, fault) => {
  const status = fault === 'server' ? 500 : 400;
  answer = { status, body: { __type: name, message: 'The words of the service.', reasonCode: 'REASON' } };
  const { actual, expected } = await outcomes();
  expect(actual).toEqual(expected);
  const final = { message: expect.stringContaining(`${name}: The words of the service.`), calls: 1 };
  expect(actual).toMatchObject(RETRIED.test(name) ? { errorCode: 'NotFound', calls: 2 } : final);
});

test.each([
  ['with a namespace', { body: { __type: 'com.amazonaws.cognitoidentityprovider#InvalidParameterException', message: 'x' } }],
  ['with a URL', { body: { __type: 'InvalidParameterException:http://internal.amazon.com/coral/', message: 'x' } }],
  ['named in a header', { headers: { 'x-amzn-errortype': 'InvalidParameterException:' }, body: { message: 'x' } }],
  ['named by its code', { body: { code: 'InvalidParameterException', message: 'x' } }],
  ['with words under another name', { body: { __type: 'InvalidParameterException', Message: 'x' } }],
  ['without words', { body: { __type: 'InvalidParameterException' } }],
  ['without a name', { body: { message: 'x' } }],
  ['that the SDK does not know', { body: { __type: 'NewerThanTheSdkException', message: 'x' } }],
])('an exception %s gives the same answer as with its class', async (_how, given) => {
  answer = { status: 400, ...given };
  const { actual, expected } = await outcomes();
  expect(actual).toEqual(expected);
  expect(actual).toMatchObject({ status: 'FAILED' });
});

test('the build fails if the SDK registers its exceptions in another form', () => {
  const registered = "n0_registry.registerError(New$, New, 'more');\n";
  expect(() => withoutExceptions(registered, 'schemas_0.js')).toThrow(/schemas_0\.js registers exceptions in a new form/);
});
