// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of Fn::Sub are written like this.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { BACK, FORTH, MANAGED_SECRET } from '../../migrate/direction';
import { rewriteTemplate } from '../../migrate/rewrite';
import { examples } from '../../tools/examples/examples';
import { lintTemplates } from '../../tools/examples/lint';

const forth = (text: string) => rewriteTemplate(text, FORTH).text;
const back = (text: string) => rewriteTemplate(text, BACK).text;

/** A template with this property has no counterpart with AWS's type. */
const isOurs = (file: string) => readFileSync(file, 'utf8').includes(MANAGED_SECRET);
const movable = examples().filter(({ yaml }) => !isOurs(yaml));

const templates = movable.flatMap(({ name, yaml, json }) => [[`${name}, YAML`, yaml] as const, [`${name}, JSON`, json] as const]);

test.each(templates)('back and forth gives the same bytes: %s', (_name, file) => {
  const text = readFileSync(file, 'utf8');
  const native = back(text);
  expect(native).not.toContain('My::Cognito::UserPoolClient');
  expect(forth(native)).toBe(text);
  expect(back(forth(native))).toBe(native);
});

test("what goes back is right for AWS's own type, says cfn-lint", () => {
  const folder = mkdtempSync(join(tmpdir(), 'native-'));
  try {
    const files = templates.map(([, file], index) => {
      const native = join(folder, `${index}${extname(file)}`);
      writeFileSync(native, back(readFileSync(file, 'utf8')));
      return native;
    });
    expect(lintTemplates(files)).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A template with a client Web, and a resource with this as its property, indented by six. */
function withValue(value: string, type = FORTH.from): string {
  return `# A comment
Resources:
  Web: # the client
    Type: ${type} # of AWS
    Properties: { UserPoolId: us-east-1_Ab12Cd34E,   ClientName: 'Web' }

  Other:
    Type: AWS::SSM::Parameter
    Properties:
      Value: ${value}
`;
}

describe('an expression for the client id', () => {
  test.each([
    ['the short form', '!Ref Web', '!GetAtt Web.ClientId'],
    ['the short form, quoted', '!Ref "Web"', '!GetAtt "Web.ClientId"'],
    ['the short form on two lines', '!Ref\n        Web', '!GetAtt\n        Web.ClientId'],
    ['the long form', '{ Ref: Web }', '{ Fn::GetAtt: [Web, ClientId] }'],
    ['the long form on its own line', '\n        Ref: Web # why', '\n        Fn::GetAtt: [Web, ClientId] # why'],
    [
      'the short form with a comment between',
      '!Ref # was !Ref Other\n        Web',
      '!GetAtt # was !Ref Other\n        Web.ClientId',
    ],
    ['the long form in JSON', '{"Ref": "Web"}', '{"Fn::GetAtt": ["Web", "ClientId"]}'],
    ['Sub', "!Sub 'id=${Web}'", "!Sub 'id=${Web.ClientId}'"],
    [
      'Sub over lines',
      '!Sub |\n        a ${Web}\n        b ${Web}',
      '!Sub |\n        a ${Web.ClientId}\n        b ${Web.ClientId}',
    ],
    ['Sub in its long form', '{ Fn::Sub: "${Web}" }', '{ Fn::Sub: "${Web.ClientId}" }'],
    ['a value of Sub', '!Sub ["${Id}", { Id: !Ref Web }]', '!Sub ["${Id}", { Id: !GetAtt Web.ClientId }]'],
    ['a part of Join', '!Join ["", [a, !Ref Web]]', '!Join ["", [a, !GetAtt Web.ClientId]]'],
    ['a branch of If', '!If [Yes, !Ref Web, !Ref Other]', '!If [Yes, !GetAtt Web.ClientId, !Ref Other]'],
  ])('changes in %s, and back', (_name, native, ours) => {
    expect(forth(withValue(native))).toBe(withValue(ours, FORTH.to));
    expect(back(withValue(ours, FORTH.to))).toBe(withValue(native));
  });

  test.each([
    ['GetAtt, which both types know', '!GetAtt Web.ClientSecret'],
    ['GetAtt as a list', '!GetAtt [Web, Name]'],
    ['GetAtt in its long form', '{ Fn::GetAtt: Web.ClientId }'],
    ['GetAtt in Sub', '!Sub "${Web.ClientSecret}"'],
    ['what is no variable of Sub', '!Sub "${!Web} $Web {Web}"'],
    ['a variable of Sub that has its own value', '!Sub ["${Web}", { Web: x }]'],
    ['a text under a key that is called like a function', '{ Sub: "${Web}" }'],
    ['a Ref of something else', '!Ref Website'],
    ['a text', 'Web'],
  ])('is not %s', (_name, value) => {
    expect(forth(withValue(value))).toBe(withValue(value, FORTH.to));
  });

  test("stays GetAtt on the way back where AWS's Ref could not be written so that the way forth restores it", () => {
    const value = '!GetAtt [Web, ClientId]';
    expect(back(withValue(value, FORTH.to))).toBe(withValue(value));
  });
});

test.each([
  ['Ref', 'Ref: >-\n          Web\n      Next: x', 'Fn::GetAtt: [Web, ClientId]\n      Next: x'],
  ['Ref in quotes', '"Ref": |-\n          Web\n', '"Fn::GetAtt": [Web, ClientId]\n'],
])('a name on lines of its own comes to stand behind %s', (_name, native, ours) => {
  expect(forth(withValue(`\n        ${native}`))).toBe(withValue(`\n        ${ours}`, FORTH.to));
});

test('a type on lines of its own comes to stand behind its key', () => {
  const text = (type: string) => `Resources:\n  Web:\n    Type: ${type}\n    Properties: {}\n`;
  expect(forth(text(`>-\n      ${FORTH.from}`))).toBe(text(FORTH.to));
});

test('line endings, tabs and the order of things stay as they are', () => {
  const yaml = withValue('!Ref Web').replaceAll('\n', '\r\n');
  expect(forth(yaml)).toBe(withValue('!GetAtt Web.ClientId', FORTH.to).replaceAll('\n', '\r\n'));
  const json = `{\n\t"Resources": {"Web": {"Properties": {},\t"Type": "${FORTH.from}"}},\n\t"Outputs": {"Id": {"Value": {"Ref": "Web"}}}\n}`;
  expect(forth(json)).toBe(json.replace(FORTH.from, FORTH.to).replace('"Ref": "Web"', '"Fn::GetAtt": ["Web", "ClientId"]'));
});

describe('refuses', () => {
  test.each([
    ['what is no template', 'just text', 'A template is a mapping'],
    ['what can not be read', 'Resources: {', "can't be read"],
    [
      'a template without clients',
      'Resources: { Pool: { Type: AWS::Cognito::UserPool } }',
      'no resource of the type AWS::Cognito',
    ],
    ['two documents', `${withValue('x')}---\na: b\n`, "The template can't be read: it goes on with another YAML document (---)."],
    [
      'what is rewritten already',
      withValue('x', FORTH.to),
      'but has some of the type My::Cognito::UserPoolClient: it is rewritten already',
    ],
    ['an alias', withValue('[&a x, *a]'), 'Line 10: an alias'],
    [
      'a macro',
      `Transform: [AWS::LanguageExtensions, Company::Macro]\n${withValue('x')}`,
      'Line 1: what the macro Company::Macro makes',
    ],
    ['Fn::Transform', withValue('{ Fn::Transform: { Name: AWS::Include } }'), 'Line 10: what the macro AWS::Include makes'],
    ['Fn::ForEach', withValue('x').replace('  Other:', '  Fn::ForEach::Other:'), 'Line 7: what Fn::ForEach::Other makes'],
    ['a name that is worked out', withValue('{ Ref: !Sub "${x}" }'), 'Line 10: what Ref names is worked out'],
    ['an attribute that is worked out', withValue('!GetAtt [Web, !Ref x]'), 'Line 10: what Fn::GetAtt names is worked out'],
    ['a text of Sub that is worked out', withValue('!Sub [!Ref x, {}]'), 'Line 10: the text of Fn::Sub is worked out'],
    ['a variable that is hidden in escapes', withValue('!Sub "\\u0024{Web}"'), 'Line 10: Fn::Sub has a variable that is written'],
    [
      'an attribute that the type does not have',
      withValue('!GetAtt Web.Arn'),
      'Line 10: AWS::Cognito::UserPoolClient has no attribute Arn',
    ],
    [
      'a property that our type does not have',
      withValue('x').replace('ClientName', 'Alias'),
      'Line 5: My::Cognito::UserPoolClient has no property Alias',
    ],
  ])('%s', (_name, text, reason) => {
    expect(() => forth(text)).toThrow(reason);
  });

  test("Ref on the way back, for it has no counterpart in AWS's type", () => {
    expect(() => back(withValue('!Ref Web', FORTH.to))).toThrow('Line 10: Ref Web gives the ids of pool and client');
  });

  test('and tells all reasons at once', () => {
    expect(() => forth(withValue('[!GetAtt Web.Arn, !GetAtt Web.Id]'))).toThrow(/no attribute Arn\.\n.*no attribute Id\./);
  });
});
