import { type MutationReport, mergeResults, resultsInTable, resultsOf, scoreOf, total } from '../../../campaigns/mutation/report';

const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
});

const REPORT: MutationReport = {
  files: {
    'src/model/merge.ts': {
      source: 'if (a < b) {\n  go();\n}\n',
      mutants: [
        { status: 'Killed', location: at(1, 12, 3, 2) },
        { status: 'Timeout', location: at(1, 5, 1, 10), replacement: 'a > b' },
        { status: 'Survived', location: at(1, 5, 1, 10), replacement: 'a <= b' },
        { status: 'RuntimeError', location: at(1, 1, 1, 2) },
      ],
    },
    'src/model/cast.ts': {
      source: 'function cast() {\n  return 1;\n}\n',
      mutants: [{ status: 'NoCoverage', location: at(1, 17, 3, 2), replacement: '{}' }],
    },
    'src/model/properties.ts': { source: '', mutants: [] },
  },
};

test('a mutant that no test runs counts as survived, a mutant that does not run does not count', () => {
  expect(resultsOf(REPORT)).toEqual([
    { file: 'cast.ts', killed: 0, mutants: 1, survivors: ['1: { ... -> {}'] },
    { file: 'merge.ts', killed: 2, mutants: 3, survivors: ['1: a < b -> a <= b'] },
  ]);
});

test('a score is never rounded up', () => {
  expect(scoreOf(total(resultsOf(REPORT)))).toBe(50);
  expect(scoreOf({ file: '', mutants: 10_000, killed: 8_999, survivors: [] })).toBe(89.9);
});

const TABLE = [
  '| file of src/model | mutants | killed |  score |',
  '| :---------------- | ------: | -----: | -----: |',
  '| `cast.ts`         |     224 |    211 | 94.1 % |',
  '| `gone.ts`         |       3 |      3 |  100 % |',
  '| `merge.ts`        |      78 |     77 | 98.7 % |',
  '| all of them       |     305 |    291 | 95.4 % |',
].join('\n');

test('the results of one file replace its row, and a row without its file goes', () => {
  const cast = { file: 'cast.ts', mutants: 230, killed: 229, survivors: ['1: a -> b'] };
  const merged = mergeResults(resultsInTable(TABLE), [cast], (file) => file !== 'gone.ts');
  expect(merged).toEqual([cast, { file: 'merge.ts', mutants: 78, killed: 77, survivors: [] }]);
  expect(total(merged)).toMatchObject({ mutants: 308, killed: 306 });
});

test('the results of a new file are added in the order of the names', () => {
  const added = { file: 'checks.ts', mutants: 1, killed: 1, survivors: [] };
  const merged = mergeResults(resultsInTable(TABLE), [added], () => true);
  expect(merged.map(({ file }) => file)).toEqual(['cast.ts', 'checks.ts', 'gone.ts', 'merge.ts']);
});

test('a document without a table has no results', () => expect(resultsInTable('# Mutation tests')).toEqual([]));
