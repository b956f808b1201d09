/** The parser reads templates as CloudFormation does, and keeps the place of every part. */
import { checkTemplate } from '../../check/checkTemplate';
import { callIn, memberOf, type Node, type Place } from '../../check/node';
import { parseTemplate } from '../../check/parse';
import { Unreadable } from '../../check/unreadable';

/** The part of a text at a place. */
function at(text: string, { line, column, endLine, endColumn }: Place): string {
  const lines = text.split('\n').slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines
    .map((one, index) => one.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : undefined))
    .join('\n');
}

const memberAt = (text: string, ...path: string[]): Node | undefined =>
  path.reduce<Node | undefined>((node, key) => memberOf(node, key), parseTemplate(text));

test.each<[string, string, string[], string]>([
  ['a text', 'A: {B: "x y"}', ['A', 'B'], '"x y"'],
  ['a text of JSON', '{\n\t"A": {\n\t\t"B": "x"\n\t}\n}', ['A', 'B'], '"x"'],
  ['a short tag', 'A: !Ref  B # why', ['A'], '!Ref  B'],
  ['a short tag of a list', 'A: !If [a, b, c]', ['A'], '!If [a, b, c]'],
  ['a long function, by its key', 'A:\n  Fn::Sub: x\n', ['A'], 'A'],
  ['a short tag above its list', 'A: !If\n  - a\n  - b\n', ['A'], '!If'],
  ['a list, by its key', 'A:\n  - b\n', ['A'], 'A'],
  ['a list in brackets', 'A: [b,\n c]', ['A'], '[b,\n c]'],
  ['a missing value, by its key', 'A:\nB: x', ['A'], 'A'],
  ['lines that end with CR LF', 'A:\r\n  B: x\r\n', ['A', 'B'], 'x'],
  ['a byte order mark', '\uFEFF{"A": "x"}', ['A'], '"x"'],
  ['an alias, by its target', 'A: &a x\nB: *a', ['B'], 'x'],
  ['a merged key', 'A: &a {C: x}\nB: {<<: *a, D: y}', ['B', 'C'], 'x'],
  ['a merged list', 'A: &a {C: x}\nB:\n  <<: [*a]\n', ['B', 'C'], 'x'],
])('the place of %s', (_case, text, path, shown) => {
  const node = memberAt(text, ...path);
  expect(node && at(text, node.place)).toBe(shown);
});

test('a key of the mapping itself wins over a merged key in any order', () => {
  expect(memberAt('A: &a {C: x}\nB: {C: z, <<: *a}', 'B', 'C')).toMatchObject({ value: 'z' });
});

test('a short tag becomes its function', () => {
  const functions: Record<string, string> = { Ref: 'Ref', Condition: 'Condition', Sub: 'Fn::Sub', GetAtt: 'Fn::GetAtt' };
  for (const [tag, name] of Object.entries(functions)) {
    const node = memberAt(`A: !${tag} x`, 'A');
    expect(node && callIn(node)).toMatchObject({ name, argument: { value: 'x' } });
  }
});

test('values have the types of YAML 1.1, as in CloudFormation, but a date is a string', () => {
  const scalarOf = (text: string) => memberAt(`A: ${text}`, 'A');
  expect(scalarOf('yes')).toMatchObject({ value: true, source: 'yes' });
  expect(scalarOf('"yes"')).toMatchObject({ value: 'yes' });
  expect(scalarOf('30')).toMatchObject({ value: 30 });
  expect(scalarOf('2010-09-09')).toMatchObject({ value: '2010-09-09' });
  expect(scalarOf('~')).toMatchObject({ value: null });
});

test.each(['y', 'N', '.', '-.', '089', '+08', '1e3', '12e-4', '1.5e3'])('%s is a string, as in CloudFormation', (text) => {
  expect(memberAt(`A: ${text}`, 'A')).toMatchObject({ value: text });
  expect(memberAt(`A: {${text}: b}`, 'A', text)).toMatchObject({ value: 'b' });
});

test.each([
  ['no', false],
  ['012', 10],
  ['.5', 0.5],
  ['5.', 5],
  ['1.5e+3', 1500],
  ['0x1e3', 0x1e3],
])('%s is not a string', (text, value) => {
  expect(memberAt(`A: ${text}`, 'A')).toMatchObject({ value });
});

const unreadable = (text: string): Unreadable | undefined => {
  try {
    checkTemplate(text);
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
};

/** Ten aliases, each of ten of the one before. */
const bomb = Array.from(
  { length: 10 },
  (_, index) => `A${index}: &a${index} [${Array(10).fill(index === 0 ? 'x' : `*a${index - 1}`)}]\n`,
);

test.each<[string, string, string, object | undefined]>([
  ['an empty text', ' \n', 'The file is empty.', undefined],
  ['broken YAML', 'A:\n  - x\n y: z\n', 'The file is not valid YAML: ', { line: 3, column: 1 }],
  ['broken JSON', '{"A": {"B": 1}', 'The file is not valid JSON: ', { line: 1, column: 15 }],
  [
    'two documents',
    'A: x\n---\nB: y\n',
    'The file is not valid YAML: it has a second YAML document (---).',
    { line: 2, column: 1 },
  ],
  ['a list', '[]', 'The file is not a template: it has no section Resources.', undefined],
  ['a text', 'hello', 'The file is not a template: it has no section Resources.', undefined],
  ['no resources', 'Resources: []', 'The file is not a template: it has no section Resources.', undefined],
  ['the properties of a client', 'UserPoolId: a_b', 'The file is not a template: it has no section Resources.', undefined],
  ['an alias without an anchor', 'A: *b', 'The file has an alias (*) without an anchor (&).', { line: 1, column: 4 }],
  ['an alias of itself', 'Resources: &a {A: *a}', 'The file has an alias (*) that contains itself.', { line: 1, column: 19 }],
  ['aliases without end', `${bomb.join('')}Resources: {}`, 'The file has too many nodes', undefined],
  ['brackets without end', '['.repeat(20_000), 'The file ', undefined],
])('a file that is not a template is refused with the reason: %s', (_case, text, message, place) => {
  const error = unreadable(text);
  expect(error?.message.startsWith(message)).toBe(true);
  expect(error?.message).not.toContain('\n');
  if (place) expect(error?.at).toEqual(place);
});

test('the message about a broken file quotes none of its lines, since they may have secrets', () => {
  for (const text of ['Password: "hunter2\nA: b', 'Password: hunter2: x', '{"Password": "hunter2" "x"}', 'hunter2: [']) {
    expect(unreadable(text)?.message).not.toContain('hunter2');
  }
});
