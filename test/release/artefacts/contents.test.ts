import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { PROJECT_ROOT } from '../../../tools/projectRoot';
import { ARCHIVE, filesIn } from '../../../tools/release/contents';
import { packagesNamedIn } from '../../../tools/release/packagesNamed';
import { tableRows } from '../../support/guides';
import { LOCAL_COGNITO_FILES, VERSION } from '../packed';
import { projectFiles } from './projectRepository';
import { released } from './releases';

const NAME = 'my-cognito-userpoolclient';
const MODULE = 'my_cognito_userpoolclient_cdk';
const ZIP = `${NAME}-${VERSION}.zip`;
const TARBALL = `${NAME}-cdk-${VERSION}.tgz`;
const WHEEL = `${MODULE}-${VERSION}-py3-none-any.whl`;
const LOCAL_COGNITO = `local-cognito-${VERSION}.tgz`;
const TOOLS = `userpoolclient-tools-${VERSION}.tgz`;
const EMBEDDED = `${MODULE}/_jsii/${NAME}-cdk@${VERSION}.jsii.tgz`;

const tarballFiles = [
  '.jsii',
  'LICENSE',
  'README.md',
  ...['cfnUserPoolClient', 'index', 'renamed', 'synthesis', 'userPoolClient'].flatMap((name) => [
    `lib/${name}.d.ts`,
    `lib/${name}.js`,
  ]),
  'lib/THIRD-PARTY-LICENSES',
  'lib/check.js',
  'package.json',
];

/** The files in each artefact. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  [ZIP]: [
    '.cfn_metadata.json',
    '.rpdk-config',
    'ResourceProvider.zip',
    'ResourceProvider.zip!LICENSE',
    'ResourceProvider.zip!THIRD-PARTY-LICENSES',
    'ResourceProvider.zip!dist/handlers.js',
    'schema.json',
    // CloudFormation keeps the sources and the inputs of the contract tests.
    ...projectFiles().filter((file) => /^(src|inputs)\//.test(file)),
  ],
  [TARBALL]: tarballFiles,
  [WHEEL]: [
    ...['LICENSE', 'METADATA', 'RECORD', 'WHEEL', 'top_level.txt'].map((name) => `${MODULE}-${VERSION}.dist-info/${name}`),
    `${MODULE}/__init__.py`,
    `${MODULE}/_jsii/__init__.py`,
    `${MODULE}/py.typed`,
    EMBEDDED,
    ...tarballFiles.map((name) => `${EMBEDDED}!${name}`),
  ],
  // It also has the declarations in types/. test/release/localCognito.test.ts checks them.
  [LOCAL_COGNITO]: LOCAL_COGNITO_FILES,
  [TOOLS]: ['LICENSE', 'README.md', 'THIRD-PARTY-LICENSES', 'check.cjs', 'migrate.cjs', 'package.json'],
};

const ARCHIVES = Object.keys(EXPECTED);
const DECLARATION = /^types\/.*\.d\.ts$/;

test('a release has these files and no others', () => {
  const templates = ['bucket.yaml', 'local-cognito.Dockerfile', 'resource-role.yaml', 'type.yaml'];
  const bills = ARCHIVES.map((name) => `${name}.cdx.json`);
  expect(readdirSync(released()).sort()).toEqual(['LICENSE', 'SHA256SUMS', ...templates, ...ARCHIVES, ...bills].sort());
});

test('guides/install.md lists the files of a release', () => {
  const listed = tableRows('guides/install.md', 'The files of a release').map(([name = '']) => name.replaceAll('`', ''));
  const kinds = readdirSync(released()).map((name) => name.replace(/.*\.cdx\.json$/, '*.cdx.json'));
  expect(listed.sort()).toEqual([...new Set(kinds)].sort());
});

test.each(ARCHIVES)('%s has these files and no others, including its licence', (name) => {
  const files = filesIn(released(name));
  expect(
    Object.keys(files)
      .filter((file) => !DECLARATION.test(file))
      .sort(),
  ).toEqual([...(EXPECTED[name] ?? [])].sort());
  const licence = readFileSync(join(PROJECT_ROOT, 'LICENSE'), 'utf8');
  const licences = Object.entries(files).filter(([path]) => path.endsWith('LICENSE'));
  expect(licences.length).toBeGreaterThan(0);
  for (const [, text] of licences) expect(Buffer.from(text).toString()).toBe(licence);
});

test.each([TARBALL, LOCAL_COGNITO, TOOLS])('npm publishes %s in a registry', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'publish-'));
  try {
    // No server listens there. npm refuses a private package before it connects.
    const registry = ['--registry=http://127.0.0.1:9', '--//127.0.0.1:9/:_authToken=any', '--fetch-retries=0'];
    const npm = ['publish', released(name), `--cache=${folder}`, '--loglevel=error', ...registry];
    const { stderr } = spawnSync('npm', npm, { cwd: folder, encoding: 'utf8' });
    expect(stderr).toMatch(/ECONNREFUSED/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** The documents of the packages for their users. A wheel has its document in METADATA. */
