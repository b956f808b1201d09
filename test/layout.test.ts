import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { tableRows } from './support/guides';
import { codeFiles, importsIn, ownImportsOf, sourceOf } from './support/imports';

interface Arrows {
  /** The files that code of the folder may import, in addition to its own. A folder means all files in it. */
  needs: readonly string[];
  /** The files from which it may import types only. */
  types?: readonly string[];
}

const SCHEMA = 'my-cognito-userpoolclient.json';
const EVERYTHING = ['src', 'local', 'fidelity', 'migrate', 'check', 'cdk', 'campaigns', 'bench', 'commands', 'tools'];

/** The row of the nearest folder applies to a file. guides/layout.md has the same table. */
const ARROWS: Readonly<Record<string, Arrows>> = {
  src: { needs: ['src'] },
  'src/model': { needs: [] },
  'src/operations': { needs: ['src/model', 'src/cognito'] },
  'src/cognito': { needs: ['src/model', 'src/time', 'src/aws'] },
  'src/runtime': { needs: ['src/model', 'src/time', 'src/aws', 'src/models.ts'], types: ['src/operations', 'src/cognito'] },
  'src/time': { needs: [] },
  'src/aws': { needs: [] },
  local: { needs: ['local/cognito', 'local/lambda', 'local/logs', 'local/http', 'tools'] },
  'local/cognito': { needs: ['local/http', 'tools'] },
  'local/lambda': { needs: ['local/http', 'tools'] },
  'local/logs': { needs: ['local/http', 'tools'] },
  'local/cloudformation': { needs: ['local/cognito', 'local/lambda', 'local/http', SCHEMA, 'tools'] },
  'local/http': { needs: ['tools'] },
  'local/start': { needs: ['local', 'src/model', 'tools'] },
  fidelity: { needs: ['tools'] },
  'fidelity/apiWatch': { needs: ['src/model', 'src/cognito', 'local/cognito', 'tools'] },
  migrate: { needs: ['src/model', SCHEMA, 'tools'] },
  check: { needs: ['src/model', SCHEMA] },
  'cdk/src': { needs: [] },
  'cdk/check': { needs: ['src/model', 'check'], types: ['cdk/src'] },
  'cdk/generator': { needs: ['tools'] },
  'cdk/examples': { needs: [] },
  'cdk/test': { needs: ['cdk', 'src/model', 'local', 'check', 'tools', SCHEMA, 'test/support', 'test/check', 'jest.config.mjs'] },
  campaigns: { needs: ['src', 'local', 'tools', 'test/support', 'jest.config.mjs'] },
  bench: { needs: ['local', 'campaigns', 'tools'] },
  packages: { needs: ['local', 'commands', 'tools'] },
  commands: { needs: [...EVERYTHING, 'package.json'] },
  tools: { needs: [] },
  test: { needs: [...EVERYTHING, SCHEMA, 'package.json', 'jest.config.mjs', 'build'] },
};

/** A file, another import that it may have, and the reason. */
const EXCEPTIONS: readonly (readonly [file: string, needs: string, reason: string])[] = [
  [
    'test/release/artefacts/jest.config.mjs',
    'jest.config.mjs',
    'a separate part of npm test, with the settings of the other tests',
  ],
  ['fidelity/localCognito.ts', 'local/cognito', 'a run without an endpoint starts a local Cognito'],
  ['local/start/yaml.ts', 'check/templateYaml.ts', 'npm start and npm run check read the same values in a template'],
];

const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

const rowOf = (path: string) =>
  Object.keys(ARROWS)
    .filter((folder) => isIn(path, folder))
    .sort((a, b) => b.length - a.length)[0];

/** The imports of a file that the table does not allow. */
function forbiddenImports(file: string, imports = ownImportsOf(file)): string[] {
  const row = rowOf(file) ?? '';
  const { needs = [], types = [] } = ARROWS[row] ?? {};
  const excepted = EXCEPTIONS.filter(([one]) => one === file).map(([, folder]) => folder);
  return imports
    .filter(({ module }) => rowOf(module) !== row)
    .filter(({ module, isType }) => ![...needs, ...excepted, ...(isType ? types : [])].some((folder) => isIn(module, folder)))
    .map(({ module }) => `${file} imports ${module}`);
}

const files = codeFiles();
const scripts = files.filter((file) => !file.endsWith('.py'));
const sources = files.filter((file) => isIn(file, 'src') && file !== 'src/models.ts');

test('every folder of code has a row in the table', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => rowOf(file) === undefined)).toEqual([]);
});

test.each(Object.keys(ARROWS))('%s imports only what its row allows, here and in guides/layout.md', (folder) => {
  const own = scripts.filter((file) => rowOf(file) === folder);
  expect(own.length).toBeGreaterThan(0);
  expect(own.flatMap((file) => forbiddenImports(file))).toEqual([]);
});

test.each(EXCEPTIONS)('%s still needs its exception for %s', (file, folder) => {
  expect(ownImportsOf(file).some(({ module }) => isIn(module, folder))).toBe(true);
});

test.each([
  ['tools/venv.ts', 'local/localAws.ts', false],
  ['local/cognito/server.ts', 'src/model/attributes.ts', true],
  ['src/runtime/event.ts', 'src/cognito/errors.ts', false],
  ['fidelity/target.ts', 'local/cognito/errors.ts', false],
  ['bench/goals.ts', 'commands/options.ts', false],
  ['migrate/steps.ts', 'src/cognito/errors.ts', true],
])('%s must not import %s', (file, module, isType) => expect(forbiddenImports(file, [{ module, isType }])).toHaveLength(1));

