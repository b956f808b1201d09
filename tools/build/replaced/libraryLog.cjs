/**
 * In place of the log delivery of the CloudFormation library, with its calls to CloudWatch Logs and S3: `src/runtime/log` delivers
 * the log. The library's `BaseResource` makes a logger when it is made, and `ResourceRuntime` hands it to the handlers, as the type
 * of a handler asks for one. None of them writes to it.
 */
const { unreachable } = require('./unreachable.cjs');

exports.LambdaLogPublisher = class {};

exports.LoggerProxy = class {
  addLogPublisher() {}

  log() {
    unreachable('The logger of the CloudFormation library');
  }
};
