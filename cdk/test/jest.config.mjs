import project from '../../jest.config.mjs';

// aws-cdk-lib validates each template, which takes seconds of both cores in each process. The tests with the real apps turn it on.
process.env.CDK_VALIDATION = 'false';

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
