/** @type {Partial<import('@stryker-mutator/api/core').StrykerOptions>} */
export default {
  mutate: ['src/model/**/*.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'campaigns/mutation/jest.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Long, because machines are shared: a slow mutant must not count as one that loops.
  timeoutMS: 60_000,
  // The files that the tests need. tsconfig.json is left out: Stryker would read it with an API that TypeScript 7 does not have.
  ignorePatterns: [
    '**',
    '!src/**',
    '!test/**',
    '!local/**',
    '!campaigns/**',
    '!tools/**',
    'local/lambda/node/**',
    'test/guides/vitest/**',
    '!package.json',
    '!my-cognito-userpoolclient.json',
    '!*.mjs',
  ],
  tempDirName: 'build/mutation/sandbox',
  reporters: ['progress', 'json'],
  jsonReporter: { fileName: 'build/mutation/report.json' },
};