test.each([
  ["import { a } from './a';", false],
  ["import {\n  a,\n  type B,\n} from './a';", false],
  ["import './a';", false],
  ["export * from './a';", false],
  ["import type { A } from './a';", true],
  ["export type { A } from './a';", true],
  ["const a = await import('./a');", false],
  ["const a = require('./a');", false],
  ['const path = require.resolve("./a");', false],
])('%j is an import', (text, isType) => expect(importsIn(text)).toEqual([{ module: './a', isType }]));

test('guides/layout.md shows the table', () => {
  const named = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  const shown = tableRows('guides/layout.md', 'The folders').map(([folder, , imports = '']) => {
    const [needs, types] = imports.split('types of');
    return [...named(folder), { needs: named(needs), types: named(types) }];
  });
  const rows = Object.entries(ARROWS).map(([folder, { needs, types = [] }]) => [folder, { needs, types }]);
  expect(shown.filter(([folder]) => Object.hasOwn(ARROWS, String(folder)))).toEqual(rows);
});

/** A file has one purpose, and a reader can read it without a break. */
const MOST_LINES = 250;

const GENERATED = ['src/models.ts', 'bench/stock/src/models.ts', 'cdk/src/cfnUserPoolClient.ts'];
/** A test file is a list of cases. A reader does not read all of it. */
const LISTS_CASES = /\.test\.ts$/;

test(`every file of code has fewer than ${MOST_LINES} lines: split a longer one by purpose`, () => {
  const held = files.filter((file) => !GENERATED.includes(file) && !LISTS_CASES.test(file));
  const long = held.map((file) => ({ file, lines: sourceOf(file).split('\n').length - 1 }));
  expect(long.filter(({ lines }) => lines >= MOST_LINES)).toEqual([]);
});

/** True if the text imports or reads the folder local, or mentions a Cognito on this machine. */
const refersToLocal = (text: string) =>
  /['"`/]local['"`/]|https?:\/\/(127\.0\.0\.1|localhost)|local Cognito|stand-in/i.test(text);

test('no file in src refers to local', () => {
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.filter((file) => refersToLocal(sourceOf(file)))).toEqual([]);
});

test.each([
  "import { startLocalCognito } from '../../local/cognito/server';",
  'const aws = await import("../local");',
  "readFileSync(join(root, 'local', 'cognito', 'ids.ts'))",
  "const endpoint = 'http://127.0.0.1:9229';",
  '// The local Cognito answers otherwise.',
])('the search finds %j in src', (line) => expect(refersToLocal(line)).toBe(true));

/** The packages that the files of a folder import at run time. */
const packagesOf = (folder: string) => {
  const imports = scripts.filter((file) => isIn(file, folder)).flatMap((file) => importsIn(sourceOf(file)));
  return new Set(imports.filter(({ module, isType }) => !isType && !module.startsWith('.')).map(({ module }) => module));
};

test('src/model needs no SDK client, no clock and no randomness', () => {
  // A library of pure functions.
  expect([...packagesOf('src/model')]).toEqual(['fastest-levenshtein']);
  for (const file of sources.filter((one) => isIn(one, 'src/model'))) {
    expect({ file, impure: sourceOf(file).match(/\bDate\b|Math\.random|randomUUID|performance\.|process\./g) }).toEqual({
      file,
      impure: null,
    });
  }
});

test('check imports only packages that read JSON and YAML', () => {
  expect([...packagesOf('check')].filter((name) => !name.startsWith('node:'))).toEqual(['yaml', '@humanwhocodes/momoa']);
});

test('the check in the construct library does not need the readers of JSON and of YAML', () => {
  const bundled = new Set(scripts.filter((file) => isIn(file, 'cdk/check')));
  for (const file of bundled) for (const { module, isType } of ownImportsOf(file)) if (!isType) bundled.add(module);
  expect(bundled.size).toBeGreaterThan(20);
  const packages = [...bundled].filter((file) => file.endsWith('.ts')).flatMap((file) => importsIn(sourceOf(file)));
  expect(packages.filter(({ module, isType }) => !isType && !module.startsWith('.')).map(({ module }) => module)).toEqual([
    'fastest-levenshtein',
  ]);
});

test('only one file calls Cognito, only one calls CloudWatch Logs, and src/aws has the shared code of their clients', () => {
  const callsAws = (file: string) =>
    importsIn(sourceOf(file)).some(({ module, isType }) => !isType && /^@(?:aws-sdk|smithy)\//.test(module));
  expect(sources.filter(callsAws).sort()).toEqual([
    'src/aws/connections.ts',
    'src/cognito/userPoolClients.ts',
    'src/runtime/log/logDelivery.ts',
  ]);
});

test('template.yml runs the handlers and the runtime that .rpdk-config names', () => {
  const { runtime, entrypoint, testEntrypoint } = JSON.parse(readFileSync(join(PROJECT_ROOT, '.rpdk-config'), 'utf8'));
  const template = readFileSync(join(PROJECT_ROOT, 'template.yml'), 'utf8');
  expect(template).toContain(`Runtime: ${runtime}\n`);
  expect(template).toContain(`Handler: ${entrypoint}\n`);
  expect(template).toContain(`Handler: ${testEntrypoint}\n`);
});
