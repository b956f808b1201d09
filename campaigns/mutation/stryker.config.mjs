/** @type {Partial<import('@stryker-mutator/api/core').StrykerOptions>} */
export default {
  mutate: ['src/model/**/*.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'campaigns/mutation/jest.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Machines are shared: a mutant that is slow does not loop.
  timeoutMS: 60_000,
  // What the tests need. Not tsconfig.json: Stryker would read it by an API that TypeScript 7 does not have.
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
