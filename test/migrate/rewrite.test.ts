// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of Fn::Sub are written like this.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { AWS_TO_OURS, MANAGED_SECRET, OURS_TO_AWS } from '../../migrate/direction';
import { rewriteTemplate } from '../../migrate/rewrite';
import { examples } from '../../tools/examples/examples';
import { lintTemplates } from '../../tools/examples/lint';

const toOurs = (text: string) => rewriteTemplate(text, AWS_TO_OURS).text;
const toNative = (text: string) => rewriteTemplate(text, OURS_TO_AWS).text;

/** AWS's type lacks this property, so a template with it cannot be migrated to AWS's type. */
const isOurs = (file: string) => readFileSync(file, 'utf8').includes(MANAGED_SECRET);
const movable = examples().filter(({ yaml }) => !isOurs(yaml));

const templates = movable.flatMap(({ name, yaml, json }) => [[`${name}, YAML`, yaml] as const, [`${name}, JSON`, json] as const]);

test.each(templates)('back and forth gives the same bytes: %s', (_name, file) => {
  const text = readFileSync(file, 'utf8');
  const native = toNative(text);
  expect(native).not.toContain('My::Cognito::UserPoolClient');
  expect(toOurs(native)).toBe(text);
  expect(toNative(toOurs(native))).toBe(native);
});

test("cfn-lint accepts the templates that were migrated to AWS's type", () => {
  const folder = mkdtempSync(join(tmpdir(), 'native-'));
  try {
    const files = templates.map(([, file], index) => {
      const native = join(folder, `${index}${extname(file)}`);
      writeFileSync(native, toNative(readFileSync(file, 'utf8')));
      return native;
    });
    expect(lintTemplates(files)).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A template with a client Web, and a resource with `value` as a property, indented by six. */
function withValue(value: string, type = AWS_TO_OURS.from): string {
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
    expect(toOurs(withValue(native))).toBe(withValue(ours, AWS_TO_OURS.to));
    expect(toNative(withValue(ours, AWS_TO_OURS.to))).toBe(withValue(native));
  });

  test.each([
    ['GetAtt, which both types know', '!GetAtt Web.ClientSecret'],
    ['GetAtt as a list', '!GetAtt [Web, Name]'],
    ['GetAtt in its long form', '{ Fn::GetAtt: Web.ClientId }'],
    ['GetAtt in Sub', '!Sub "${Web.ClientSecret}"'],
    ['text that is not a variable of Sub', '!Sub "${!Web} $Web {Web}"'],
    ['a variable of Sub that has its own value', '!Sub ["${Web}", { Web: x }]'],
    ['a text under a key that is called like a function', '{ Sub: "${Web}" }'],
    ['a Ref of something else', '!Ref Website'],
    ['a text', 'Web'],
  ])('is not %s', (_name, value) => {
    expect(toOurs(withValue(value))).toBe(withValue(value, AWS_TO_OURS.to));
  });

  test("stays GetAtt in a template for AWS's type if the migration to our type could not restore its notation from Ref", () => {
    const value = '!GetAtt [Web, ClientId]';
    expect(toNative(withValue(value, AWS_TO_OURS.to))).toBe(withValue(value));
  });
});

test.each([
  ['Ref', 'Ref: >-\n          Web\n      Next: x', 'Fn::GetAtt: [Web, ClientId]\n      Next: x'],
  ['Ref in quotes', '"Ref": |-\n          Web\n', '"Fn::GetAtt": [Web, ClientId]\n'],
])('a name on its own lines moves to the line of %s', (_name, native, ours) => {
  expect(toOurs(withValue(`\n        ${native}`))).toBe(withValue(`\n        ${ours}`, AWS_TO_OURS.to));
});

test('a type on its own lines moves to the line of its key', () => {
  const text = (type: string) => `Resources:\n  Web:\n    Type: ${type}\n    Properties: {}\n`;
  expect(toOurs(text(`>-\n      ${AWS_TO_OURS.from}`))).toBe(text(AWS_TO_OURS.to));
});

test('line endings, tabs and the order of things stay as they are', () => {
  const yaml = withValue('!Ref Web').replaceAll('\n', '\r\n');
  expect(toOurs(yaml)).toBe(withValue('!GetAtt Web.ClientId', AWS_TO_OURS.to).replaceAll('\n', '\r\n'));
  const json = `{\n\t"Resources": {"Web": {"Properties": {},\t"Type": "${AWS_TO_OURS.from}"}},\n\t"Outputs": {"Id": {"Value": {"Ref": "Web"}}}\n}`;
  expect(toOurs(json)).toBe(
    json.replace(AWS_TO_OURS.from, AWS_TO_OURS.to).replace('"Ref": "Web"', '"Fn::GetAtt": ["Web", "ClientId"]'),
  );
});

describe('refuses', () => {
  test.each([
    ['a text that is not a template', 'just text', 'The template must be a mapping'],
    ['a template that can not be parsed', 'Resources: {', "can't be read"],
    ['a template without clients', 'Resources: { Pool: { Type: AWS::Cognito::UserPool } }', 'no resource of type AWS::Cognito'],
    ['two documents', `${withValue('x')}---\na: b\n`, "The template can't be read: it has a second YAML document (---)."],
    [
      'a template that is rewritten already',
      withValue('x', AWS_TO_OURS.to),
      'only of type My::Cognito::UserPoolClient: it is rewritten already',
    ],
    ['an alias', withValue('[&a x, *a]'), 'Line 10: an alias'],
    [
      'a macro',
      `Transform: [AWS::LanguageExtensions, Company::Macro]\n${withValue('x')}`,
      'Line 1: the macro Company::Macro writes',
    ],
    ['Fn::Transform', withValue('{ Fn::Transform: { Name: AWS::Include } }'), 'Line 10: the macro AWS::Include writes'],
    ['Fn::ForEach', withValue('x').replace('  Other:', '  Fn::ForEach::Other:'), 'Line 7: Fn::ForEach::Other writes'],
    ['a computed name', withValue('{ Ref: !Sub "${x}" }'), 'Line 10: the argument of Ref is known only at deployment'],
    [
      'a computed attribute',
      withValue('!GetAtt [Web, !Ref x]'),
      'Line 10: the argument of Fn::GetAtt is known only at deployment',
    ],
    ['a computed text of Sub', withValue('!Sub [!Ref x, {}]'), 'Line 10: the text of Fn::Sub is known only at deployment'],
    ['a variable with escapes', withValue('!Sub "\\u0024{Web}"'), 'Line 10: Fn::Sub has a variable with escapes'],
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
    expect(() => toOurs(text)).toThrow(reason);
  });

  test("Ref of both ids in a template for AWS's type", () => {
    expect(() => toNative(withValue('!Ref Web', AWS_TO_OURS.to))).toThrow(
      'Line 10: Ref of Web gives the pool id and the client id',
    );
  });

  test('with all reasons at once', () => {
    expect(() => toOurs(withValue('[!GetAtt Web.Arn, !GetAtt Web.Id]'))).toThrow(/no attribute Arn\..*\n.*no attribute Id\./);
  });
});
