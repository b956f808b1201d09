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
  // Nobody reads why a mutant was killed, and to write it down takes longer than the test.
  noStackTrace: true,
};
