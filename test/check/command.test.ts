/** The real command `npm run check`: its options, its output and its exit code. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examples } from '../../tools/examples/examples';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { blocksOf, textOf } from '../support/guides';
import { casesIn, WRONG } from './templates';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as npm does in `folder`. */
function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['commands/run.mjs', 'check', ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return { status, stdout, stderr };
}

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

test('more than a hundred templates at once are all checked, even if one is broken', () => {
  const files = [...WRONG, 'right'].flatMap(casesIn).map(({ name, text, expected }) => {
    const file = `${name.replace(' ', '-')}.yaml`;
    write(file, text);
    return { file, expected };
  });
  write('broken.yaml', 'Resources: [');
  const silent = examples().flatMap(({ yaml, json }) => [yaml, json]);
  const names = ['broken.yaml', ...files.map(({ file }) => file), ...silent];
  expect(names.length).toBeGreaterThan(100);
  const { status, stdout, stderr } = check(...names);
  const lines = stdout.trimEnd().split('\n');
  expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
  expect(lines[0]).toMatch(/^broken\.yaml:1:\d+: error: The file is not valid YAML: /);
  expect(lines.slice(1, -1).map((line) => line.split(':').slice(0, 3).join(':'))).toEqual(
    files.flatMap(({ file, expected }) => expected.map((line) => `${file}:${line.split(' ')[0]}`)),
  );
  expect(lines.at(-1)).toMatch(/^\d+ templates, \d+ app clients: \d+ errors, \d+ warnings, \d+ notes, 1 file not checked\.$/);
});

test.each<[string, string, string]>([
  [
    'a comma after the last member',
    '{\n  "Resources": {},\n}',
    '3:1: error: The file is not valid JSON: "}" is not expected here.',
  ],
  [
    'a comma after the last item',
    '{"Resources": {}, "Transform": [\n"a",]}',
    '2:5: error: The file is not valid JSON: "]" is not expected here.',
  ],
  ['a comment', '{"Resources": {} // hunter2\n}', '1:18: error: The file is not valid JSON: "/" is not expected here.'],
  [
    'a line in a text',
    '{"Resources": "a\nb"}',
    '1:17: error: The file is not valid JSON: Bad control character in string literal.',
  ],
  ['an end too early', '{"Resources": {}', '1:17: error: The file is not valid JSON: '],
])('a .json file that is only valid YAML is refused, as CloudFormation does: %s', (_case, text, line) => {
  write('loose.json', text);
  const { status, stdout } = check('loose.json');
  expect({ status, stdout }).toEqual({ status: 2, stdout: expect.stringContaining(`loose.json:${line}`) });
  expect(stdout).not.toContain('hunter2');
});

test('a .json file may contain YAML in block style', () => {
  write('yaml.json', 'Resources: {}');
  expect(check('yaml.json').status).toBe(0);
});

test('--strict counts warnings as errors in the exit code', () => {
  write('warning.yaml', casesIn('values').find(({ expected }) => expected[0]?.includes(' warning '))?.text ?? '');
  write('error.yaml', casesIn('rules')[0]?.text ?? '');
  expect(check('warning.yaml', '--format', 'json').status).toBe(0);
  const strict = check('warning.yaml', '--strict', '--format', 'json');
  expect({ ...strict, stdout: JSON.parse(strict.stdout) }).toMatchObject({
    status: 1,
    stdout: { templates: [{ file: 'warning.yaml' }] },
  });
  const sarif = check('--format', 'sarif', join(folder, 'error.yaml'));
  expect(sarif.status).toBe(1);
  const [run] = JSON.parse(sarif.stdout).runs;
  expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('error.yaml');
});

test.each([
  [['--format', 'xml', 'error.yaml'], '--format must be one of text, json, sarif, not "xml".'],
  [[], 'npm run check needs at least one template.'],
  [['--nonsense', 'error.yaml'], '--nonsense is not an option of this command'],
])('wrong options end with 2 and the usage: %j', (args, message) => {
  const { status, stdout, stderr } = check(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain('npm run check -- TEMPLATE');
});

test('the guide shows the template that its output is about', () => {
  expect(blocksOf('guides/check.md', 'yaml')).toEqual([textOf('guides/check.yaml')]);
});
