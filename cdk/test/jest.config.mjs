import project from '../../jest.config.mjs';

/** The tests of the compiled library, with its own packages. */
export default {
  testEnvironment: project.testEnvironment,
  testTimeout: project.testTimeout,
  maxWorkers: project.maxWorkers,
  transform: project.transform,
  rootDir: '..',
  globalSetup: '<rootDir>/../test/support/buildBundle.mjs',
  roots: ['<rootDir>/test'],
  testMatch: project.testMatch,
};
