/**
 * Replaces the log delivery of the CloudFormation library and its calls to CloudWatch Logs and S3: `src/runtime/log` delivers the
 * log. The constructor of the library's `BaseResource` creates a logger, and `ResourceRuntime` passes it to the handlers, because
 * their type has this parameter. No handler writes to it.
 */
const { unreachable } = require('./unreachable.cjs');

exports.LambdaLogPublisher = class {};

exports.LoggerProxy = class {
  addLogPublisher() {}

  log() {
    unreachable('The logger of the CloudFormation library');
  }
};
