/** The reports for people, programs and code hosts, and the exit code. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { checkFile, type FileReport } from '../../check/checkFile';
import { CHECKS } from '../../check/checks';
import { exitCodeOf } from '../../check/report/exitCode';
import { jsonReport } from '../../check/report/json';
import { sarifReport } from '../../check/report/sarif';
import { textReport } from '../../check/report/text';
import { version } from '../../package.json';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const client = (properties: string, more = '') =>
  `Resources:\n  WebApp:\n    Type: My::Cognito::UserPoolClient\n    Properties: {UserPoolId: us-east-1_Ab12Cd34E, ${properties}}\n${more}`;

function report(name: string, text: string | Uint8Array): FileReport {
  writeFileSync(join(folder, name), text);
  return checkFile(join(folder, name), name);
}

const RIGHT = report('right.yaml', client('ClientName: web'));
const ERROR = report('error.yaml', client('AuthSessionValidity: 16'));
const WARNING = report('warning.yaml', client('ExplicitAuthFlows: [ALLOW_SRP]'));
const NOTE = report('a note.yaml', `Transform: Ours\n${client('ClientName: web')}`);
const BROKEN = report('broken.yaml', 'Resources: [');
const NOWHERE = checkFile(join(folder, 'nowhere.yaml'), 'nowhere.yaml');
const ALL = [RIGHT, ERROR, WARNING, NOTE, BROKEN, NOWHERE];

test('the text report has a line for each finding, and a summary', () => {
  expect(textReport(ALL).split('\n')).toEqual([
    'error.yaml:4:72: error: WebApp: AuthSessionValidity must be 3 to 15 minutes, not 16. [range]',
    'warning.yaml:4:71: warning: WebApp: ExplicitAuthFlows[0] is "ALLOW_SRP", which is not a known value: the nearest one is ALLOW_USER_SRP_AUTH. [unknown-value]',
    'a note.yaml:1:12: note: Transform: The output of the macro Ours was not checked: check the processed template that CloudFormation shows. [not-looked-at]',
    expect.stringMatching(/^broken\.yaml:1:\d+: error: The file is not valid YAML: /),
    'nowhere.yaml: error: The file does not exist.',
    '4 templates, 4 app clients: 1 error, 1 warning, 1 note, 2 files not checked.',
  ]);
  expect(textReport([RIGHT])).toBe('1 template, 1 app client: no errors.');
  expect(textReport([NOWHERE])).toBe('nowhere.yaml: error: The file does not exist.\n1 file not checked.');
});

test.each<[string, FileReport[], boolean, number]>([
  ['no problem', [RIGHT, NOTE], true, 0],
  ['a warning', [RIGHT, WARNING], false, 0],
  ['a warning with --strict', [WARNING, RIGHT], true, 1],
  ['an error', [ERROR, RIGHT], false, 1],
  ['a file that could not be checked', [ERROR, BROKEN, RIGHT], false, 2],
  ['a missing file', [NOWHERE], false, 2],
])('the exit code of %s', (_case, reports, isStrict, code) => expect(exitCodeOf(reports, isStrict)).toBe(code));

test.each<[string, string | Uint8Array, string]>([
  ['latin1.yaml', Buffer.from('A: \u00E9', 'latin1'), 'The file is not UTF-8: save it as UTF-8.'],
  ['utf16.yaml', Buffer.from('\uFEFFA: x', 'utf16le'), 'The file is not UTF-8: save it as UTF-8.'],
  ['large.yaml', Buffer.alloc(10_000_001, ' '), 'The file has more than 10 MB: CloudFormation accepts at most 1 MB.'],
])('%s is not checked, and the report has the reason', (name, bytes, message) => {
  expect(report(name, bytes).unreadable?.message).toBe(message);
});

test('a folder is not checked, and the report has the reason', () => {
  mkdirSync(join(folder, 'templates'));
  expect(checkFile(join(folder, 'templates'), 'templates').unreadable?.message).toBe(
    'This is a folder: give the templates in it.',
  );
});

test('the JSON report has the findings with their places, and the files that were not checked', () => {
  const { templates } = JSON.parse(jsonReport([RIGHT, ERROR, BROKEN, NOWHERE]));
  expect(templates).toEqual([
    { file: 'right.yaml', clients: 1, findings: [] },
    {
      file: 'error.yaml',
      clients: 1,
      findings: [
        {
          check: 'range',
          level: 'error',
          of: 'WebApp',
          message: 'AuthSessionValidity must be 3 to 15 minutes, not 16.',
          line: 4,
          column: 72,
          endLine: 4,
          endColumn: 74,
        },
      ],
    },
    { file: 'broken.yaml', notChecked: { message: expect.any(String), line: 1, column: expect.any(Number) } },
    { file: 'nowhere.yaml', notChecked: { message: 'The file does not exist.' } },
  ]);
});

describe('SARIF for code hosts', () => {
  const sarif = (reports: readonly FileReport[]) => JSON.parse(sarifReport(reports, version));

  /** The schema of the members of SARIF 2.1.0 that the report has. It allows no other member. */
  const text = {
    type: 'object',
    properties: { text: { type: 'string', minLength: 1 } },
    required: ['text'],
    additionalProperties: false,
  };
  const number = { type: 'integer', minimum: 1 };
  const index = { type: 'integer', minimum: 0 };
  const level = { enum: ['none', 'note', 'warning', 'error'] };
  const object = (properties: object, ...required: string[]) => ({
    type: 'object',
    properties,
    required,
    additionalProperties: false,
  });
  const array = (items: object) => ({ type: 'array', items });
  const artifactLocation = object({ uri: { type: 'string', pattern: "^[\\w.~%!$&'()*+,;=:@/-]+$" }, index }, 'uri');
  const region = object({ startLine: number, startColumn: number, endLine: number, endColumn: number }, 'startLine');
  const locations = array(
    object({
      physicalLocation: object({ artifactLocation, region }, 'artifactLocation'),
      logicalLocations: array(object({ name: { type: 'string' }, kind: { type: 'string' } }, 'name')),
    }),
  );
  const driver = object(
    {
      name: { type: 'string' },
      semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
      rules: array(object({ id: { type: 'string' }, shortDescription: text }, 'id')),
    },
    'name',
  );
  const result = object({ ruleId: { type: 'string' }, ruleIndex: index, level, message: text, locations }, 'message');
  const invocation = object(
    {
      executionSuccessful: { type: 'boolean' },
      toolExecutionNotifications: array(object({ level, message: text, locations }, 'message')),
    },
    'executionSuccessful',
  );
  const run = object(
    {
      tool: object({ driver }, 'driver'),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      invocations: array(invocation),
      artifacts: array(object({ location: artifactLocation })),
      results: array(result),
    },
    'tool',
  );
  const log = object({ $schema: { type: 'string' }, version: { const: '2.1.0' }, runs: array(run) }, 'version', 'runs');

  test('has the form of SARIF 2.1.0', () => {
    const validate = new Ajv({ allErrors: true }).compile(log);
    validate(sarif(ALL));
    expect(validate.errors).toBeNull();
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  test('every result has a described rule and a place in a file', () => {
    const [{ tool, results, artifacts }] = sarif(ALL).runs;
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(CHECKS));
    expect(results).toHaveLength(3);
    for (const {
      ruleId,
      ruleIndex,
      locations: [place],
    } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      const { uri, index: artifact } = place.physicalLocation.artifactLocation;
      expect(artifacts[artifact].location.uri).toBe(uri);
    }
    expect(results[0]).toMatchObject({
      level: 'error',
      message: { text: expect.stringMatching(/^WebApp: AuthSessionValidity must/) },
    });
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'error.yaml', index: 1 },
      region: { startLine: 4, startColumn: 72, endLine: 4, endColumn: 74 },
    });
    expect(results[2].locations[0].physicalLocation.artifactLocation.uri).toBe('a%20note.yaml');
  });

  test('a file that could not be checked is reported, and fails the run', () => {
    const [{ invocations }] = sarif(ALL).runs;
    expect(invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }, { level: 'error' }] },
    ]);
    expect(sarif([ERROR]).runs[0].invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  test('a file outside of the folder has an absolute URI', () => {
    const elsewhere = checkFile(join(folder, 'error.yaml'), join(folder, 'error.yaml'));
    expect(sarif([elsewhere]).runs[0].artifacts[0].location.uri).toMatch(/^file:\/\/\/.*error\.yaml$/);
  });
});

