/**
 * Replaces the exceptions, metrics, casts and helpers of the CloudFormation library. The library uses them only in its own entry
 * points and in `deserialize`. `ResourceRuntime` overrides both entry points, answers errors with `HandlerError`, and does not
 * call `deserialize`. So the library loads this file, but never uses a member of it.
 */
const { unreachable } = require('./unreachable.cjs');

module.exports = new Proxy(
  {},
  {
    // The library reads `__esModule` of each of its modules.
    get: (_target, name) => (name === '__esModule' ? true : unreachable(`${String(name)} of the CloudFormation library`)),
  },
);
