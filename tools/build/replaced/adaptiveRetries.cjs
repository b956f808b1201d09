/**
 * In place of the SDK's adaptive retries, with their rate limiter. `src/aws/sdkConfig.ts` sets the mode `standard`, whatever the
 * environment says.
 */
const { unreachable } = require('./unreachable.cjs');

exports.AdaptiveRetryStrategy = class {
  constructor() {
    unreachable('The adaptive retry strategy');
  }
};