test('no value that looks like a password is printed, in any format', () => {
  const secrets = report(
    'secrets.yaml',
    [
      'Parameters:',
      '  Name: {Type: String, NoEcho: true, Default: "hunter2/noecho"}',
      '  Url: {Type: String, Default: "http://user:hunter2@a.example.com"}',
      client(
        [
          'ClientSecret: hunter2hunter2hunter2hunter2',
          'ClientName: !Ref Name',
          'CallbackURLs: ["http://me:hunter2@b.example.com?password=hunter2", !Ref Url]',
          'Password: hunter2',
          'TokenValidityUnits: {hunter: [hunter2]}',
          'LogoutURLs: !If [HasUrl, ["http://c?secret=hunter2"], !Ref "AWS::NoValue"]',
        ].join(', '),
        'Conditions:\n  HasUrl: !Equals [!Ref Url, "https://x:hunter2@d"]\n',
      ),
    ].join('\n'),
  );
  expect(secrets.findings.length).toBeGreaterThanOrEqual(6);
  const broken = report('broken-secret.yaml', 'Password: "hunter2\nA: b');
  for (const print of [textReport, jsonReport, (reports: FileReport[]) => sarifReport(reports, version)]) {
    expect(print([secrets, broken])).not.toContain('hunter2');
  }
});
