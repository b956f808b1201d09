/** The compiler compares the table with the SDK, and reports every difference. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AHEAD_OF_SDK } from '../../../src/model/sdkMembers';
import { PROJECT_ROOT } from '../../../tools/projectRoot';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sdk-members-'));
  cpSync(join(PROJECT_ROOT, 'src', 'model'), join(folder, 'model'), { recursive: true });
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The errors of the compiler if the SDK has more members. */
function compiledWith(interfaces: string): string {
  const sdk = '@aws-sdk/client-cognito-identity-provider';
  writeFileSync(join(folder, 'tomorrow.ts'), `import '${sdk}';\ndeclare module '${sdk}' {\n${interfaces}\n}\n`);
  const compilerOptions = { strict: true, noEmit: true, skipLibCheck: true, target: 'ES2022', moduleResolution: 'bundler' };
  const config = { compilerOptions: { ...compilerOptions, module: 'ESNext', types: ['node'] }, files: ['model/sdkMembers.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...config, files: [...config.files, 'tomorrow.ts'] }));
  return spawnSync(join(folder, 'node_modules', '.bin', 'tsc'), { cwd: folder, encoding: 'utf8' }).stdout;
}

const request = (name: string) => `interface UpdateUserPoolClientRequest { ${name}?: boolean }`;
const answer = (name: string) => `interface UserPoolClientType { ${name}?: string }`;

/** Adds lines to a file of the copy, after a line that occurs once. */
function addTo(file: string, behind: string, lines: string): void {
  const path = join(folder, 'model', file);
  const [before, after, ...more] = readFileSync(path, 'utf8').split(behind);
  expect({ behind, more }).toEqual({ behind, more: [] });
  writeFileSync(path, `${before}${behind}${lines}${after}`);
}

test('the table can have a setting that the SDK does not know', () => {
  addTo('properties.ts', 'export interface Settings {\n', '  Tomorrow?: boolean;\n');
  addTo('attributes.ts', '  EnableTokenRevocation: {', " kind: 'boolean', release: 'omit' },\n  Tomorrow: {");
  expect(compiledWith('')).toContain('"Tomorrow"');
  addTo('sdkMembers.ts', '  requests: [', "'Tomorrow', ");
  addTo('sdkMembers.ts', '  answers: [', "'Tomorrow', ");
  expect(compiledWith('')).toBe('');
});

test('finds no difference with the installed SDK', () => expect(compiledWith('')).toBe(''));

test.each([
  ...AHEAD_OF_SDK.requests.map((name) => [name, request(name)]),
  ...AHEAD_OF_SDK.answers.map((name) => [name, answer(name)]),
])('once the SDK knows %s, its line in AHEAD_OF_SDK is an error', (name, interfaces) => {
  expect(compiledWith(interfaces)).toMatch(new RegExp(`^model/sdkMembers\\.ts\\(\\d+,\\d+\\): .*"${name}"`));
});

test.each([
  ['a setting of an update', 'Tomorrow', request('Tomorrow')],
  ['a setting of a create', 'Tomorrow', 'interface CreateUserPoolClientRequest { Tomorrow?: boolean }'],
  ['a member of the answer', 'Tomorrow', answer('Tomorrow')],
  ['a member inside of a setting', 'RefreshTokenRotation.Tomorrow', 'interface RefreshTokenRotationType { Tomorrow?: number }'],
])('reports %s that the table lacks', (_what, name, interfaces) => {
  expect(compiledWith(interfaces)).toMatch(new RegExp(`^model/sdkMembers\\.ts\\(\\d+,\\d+\\): .*"${name}"`));
});
