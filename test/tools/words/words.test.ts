import { lowered, readBudget, violations } from '../../../tools/words/budget';
import { findingsIn, findingsInFile, totals, worstFiles } from '../../../tools/words/count';
import { HABITS } from '../../../tools/words/list';

const LONG = `${'Cognito resets the setting and '.repeat(9)}stops.`;

const found = (file: string, content: string) =>
  findingsInFile(file, content).flatMap(({ habit, line, count }) => Array<string>(count).fill(`${line} ${habit}`));

describe('a habit is found in', () => {
  test.each([
    ['a paragraph', 'guide.md', 'Cognito\nresets it. Whoever reads\nthis stops.', ['1 whoever']],
    ['a heading', 'guide.md', '# A\n\n## What nobody says', ['3 nobody']],
    ['an item of a list', 'guide.md', '- one\n- beside two', ['2 beside']],
    ['a cell of a table', 'guide.md', '| a | b |\n|---|---|\n| told | tells |', ['3 told', '3 tell']],
    ['a link', 'guide.md', '[Mended](a.md)', ['1 mend']],
    ['the text of a help', 'run.txt', 'npm run x\n\nTells it.\n  --a  beside', ['3 tell', '4 beside']],
    [
      'a docstring',
      'a.ts',
      '/**\n * What it is.\n *\n * @throws Error hitherto\n */\nconst a = 1;',
      ['2 comment that begins with "What"', '4 hitherto'],
    ],
    ['a comment at the end of a line', 'a.ts', 'const a = 1; // nobody\n', ['1 nobody']],
    ['a message', 'a.ts', "throw new Error('Amazon told us');", ['1 told']],
    ['a message with values', 'a.ts', 'const a = `the setting \u0024{b} is beside \u0024{c}`;', ['1 beside']],
    ['a message of two lines', 'a.ts', "const a = 'the first line\\nsomebody said so';", ['2 somebody']],
    ['a name of a variable', 'a.ts', 'const isUnclear = remainsOf(weather);', Array(3).fill('1 name in the old manner')],
    [
      'a name with a word of the list',
      'a.ts',
      'const isToldToStop = nobodyReads(mendedTemplate);',
      Array(3).fill('1 name in the old manner'),
    ],
    ['a name of a file', 'chaos/dice.ts', '', ['1 name in the old manner']],
    ['JavaScript', 'a.cjs', '// What it is.\nmodule.exports = {};', ['1 comment that begins with "What"']],
    ['Python', 'a.py', 'a = 1\n# What it\n# is, nobody knows\n', ['2 nobody', '2 comment that begins with "What"']],
    [
      'a docstring of Python',
      'a.py',
      'def a():\n    """What nobody\n    says.\n\n    Told.\n    """\n',
      ['2 nobody', '2 comment that begins with "What"', '5 told'],
    ],
    ['a comment of Python at the end of a line', 'a.py', "a = '#'  # told\n", ['1 told']],
    ['a message of Python', 'a.py', '# it\'s\nraise Error(message="Amazon told us")\n', ['2 told']],
    [
      'a comment of Java',
      'A.java',
      '/**\n * What nobody\n * says.\n */\nint a; // told\n',
      ['2 nobody', '2 comment that begins with "What"', '5 told'],
    ],
    ['a message of Java', 'A.java', 'throw new Error("Amazon told us");', ['1 told']],
    ['a Dockerfile', 'a/Dockerfile', 'FROM node\n# beside\n', ['2 beside']],
    ['a script without an extension', '.ci/run', '#!/usr/bin/env bash\n# nobody\n', ['2 nobody']],
    ['the settings of a tool', '.npmrc', '# told\n', ['1 told']],
    ['a drawing', 'a.svg', '<svg>\n<text x="1">nobody says</text>\n</svg>', ['2 nobody']],
    ['a comment in a document', 'guide.md', 'Text.\n\n<!--\n nobody\n says -->\n', ['3 nobody']],
    [
      'a description in a template',
      'a.yaml',
      'Description: told\nA:\n  Description: >-\n    says\n    nobody\n',
      ['1 told', '3 nobody'],
    ],
    ['a description in a template in JSON', 'a.json', '{\n  "Description": "told"\n}', ['2 told']],
    ['a comment at the end of a line of YAML', 'a.yaml', 'a: 1 # told\n', ['1 told']],
    ['YAML', 'a.yaml', '# whoever\na: 1\n', ['1 whoever']],
    ['the descriptions of a schema', 'a.json', '{\n  "description": "told"\n}', ['2 told']],
    ['a long sentence over several lines', 'guide.md', LONG.replaceAll(' and', '\nand'), ['1 long sentence']],
    ['a long comment', 'a.ts', LONG.replaceAll(/^|(?<=and) /g, '\n// '), ['2 long sentence']],
  ])('%s', (_place, file, content, expected) => expect(found(file, content)).toEqual(expected));
});

