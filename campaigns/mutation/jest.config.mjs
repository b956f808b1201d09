import { fileURLToPath } from 'node:url';
import project from '../../jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...project,
  rootDir: '../..',
  roots: ['<rootDir>/campaigns/mutation'],
  testEnvironment: fileURLToPath(new URL('environment.cjs', import.meta.url)),
  globalSetup: null,
  watchman: false,
  // A stack trace takes longer than the test, and the report does not use it.
  noStackTrace: true,
};
