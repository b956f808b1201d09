/** The parts of packages that the build leaves out of the bundle, because no handler needs them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CognitoIdentityProviderClient, ListUserPoolClientsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { serveOnLoopback } from '../../local/http/loopbackServer';
import { handlerRequest, invoke } from '../../local/lambda/invoke';
import { startLocalLambda } from '../../local/lambda/server';
import { REPLACED, REPLACED_MODULES } from '../../tools/build/replaced.cjs';
import { LARGEST_BUNDLE, sizeProblem } from '../../tools/build/sizeLimit';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { bundledFiles, importersOf, readFiles } from '../support/metafile';

const TASK_ROOT = join(PROJECT_ROOT, 'build', 'TypeFunction');
const BUNDLE = join(TASK_ROOT, 'dist', 'handlers.js');
const LIBRARY = 'node_modules/@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib/dist';
const SMITHY = 'node_modules/@smithy/core/dist-es/submodules';
const COGNITO_ENDPOINT = 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER';

test('the bundle contains neither the replaced modules nor the modules that only they import', () => {
  const packages =
    /credential-provider|nested-clients|lambda-invoke-store|event-?streams?\b|string\.prototype|es-abstract|node_modules\/uuid|DefaultRateLimiter|parseIni|models\/errors\.js|reflect-metadata\/Reflect\.js|esm5/;
  const isReplaced = (file: string) => packages.test(file) || file in REPLACED_MODULES;
  expect(bundledFiles.filter((file) => isReplaced(file) && !file.startsWith('tools/build/replaced/'))).toEqual([]);
  expect(readFiles.filter((file) => file in REPLACED_MODULES)).toEqual([]);
});

test('every replaced file exists, and its replacement is in the bundle', () => {
  expect(Object.keys(REPLACED_MODULES).filter((file) => !existsSync(join(PROJECT_ROOT, file)))).toEqual([]);
  const standIns = [...Object.values(REPLACED), ...Object.values(REPLACED_MODULES)].map((file) => file.replace('./', ''));
  expect(standIns.filter((file) => !bundledFiles.includes(file))).toEqual([]);
});

// The reasons in tools/build/replaced are about these modules. Check the reason again if a new release has another module.
test.each([
  ['libraryRuntime', [`${LIBRARY}/resource.js`]],
  ['libraryLog', [`${LIBRARY}/resource.js`]],
  ['adaptiveRetries', [`${SMITHY}/retry/middleware-retry/configurations.js`]],
  ['sha256Js', [`${SMITHY}/checksum/sha256/Sha256Node.js`, `${SMITHY}/checksum/sha256/Sha256WebCrypto.js`]],
  [
    'instanceRegion',
    [`${SMITHY}/config/config-resolver/regionConfig/config.js`, `${SMITHY}/config/defaults-mode/resolveDefaultsModeConfig.js`],
  ],
  [
    'sharedConfigFiles',
    [
      `${SMITHY}/config/node-config-provider/fromSharedConfigFiles.js`,
      `${SMITHY}/config/shared-ini-file-loader/getSsoSessionData.js`,
      `${SMITHY}/config/shared-ini-file-loader/parseKnownFiles.js`,
    ],
  ],
  ['headerFormatter', ['node_modules/@smithy/signature-v4/dist-es/SignatureV4.js']],
  [
    'eventStreams',
    [
      'node_modules/@aws-sdk/client-cloudwatch-logs/dist-es/CloudWatchLogsClient.js',
      'node_modules/@aws-sdk/client-cloudwatch-logs/dist-es/runtimeConfig.js',
      `${SMITHY}/protocols/HttpProtocol.js`,
    ],
  ],
])('%s replaces a module that only these modules import', (standIn, importers) => {
  expect(importersOf(`tools/build/replaced/${standIn}.cjs`)).toEqual(importers);
});

describe('a replacement that no handler reaches', () => {
  const replaced = (name: string) => require(`../../tools/build/replaced/${name}.cjs`);

  test.each<[string, () => unknown]>([
    ['an exception of the library', () => new (replaced('libraryRuntime').NotFound)()],
    ["the library's metrics", () => replaced('libraryRuntime').MetricsPublisherProxy],
    ["the library's logger", () => new (replaced('libraryLog').LoggerProxy)().log('text')],
    ['adaptive retries', () => new (replaced('adaptiveRetries').AdaptiveRetryStrategy)()],
    ['SHA-256 in JavaScript', () => new (replaced('sha256Js').Sha256Js)()],
    ['the signature of an event stream', () => new (replaced('headerFormatter').HeaderFormatter)().format({})],
  ])('%s throws, and writes a line to the log', (_what, reach) => {
    const logged = jest.spyOn(console, 'error').mockImplementation();
    try {
      expect(reach).toThrow(/is not in the bundle/);
      expect(logged).toHaveBeenCalledTimes(1);
    } finally {
      logged.mockRestore();
    }
  });

  test('the Region of an instance rejects, and writes a line to the log', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation();
    try {
      await expect(replaced('instanceRegion').getInstanceMetadataRegion()).rejects.toThrow(/is not in the bundle/);
      expect(logged).toHaveBeenCalledTimes(1);
    } finally {
      logged.mockRestore();
    }
  });
});

test('the bundle is small enough', () => {
  expect(sizeProblem(statSync(BUNDLE).size)).toBeUndefined();
});

test('the message about a too large bundle has its size, the limit and the command to analyze it', () => {
  expect(sizeProblem(LARGEST_BUNDLE)).toBeUndefined();
  expect(sizeProblem(LARGEST_BUNDLE + 1)).toMatch(/290,001 bytes\. The limit is 290,000\. "npm run build -- --analyze"/);
});

test("the bundle has no import(), which would load Node's fetch and WebSocket at the first call", () => {
  expect(readFileSync(BUNDLE, 'utf8')).not.toMatch(/\bimport\(/);
});

test("the bundle does not load Node's fs/promises, which takes time and memory at every cold start", () => {
  expect(readFileSync(BUNDLE, 'utf8')).not.toMatch(/fs\/promises/);
});

/** Answers with an empty list of clients, and records a header of every request. */
async function listingCognito(header: string) {
  const values: unknown[] = [];
  const server = await serveOnLoopback(0, (request, response) => {
    values.push(request.headers[header]);
    request.resume().on('end', () => response.end('{"UserPoolClients":[]}'));
  });
  return { ...server, values };
}