describe('nothing is found in', () => {
  test.each([
    ['a sample of code', 'guide.md', '```ts\n// What nobody says\n```\n\n`nobody`'],
    ['two sentences, together long', 'guide.md', `${LONG.slice(0, 100)}. ${LONG.slice(0, 100)}.`],
    ['a long sentence whose code is long', 'guide.md', `The command is \`${LONG}\`.`],
    ['words that only contain one', 'guide.md', 'Besides, recommend an amendment; the teller retold.'],
    ['a comment that names the command of a sample', 'guide.md', '<!-- Printed by: npm start | grep nobody -->\n\nText.'],
    ['a # in a text of YAML', 'a.yaml', "a: 'b # told'\n"],
    ['a value', 'a.ts', "const a = ['nobody', 'told'];"],
    ['names that only contain one', 'a.ts', 'const remainder = 1; let dicey; const weathered = 2; amend(recommend, intellect);'],
    ['a file that is no text', 'a.png', 'nobody'],
  ])('%s', (_place, file, content) => expect(found(file, content)).toEqual([]));
});

test('a message of three words counts, and says where it is and what to write instead', () => {
  const [finding] = findingsInFile('a.ts', "\nfail('Cognito told nothing');");
  expect(finding).toEqual({ habit: 'told', file: 'a.ts', line: 2, count: 1, text: 'Cognito told nothing' });
  expect(HABITS[finding?.habit ?? '']?.advice).toContain('reported');
});

test('a file that does not parse is an error that names the place', () => {
  expect(() => findingsInFile('a.ts', 'const a = ;')).toThrow(/Unexpected token \(1:10\)/);
});

test('the counts are of the whole project, and of the folders that are named', () => {
  const files = new Set(findingsIn(['guides', 'src/model']).map(({ file }) => file.split('/')[0]));
  expect([...files].every((folder) => folder === 'guides' || folder === 'src')).toBe(true);
  expect(findingsIn(['tools/words'])).toEqual([]);
});

test('a path without files is an error that names the path', () => {
  expect(() => findingsIn(['guides', 'guids'])).toThrow("guids: git knows no file there. Name paths from the project's folder.");
});

test('the files with the most findings come first', () => {
  const finding = (file: string, count: number) => ({ habit: 'told', file, line: 1, count, text: '' });
  expect(worstFiles([finding('a.ts', 1), finding('b.ts', 3), finding('a.ts', 1), finding('c.ts', 1)], 2)).toEqual([
    ['b.ts', 3],
    ['a.ts', 2],
  ]);
});

describe('the budget', () => {
  test('names every habit', () => expect(Object.keys(readBudget())).toEqual(Object.keys(HABITS)));

  test('is exceeded by one word more, and says what to run', () => {
    expect(violations({ told: 3 }, { told: 2 })).toEqual([expect.stringMatching(/^told: 3 found, 2 allowed\..*--list/)]);
  });

  test('can fall when a word is gone, and the message says what to run', () => {
    expect(violations({ told: 1 }, { told: 2 })).toEqual([expect.stringMatching(/still allows 2\..*--record/)]);
  });

  test('allows nothing of a habit that it does not name', () => expect(violations({ told: 1 }, {})).toHaveLength(1));

  test('has no violation if the counts are equal to it', () => expect(violations(totals([]), totals([]))).toEqual([]));

  test('falls, and never rises', () => expect(lowered({ told: 1, tell: 9 }, { told: 2, tell: 4 })).toEqual({ told: 1, tell: 4 }));
});
