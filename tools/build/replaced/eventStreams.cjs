/**
 * In place of `@smithy/core/event-streams`, for operations that stream events, such as StartLiveTail of CloudWatch Logs. No
 * handler calls one. A client of a service that has such an operation asks for the two functions below when it is made, and
 * calls the second one only to stream.
 */

/**
 * @template Config
 * @param {Config} config
 */
exports.resolveEventStreamSerdeConfig = (config) => config;

exports.eventStreamSerdeProvider = () => {
  throw new Error('The bundle can not stream events.');
};
