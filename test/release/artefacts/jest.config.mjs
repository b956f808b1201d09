import project from '../../../jest.config.mjs';

/** The tests of the output of `npm run release`, which runs once before all tests. */
export default {
  testEnvironment: project.testEnvironment,
  testTimeout: project.testTimeout,
  transform: project.transform,
  moduleNameMapper: project.moduleNameMapper,
  maxWorkers: project.maxWorkers,
  testMatch: project.testMatch,
  globalSetup: '<rootDir>/makeReleases.ts',
  globalTeardown: '<rootDir>/removeReleases.ts',
};
