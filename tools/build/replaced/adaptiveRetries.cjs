/**
 * Replaces the SDK's adaptive retries and their rate limiter. `src/aws/sdkConfig.ts` always sets the mode `standard`, so the
 * environment cannot choose another mode.
 */
const { unreachable } = require('./unreachable.cjs');

exports.AdaptiveRetryStrategy = class {
  constructor() {
    unreachable('The adaptive retry strategy');
  }
};
