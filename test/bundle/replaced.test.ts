import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CognitoIdentityProviderClient, ListUserPoolClientsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { serveOnLoopback } from '../../local/http/loopbackServer';
import { handlerRequest, invoke } from '../../local/lambda/invoke';
import { startLocalLambda } from '../../local/lambda/server';
import { PROJECT_ROOT } from '../../local/projectRoot';
import { readFiles } from '../support/metafile';

const TASK_ROOT = join(PROJECT_ROOT, 'build', 'TypeFunction');

test('nothing of what is replaced is in the bundle, nor what came with it', () => {
  const replaced =
    /credential-provider|nested-clients|lambda-invoke-store|event-?streams?\b|string\.prototype|es-abstract|node_modules\/uuid/;
  expect(readFiles.filter((file) => replaced.test(file) && !file.startsWith('local/build/replaced/'))).toEqual([]);
});

test('the bundle is at most 325 KB', () => {
  expect(statSync(join(TASK_ROOT, 'dist', 'handlers.js')).size).toBeLessThanOrEqual(325_000);
});

test("no import() is left in the bundle, which would load Node's fetch and WebSocket at the first call", () => {
  expect(readFileSync(join(TASK_ROOT, 'dist', 'handlers.js'), 'utf8')).not.toMatch(/\bimport\(/);
});

test('the trace id that Lambda gives goes with every call, so that loops are detected', async () => {
  const traces: unknown[] = [];
  const cognito = await serveOnLoopback(0, (request, response) => {
    traces.push(request.headers['x-amzn-trace-id']);
    request.resume().on('end', () => response.end('{"UserPoolClients":[]}'));
  });
  const trace = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0';
  const lambda = await startLocalLambda({
    taskRoot: TASK_ROOT,
    handlers: { TypeFunction: 'dist/handlers.entrypoint' },
    variables: {
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url,
      AWS_LAMBDA_FUNCTION_NAME: 'TypeFunction',
      _X_AMZN_TRACE_ID: trace,
    },
  });
  try {
    const event = handlerRequest({ action: 'LIST', desired: { UserPoolId: 'us-east-1_Ab12Cd34E' } });
    expect(await invoke(lambda.url, event)).toMatchObject({ status: 'SUCCESS' });
    expect(traces).toEqual([trace]);
  } finally {
    await Promise.all([lambda.stop(), cognito.stop()]);
  }
});

test("a client that is made without credentials has none, whatever the machine's environment holds", async () => {
  const { defaultProvider } = require('../../local/build/replaced/credentialProviderNode.cjs');
  const machine = { AWS_ACCESS_KEY_ID: 'OFTHEMACHINE', AWS_SECRET_ACCESS_KEY: 'of-the-machine' };
  Object.assign(process.env, machine);
  try {
    const client = new CognitoIdentityProviderClient({ region: 'us-east-1', credentialDefaultProvider: defaultProvider });
    const call = client.send(new ListUserPoolClientsCommand({ UserPoolId: 'us-east-1_Ab12Cd34E', MaxResults: 1 }));
    await expect(call).rejects.toThrow(expect.objectContaining({ name: 'CredentialsProviderError' }));
  } finally {
    for (const name of Object.keys(machine)) delete process.env[name];
  }
});

test.each([
  ['a.b.a', 'a', 'x'],
  ['a.b.a', '.', '$&!'],
  ['', '', 'x'],
  ['aXbXc', /x/gi, '-'],
])('%j with %j replaced by %j is what the shim makes of it', (text, wanted, replacement) => {
  const replaceAll = require('../../local/build/replaced/replaceAll.cjs');
  expect(replaceAll(text, wanted, replacement)).toBe(require('string.prototype.replaceall')(text, wanted, replacement));
});

test('the library asks uuid for nothing but random ids, and those that it gets are', () => {
  const library = join(PROJECT_ROOT, 'node_modules/@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib/dist');
  const sources = readdirSync(library).map((file) => readFileSync(join(library, file), 'utf8'));
  const asked = sources.flatMap((source) => [...source.matchAll(/\buuid_\d+\.(\w+)/g)].map(([, name]) => name));
  expect(new Set(asked)).toEqual(new Set(['v4']));
  const { v4 } = require('../../local/build/replaced/uuid.cjs');
  expect(v4()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(v4()).not.toBe(v4());
});