const LIST = handlerRequest({ action: 'LIST', desired: { UserPoolId: 'us-east-1_Ab12Cd34E' } });

test('every call has the trace id of Lambda, so that AWS can detect loops', async () => {
  const cognito = await listingCognito('x-amzn-trace-id');
  const trace = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0';
  const lambda = await startLocalLambda({
    taskRoot: TASK_ROOT,
    handlers: { TypeFunction: 'dist/handlers.entrypoint' },
    variables: { [COGNITO_ENDPOINT]: cognito.url, AWS_LAMBDA_FUNCTION_NAME: 'TypeFunction', _X_AMZN_TRACE_ID: trace },
  });
  try {
    expect(await invoke(lambda.url, LIST)).toMatchObject({ status: 'SUCCESS' });
    expect(cognito.values).toEqual([trace]);
  } finally {
    await Promise.all([lambda.stop(), cognito.stop()]);
  }
});

/** Host names cannot be resolved, so calls to AWS fail here. */
const NO_NAMES = `require('node:dns').lookup = (host, options, done) => done(Object.assign(new Error(host), { code: 'ENOTFOUND' }));`;

test('the handlers do not read the AWS configuration files of the machine', async () => {
  const [cognito, ofTheMachine] = [await listingCognito('host'), await listingCognito('host')];
  const folder = mkdtempSync(join(tmpdir(), 'configuration-'));
  const [file, noNames] = [join(folder, 'config'), join(folder, 'noNames.cjs')];
  writeFileSync(file, `[default]\nservices = mine\n[services mine]\ncloudwatch_logs =\n  endpoint_url = ${ofTheMachine.url}\n`);
  writeFileSync(noNames, NO_NAMES);
  const lambda = await startLocalLambda({
    taskRoot: TASK_ROOT,
    handlers: { TypeFunction: 'dist/handlers.entrypoint' },
    variables: { [COGNITO_ENDPOINT]: cognito.url, AWS_CONFIG_FILE: file, NODE_OPTIONS: `--require=${noNames}` },
  });
  try {
    const event = handlerRequest({ action: 'LIST', desired: { UserPoolId: 'us-east-1_Ab12Cd34E' }, logGroupName: 'logs' });
    expect(await invoke(lambda.url, event)).toMatchObject({ status: 'SUCCESS' });
    expect(cognito.values).toHaveLength(1);
    expect(ofTheMachine.values).toEqual([]);
  } finally {
    await Promise.all([lambda.stop(), cognito.stop(), ofTheMachine.stop()]);
    rmSync(folder, { recursive: true });
  }
});

test('an SDK client without credentials does not take them from the environment', async () => {
  const { defaultProvider } = require('../../tools/build/replaced/credentialProviderNode.cjs');
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
