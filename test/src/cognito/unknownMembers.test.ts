/** The handlers get the members that the SDK would drop. A wrong answer has a clear message. */
import { serveOnLoopback } from '../../../local/http/loopbackServer';
import { Deadline } from '../../../src/time/deadline';
import { IDENTIFIERS } from '../../support/clients';
import { AMPLE_MS, userPoolClients } from '../../support/cognito';
import '../../support/realm';
import { countingServer } from '../../support/servers';

const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

async function describeAt(status: number, body: string): Promise<unknown> {
  const server = await countingServer(status, body);
  process.env.AWS_ENDPOINT_URL = server.url;
  try {
    return await userPoolClients({ deadline: new Deadline(AMPLE_MS) }).describe(IDENTIFIERS);
  } finally {
    await server.stop();
  }
}

test('an answer keeps members that the SDK does not know, at every depth, and known members are read as usual', async () => {
  const UserPoolClient = {
    ...IDENTIFIERS,
    CreationDate: 1_735_689_600.123,
    Tomorrow: { a: [1, null, { b: '\u{1F600}' }] },
    TokenValidityUnits: { IdToken: 'hours', Device: 'weeks' },
    LogoutURLs: ['https://a'],
  };
  expect(await describeAt(200, JSON.stringify({ UserPoolClient }))).toEqual({
    ...UserPoolClient,
    CreationDate: new Date(1_735_689_600_123),
  });
});

test('a member that is null is absent, if the SDK knows it or not', async () => {
  const UserPoolClient = { ...IDENTIFIERS, Tomorrow: null, DefaultRedirectURI: null, TokenValidityUnits: { IdToken: null } };
  expect(await describeAt(200, JSON.stringify({ UserPoolClient }))).toEqual({ ...IDENTIFIERS, TokenValidityUnits: {} });
});

test.each([
  ['no body', 200, '', 'GeneralServiceException', 'DescribeUserPoolClient answered without an app client.'],
  ['null', 200, 'null', 'GeneralServiceException', 'DescribeUserPoolClient answered without an app client.'],
  [
    'something else',
    200,
    '<html>',
    'GeneralServiceException',
    'DescribeUserPoolClient answered HTTP 200 with a body that did not come',
  ],
  ['a refusal', 400, '{"__type":"InvalidParameterException","message":"not so"}', 'InvalidRequest', 'Exception: not so'],
])('the message describes an answer with %s', async (_case, status, body, errorCode, words) => {
  await expect(describeAt(status, body)).rejects.toMatchObject({ errorCode, message: expect.stringContaining(words) });
});

test('an answer that is cut off is a NetworkFailure, and the call is repeated', async () => {
  let calls = 0;
  const server = await serveOnLoopback(0, (request, response) => {
    calls += 1;
    request.resume();
    response.writeHead(200, { 'content-length': 100 }).write('{"UserPoolClient":', () => response.destroy());
  });
  process.env.AWS_ENDPOINT_URL = server.url;
  try {
    const clients = userPoolClients();
    const described = clients.retries.run(() => clients.describe(IDENTIFIERS));
    await expect(described).rejects.toMatchObject({ errorCode: 'NetworkFailure' });
    expect(calls).toBeGreaterThan(1);
  } finally {
    await server.stop();
  }
});
