/** A release with the name of another organization, from `npm run release -- --type-name Acme::Identity::AppClient`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startLocalCognito } from '../../../local/cognito/server';
import { handlerRequest, invoke } from '../../../local/lambda/invoke';
import { startLocalLambda } from '../../../local/lambda/server';
import { ensureVenv } from '../../../tools/contract/venv';
import { lintTemplates } from '../../../tools/examples/lint';
import { ARCHIVE, filesIn } from '../../../tools/release/contents';
import { VERSION } from '../packed';
import { OTHER_NAME, renamed } from './releases';

const FILE = 'acme-identity-appclient';

/** The files of the package to register, as CloudFormation unpacks them. */
const folder = mkdtempSync(join(tmpdir(), 'renamed-'));
beforeAll(() => {
  for (const [path, data] of Object.entries(filesIn(renamed(`${FILE}-${VERSION}.zip`)))) {
    const file = join(folder, path.replace('!', '/').replace('.zip/', '/'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, data);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test("no file has the project's name of the type in any form", () => {
  const texts = readdirSync(renamed()).flatMap((name): [string, string][] => {
    const entries = ARCHIVE.test(name) ? Object.entries(filesIn(renamed(name))) : [['', readFileSync(renamed(name))] as const];
    return entries.map(([path, data]) => [`${name}!${path}`, Buffer.from(data).toString('latin1')]);
  });
  const projects = /\bmy(::|[-_/])?cognito(::|[-_/])?userpoolclient/i;
  expect(texts.length).toBeGreaterThan(80);
  expect(texts.filter(([path, text]) => projects.test(path) || projects.test(text)).map(([path]) => path)).toEqual([]);
});

test('the bundle answers events of the other type, and its messages have the other name', async () => {
  const cognito = await startLocalCognito();
  const lambda = await startLocalLambda({
    taskRoot: join(folder, 'ResourceProvider'),
    handlers: { TypeFunction: 'dist/handlers.entrypoint' },
    variables: { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url },
  });
  try {
    const { UserPool } = cognito.perform('CreateUserPool', { PoolName: 'renamed' });
    const { Id: UserPoolId } = UserPool as { Id: string };
    const create = (desired: object) =>
      invoke(lambda.url, {
        ...handlerRequest({ action: 'CREATE', desired: { UserPoolId, ...desired } }),
        resourceType: OTHER_NAME,
      });
    expect(await create({ ClientName: 'web' })).toMatchObject({ status: 'SUCCESS', resourceModel: { ClientName: 'web' } });
    expect(await create({ CallBackURLs: [] })).toMatchObject({ status: 'FAILED', message: expect.stringContaining(OTHER_NAME) });
  } finally {
    await Promise.all([lambda.stop(), cognito.stop()]);
  }
});

test('the CloudFormation CLI finds the schema valid, and the schema has the other name', () => {
  writeFileSync(join(folder, `${FILE}.json`), readFileSync(join(folder, 'schema.json')));
  const { status, stdout, stderr } = spawnSync(join(ensureVenv().bin, 'cfn'), ['validate'], { cwd: folder, encoding: 'utf8' });
  expect({ status, said: `${stdout}${stderr}`.trim() }).toEqual({ status: 0, said: 'Resource schema is valid.' });
  expect(JSON.parse(readFileSync(join(folder, 'schema.json'), 'utf8')).typeName).toBe(OTHER_NAME);
});

test('the templates register the other type with a role for it, and cfn-lint finds nothing in them', () => {
  const templates = readdirSync(renamed()).filter((name) => name.endsWith('.yaml'));
  expect(lintTemplates(templates.map(renamed))).toBe('');
  const type = readFileSync(renamed('type.yaml'), 'utf8');
  expect(type).toContain(`TypeName: ${OTHER_NAME}\n      SchemaHandlerPackage:`);
  expect(type).toContain(`Key: ${FILE}-${VERSION}.zip`);
  for (const text of [type, readFileSync(renamed('resource-role.yaml'), 'utf8')])
    expect(text).toContain(':type/resource/Acme-Identity-AppClient/*');
});
