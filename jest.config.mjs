import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

// Quiet about the release of 2027 that will need a newer Node than the tests do.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const emptyModule = fileURLToPath(new URL('tools/build/empty.cjs', import.meta.url));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Machines are shared: a test that waits is given time before it counts as hanging.
  testTimeout: 120_000,
  // The tests wait for a part of their time, for answers that do not come and for other processes: two workers for each core keep
  // all of them busy. jest takes a percentage above 100 for a number of workers.
  maxWorkers: availableParallelism() * 2,
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/support/buildBundle.mjs',
  testMatch: ['**/*.test.ts'],
  // Parts of npm test of their own: the former need the SAM CLI, the latter make releases first.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/local/sam/', '<rootDir>/test/release/artefacts/'],
  // The CloudFormation library imports the SDK v2, which is not installed: see tools/build/bundle.mjs.
  moduleNameMapper: { '^aws-sdk/(.*)$': emptyModule },
  transform: {
    '\\.[tj]s$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};
