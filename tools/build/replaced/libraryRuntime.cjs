/**
 * In place of the exceptions, metrics, casts and helpers of the CloudFormation library. All of them belong to its own way of
 * answering an event, which `ResourceRuntime` does not take: it overrides both entry points, answers errors by `HandlerError`, and
 * never builds a model by `deserialize`. So the library loads this, and asks nothing of it.
 */
const { unreachable } = require('./unreachable.cjs');

module.exports = new Proxy(
  {},
  {
    // The library asks each of its modules whether it was an ES module.
    get: (_target, name) => (name === '__esModule' ? true : unreachable(`${String(name)} of the CloudFormation library`)),
  },
);
