import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

// Turns off the SDK's warning that its releases from 2027 on need a newer Node.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const emptyModule = fileURLToPath(new URL('tools/build/empty.cjs', import.meta.url));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Long, because machines are shared and tests can be slow.
  testTimeout: 120_000,
  // The tests wait a part of their time for timeouts and other processes, so two workers for each core keep it busy. This is a number
  // and not a percentage, because Jest reads a percentage above 100 as a number of workers.
  maxWorkers: availableParallelism() * 2,
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/support/buildBundle.mjs',
  testMatch: ['**/*.test.ts'],
  // Separate parts of npm test: the first needs the SAM CLI, the second makes releases before its tests.
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
