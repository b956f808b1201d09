import project from '../../../jest.config.mjs';

/** The tests with the AWS SAM CLI. */
export default {
  testEnvironment: project.testEnvironment,
  testTimeout: project.testTimeout,
  moduleNameMapper: project.moduleNameMapper,
  transform: project.transform,
  rootDir: '../../..',
  globalSetup: project.globalSetup,
  roots: ['<rootDir>/test/local/sam'],
  testMatch: project.testMatch,
};
