import project from '../../../jest.config.mjs';

/** The tests of what `npm run release` makes. It is made once, before all of them. */
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
