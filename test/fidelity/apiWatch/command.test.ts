/** The real pip and the real npm fetch packages from the test's own registries. The packages are newer than the project's. */
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

/** Runs the command like `npm run`, without blocking this process, which serves the registries. */
async function watchApi(env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, ['commands/run.mjs', 'watchApi', ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status, stdout, stderr };
}

/** An address without a registry. */
const NOWHERE = registriesAt('http://127.0.0.1:9');

const CLIENT_ID = { shape: 'ClientIdType' };

/** A botocore of the year 9999, with one new operation and one new member of an update. */
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

/** An SDK of the same year, with another new member. It bundles its library for schemas. */
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

test('downloads newer packages from the registries, and lists their differences', async () => {
  const registries = await startRegistries(tomorrowsBotocore(), tomorrowsSdk());
  try {
    const { status, stdout, stderr } = await watchApi(registries.env);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('TomorrowsMember of UpdateUserPoolClientRequest is a new member (botocore 9999.0.1). Support it');
    expect(stdout).toContain('SdksMember of UpdateUserPoolClientRequest is a new member (SDK 9999.0.2). Support it');
    expect(stdout).toContain('resource type: TagUserPoolClient is an operation about app clients (botocore 9999.0.1).');
    expect(stdout).toMatch(/\n\d+ findings in botocore 9999\.0\.1 and SDK 9999\.0\.2\.\n$/);
  } finally {
    await registries.stop();
  }
});

test('does not download the SDK again if the installed one is the newest', async () => {
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

test('fails when botocore has no model in the known folder, and does not report that nothing is new', async () => {
  const registries = await startRegistries({ ...tomorrowsBotocore(), files: { 'botocore/__init__.py': '' } }, tomorrowsSdk());
  try {
    const { status, stderr } = await watchApi(registries.env);
    expect(status).toBe(2);
    expect(stderr).toContain('npm run watch:api failed: botocore 9999.0.1 has no model of Cognito in botocore/data/cognito-idp.');
  } finally {
    await registries.stop();
  }
});

test('fails without a network, and says what to do', async () => {
  const withoutPip = await watchApi(NOWHERE);
  expect(withoutPip.status).toBe(2);
  expect(withoutPip.stdout).toBe('');
  expect(withoutPip.stderr).toMatch(
    /^npm run watch:api failed: pip could not download botocore: .*\nConnect to the registries .*--pinned\n$/,
  );
  const registries = await startRegistries(tomorrowsBotocore(), tomorrowsSdk());
  try {
    const withoutNpm = await watchApi({ ...registries.env, npm_config_registry: NOWHERE.npm_config_registry });
    expect(withoutNpm.status).toBe(2);
    expect(withoutNpm.stderr).toMatch(
      /^npm run watch:api failed: npm could not look up @aws-sdk\S+: .*\nConnect to the registries/,
    );
  } finally {
    await registries.stop();
  }
});

test('answers an unknown option with its usage', async () => {
  const { status, stderr } = await watchApi({}, '--newest');
  expect(status).toBe(2);
  expect(stderr).toMatch(/--newest is not an option of this command[\s\S]*npm run --silent watch:api/);
});

test('with --pinned, asks no registry and compares with the pinned versions', async () => {
  const { status, stdout, stderr } = await watchApi(NOWHERE, '--pinned');
  const constraints = readFileSync(join(PROJECT_ROOT, 'tools', 'contract', 'constraints.txt'), 'utf8');
  const [, botocore] = /^botocore==(.*)$/m.exec(constraints) ?? [];
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^Nothing new in .*\. \d+ differences are intended\.\n$/);
  expect(stdout).toContain(`botocore ${botocore} and SDK ${sdkVersion(PROJECT_ROOT)}`);
});
