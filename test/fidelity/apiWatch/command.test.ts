/** The real pip and the real npm fetch packages from registries of the test, which know more than the project does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { ServiceModel } from '../../../fidelity/apiWatch/botocoreModel';
import { SDK, sdkVersion } from '../../../fidelity/apiWatch/sdkPackage';
import { PROJECT_ROOT } from '../../../tools/projectRoot';
import { registriesAt, startRegistries } from '../../support/registries';

/** Runs it as `npm run` does. It must not block this process, which is the registry. */
async function watchApi(env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, ['commands/run.mjs', 'watchApi', ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status, stdout, stderr };
}

/** No registry answers there. */
const NOWHERE = registriesAt('http://127.0.0.1:9');

const CLIENT_ID = { shape: 'ClientIdType' };

/** A botocore of the year 9999. It knows one operation, and an update that has learnt a member. */
function tomorrowsBotocore() {
  const model: ServiceModel = {
    operations: {
      UpdateUserPoolClient: { input: { shape: 'UpdateUserPoolClientRequest' } },
      TagUserPoolClient: { input: { shape: 'UpdateUserPoolClientRequest' } },
    },
    shapes: {
      ClientIdType: { type: 'string' },
      UpdateUserPoolClientRequest: { type: 'structure', members: { ClientId: CLIENT_ID, TomorrowsMember: CLIENT_ID } },
    },
  };
  const file = 'botocore/data/cognito-idp/2016-04-18/service-2.json.gz';
  return { name: 'botocore', version: '9999.0.1', files: { [file]: gzipSync(JSON.stringify(model)) } };
}

/** An SDK of the same year, which sends another member. Its own library for schemas comes along with it. */
function tomorrowsSdk() {
  const schemas = createRequire(createRequire(join(PROJECT_ROOT, 'package.json')).resolve(SDK)).resolve('@smithy/core/schema');
  const version = '9999.0.2';
  const request = [3, 'tomorrow', 'UpdateUserPoolClientRequest', 0, ['ClientId', 'SdksMember'], [0, 0]];
  const answer = [3, 'tomorrow', 'UpdateUserPoolClientResponse', 0, [], []];
  const types = [request, answer].map((type) => `() => (${JSON.stringify(type)})`).join(', ');
  const library = '@smithy/core';
  return {
    name: SDK,
    version,
    files: {
      'package.json': JSON.stringify({ name: SDK, version, dependencies: { [library]: '1.0.0' }, bundleDependencies: [library] }),
      'index.js': `exports.UpdateUserPoolClient$ = [9, 'tomorrow', 'UpdateUserPoolClient', 0, ${types}];`,
      [`node_modules/${library}/package.json`]: JSON.stringify({ name: library, version: '1.0.0' }),
      [`node_modules/${library}/schema.js`]: `module.exports = require(${JSON.stringify(schemas)});`,
    },
  };
}

test('newer packages in the registries are fetched, and what they know is listed', async () => {
  const registries = await startRegistries(tomorrowsBotocore(), tomorrowsSdk());
  try {
    const { status, stdout, stderr } = await watchApi(registries.env);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('TomorrowsMember of UpdateUserPoolClientRequest is a new member (botocore 9999.0.1). Offer it');
    expect(stdout).toContain('SdksMember of UpdateUserPoolClientRequest is a new member (SDK 9999.0.2). Offer it');
    expect(stdout).toContain('resource type: TagUserPoolClient is an operation about app clients (botocore 9999.0.1).');
    expect(stdout).toMatch(/\n\d+ findings in botocore 9999\.0\.1 and SDK 9999\.0\.2\.\n$/);
  } finally {
    await registries.stop();
  }
});

test('the SDK that is installed already is not fetched again', async () => {
  const version = sdkVersion(PROJECT_ROOT);
  const installed = { name: SDK, version, files: { 'package.json': JSON.stringify({ name: SDK, version }) } };
  const registries = await startRegistries(tomorrowsBotocore(), installed);
  try {
    const { status, stdout } = await watchApi(registries.env);
    expect(status).toBe(1);
    expect(stdout).toContain(`findings in botocore 9999.0.1 and SDK ${version}.`);
  } finally {
    await registries.stop();
  }
});

test('a botocore whose model stands elsewhere is no reason to say that nothing is new', async () => {
  const registries = await startRegistries({ ...tomorrowsBotocore(), files: { 'botocore/__init__.py': '' } }, tomorrowsSdk());
  try {
    const { status, stderr } = await watchApi(registries.env);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'npm run watch:api could not look: botocore 9999.0.1 has no model of Cognito where the watch looks for it',
    );
  } finally {
    await registries.stop();
  }
});

test('without a network it could not look, and says so', async () => {
  const withoutPip = await watchApi(NOWHERE);
  expect(withoutPip.status).toBe(2);
  expect(withoutPip.stdout).toBe('');
  expect(withoutPip.stderr).toMatch(
    /^npm run watch:api could not look: pip could not download botocore: .*\nConnect to the registries .*--pinned\n$/,
  );
  const registries = await startRegistries(tomorrowsBotocore(), tomorrowsSdk());
  try {
    const withoutNpm = await watchApi({ ...registries.env, npm_config_registry: NOWHERE.npm_config_registry });
    expect(withoutNpm.status).toBe(2);
    expect(withoutNpm.stderr).toMatch(
      /^npm run watch:api could not look: npm could not look up @aws-sdk\S+: .*\nConnect to the registries/,
    );
  } finally {
    await registries.stop();
  }
});

test('an option that it does not have is answered with its usage', async () => {
  const { status, stderr } = await watchApi({}, '--newest');
  expect(status).toBe(2);
  expect(stderr).toMatch(/Unknown option '--newest'[\s\S]*npm run --silent watch:api/);
});

test('with --pinned it asks no registry, and compares with the versions that the project names', async () => {
  const { status, stdout, stderr } = await watchApi(NOWHERE, '--pinned');
  const constraints = readFileSync(join(PROJECT_ROOT, 'tools', 'contract', 'constraints.txt'), 'utf8');
  const [, botocore] = /^botocore==(.*)$/m.exec(constraints) ?? [];
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^Nothing new in .*; \d+ differences are on purpose\.\n$/);
  expect(stdout).toContain(`botocore ${botocore} and SDK ${sdkVersion(PROJECT_ROOT)}`);
});