const DOCUMENTS = ARCHIVES.flatMap((name) => {
  const files = Object.entries(filesIn(released(name))).filter(([path]) => /(^README\.md|\/METADATA)$/.test(path));
  return files.map(([path, data]) => [`${name}!${path}`, name, Buffer.from(data).toString()] as const);
});

test('each package for npm or pip has a document', () =>
  expect(DOCUMENTS.map(([, name]) => name)).toEqual([TARBALL, WHEEL, LOCAL_COGNITO, TOOLS]));

test.each(DOCUMENTS)('%s links only to files of the package', (_document, name, text) => {
  const links = [...text.matchAll(/\]\(([^)#]+)/g)].map(([, link = '']) => link).filter((link) => !/^https?:/.test(link));
  expect(links.filter((link) => !(link in filesIn(released(name))))).toEqual([]);
});

test.each(DOCUMENTS)('%s names the language of its code', (_document, _name, text) => {
  const python = [...text.matchAll(/```python\n(.*?)```/gs)].map(([, code]) => code);
  expect(python.filter((code) => /;$/m.test(code ?? ''))).toEqual([]);
});

/** Texts that must be in no file, with an example that the pattern matches. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp, example: string])[] = [
  ['a path of this machine', pathsOfThisMachine(), `${PROJECT_ROOT}/src`],
  [
    'a host of a registry',
    /registry\.(npmjs|yarnpkg)\.\w+|pypi\.org|pythonhosted|\bregistry=https?:/i,
    'https://registry.npmjs.org/a',
  ],
  ['an account', /\barn:aws[\w-]*:\w+:[\w-]*:\d{12}:/, 'arn:aws:iam::210987654321:role/a'],
  ['an access key', /\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'AKIAABCDEFGHIJKLMNOP'],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/, '-----BEGIN RSA PRIVATE KEY-----'],
];

/** A pattern for the folders of this machine. The home folder of a container's user can be /. */
function pathsOfThisMachine(): RegExp {
  const folders = [PROJECT_ROOT, tmpdir(), homedir(), `/home/${userInfo().username}`].filter((folder) => folder.length > 1);
  return new RegExp(`(${folders.map((folder) => folder.replaceAll(/\W/g, '\\$&')).join('|')})/`);
}

function allTexts(): [path: string, text: string][] {
  return readdirSync(released()).flatMap((name) => {
    if (!ARCHIVE.test(name)) return [[name, readFileSync(released(name), 'latin1')]];
    return Object.entries(filesIn(released(name))).map(([path, data]) => [
      `${name}!${path}`,
      Buffer.from(data).toString('latin1'),
    ]);
  });
}

test.each(FORBIDDEN)('no file contains %s', (_what, pattern, example) => {
  expect(example).toMatch(pattern);
  const found = allTexts().flatMap(([path, text]) => (pattern.test(text) ? [`${path}: ${pattern.exec(text)?.[0]}`] : []));
  expect(found).toEqual([]);
});

const billOf = (name: string) => JSON.parse(readFileSync(released(`${name}.cdx.json`), 'utf8'));

test.each(ARCHIVES)('the bill of materials of %s is valid CycloneDX, and has the checksum of the artefact', (name) => {
  const folder = join(PROJECT_ROOT, 'node_modules', '@cyclonedx', 'cyclonedx-library', 'res', 'schema');
  const schemaIn = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  // The schema refers to these files by name.
  const referred = ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json', 'cryptography-defs.SNAPSHOT.schema.json'];
  const schemas = Object.fromEntries(referred.map((file) => [`http://cyclonedx.org/schema/${file}`, schemaIn(file)]));
  const ajv = new Ajv({ strict: false, validateFormats: false, schemas });
  const valid = ajv.compile(schemaIn('bom-1.6.SNAPSHOT.schema.json'));
  expect({ valid: valid(billOf(name)), errors: valid.errors }).toEqual({ valid: true, errors: null });
  expect(valid({ ...billOf(name), components: [{ type: 'library' }] })).toBe(false);
  const { name: of, version: ofVersion, hashes } = billOf(name).metadata.component;
  const sums = readFileSync(released('SHA256SUMS'), 'utf8');
  expect({ of, ofVersion, sum: sums.includes(`${hashes[0].content}  ${name}\n`) }).toEqual({
    of: name,
    ofVersion: VERSION,
    sum: true,
  });
});

test('the bill of the package to register has every package in the bundle with its version in the lockfile', () => {
  const { packages } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package-lock.json'), 'utf8'));
  const licences = filesIn(released(ZIP))['ResourceProvider.zip!THIRD-PARTY-LICENSES'] ?? new Uint8Array();
  const inBundle = packagesNamedIn(Buffer.from(licences).toString());
  expect(inBundle.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['class-transformer', '@aws-sdk/client-cognito-identity-provider']),
  );
  const components: { group?: string; name: string; version: string; purl: string }[] = billOf(ZIP).components;
  const named = components.map(({ group, name, version: one }) => [...(group ? [group] : []), name].join('/').concat(' ', one));
  expect(named.sort()).toEqual(inBundle.map(({ name, version: one }) => `${name} ${one}`).sort());
  for (const { name, version: one } of inBundle) {
    const locked = Object.keys(packages).filter((path) => path.endsWith(`node_modules/${name}`));
    expect(locked.map((path) => packages[path].version)).toContain(one);
  }
});

test.each([
  [TARBALL, ['fastest-levenshtein']],
  [WHEEL, ['fastest-levenshtein']],
  [LOCAL_COGNITO, []],
  [TOOLS, expect.arrayContaining(['fastest-levenshtein', 'yaml', 'client-cloudformation'])],
])('the bill of %s has the packages with code in it', (name, packages) => {
  expect(billOf(name).components.map((one: { name: string }) => one.name)).toEqual(packages);
});

test('the Dockerfile runs the package of the same release', () => {
  expect(readFileSync(released('local-cognito.Dockerfile'), 'utf8')).toContain(`ADD ${LOCAL_COGNITO} `);
});

test.each(['bucket.yaml', 'resource-role.yaml', 'type.yaml'])('%s has the version of the release', (name) => {
  expect(readFileSync(released(name), 'utf8')).toContain(
    `Metadata:\n  Release:\n    TypeName: My::Cognito::UserPoolClient\n    Version: ${VERSION}\n`,
  );
});

test('type.yaml registers the package of the same release', () => {
  const [, key = ''] = /Key: (\S+\.zip)$/m.exec(readFileSync(released('type.yaml'), 'utf8')) ?? [];
  expect({ key, released: existsSync(released(key)) }).toEqual({ key: ZIP, released: true });
});
