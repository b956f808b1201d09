import { type MutationReport, resultsOf, scoreOf, total } from '../../../campaigns/mutation/report';

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
