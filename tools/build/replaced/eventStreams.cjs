/**
 * Replaces `@smithy/core/event-streams`, for operations that stream events, such as StartLiveTail of CloudWatch Logs. No handler
 * calls one. An SDK client of a service with such an operation reads the two functions below when it is created. It calls the
 * second function only to stream.
 */

/**
 * @template Config
 * @param {Config} config
 */
exports.resolveEventStreamSerdeConfig = (config) => config;

exports.eventStreamSerdeProvider = () => {
  throw new Error('The bundle can not stream events.');
};
