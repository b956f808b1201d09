import { fileURLToPath } from 'node:url';

// Quiet about the release of 2027 that will need a newer Node than the tests do.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const emptyModule = fileURLToPath(new URL('tools/build/empty.cjs', import.meta.url));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Machines are shared: a test that waits is given time before it counts as hanging.
  testTimeout: 60_000,
  // Half of what the tests take they spend waiting for other processes, so no core is left to the one that hands them out.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/support/buildBundle.mjs',
  testMatch: ['**/*.test.ts'],
  // They make releases first, so they are a part of npm test by themselves.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/release/artefacts/'],
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
