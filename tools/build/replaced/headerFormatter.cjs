/**
 * In place of the formatter for headers of signed messages in a stream of events. A signer has one from the beginning, and uses it
 * only to stream, which no handler does.
 */
const { unreachable } = require('./unreachable.cjs');

exports.HeaderFormatter = class {
  format() {
    unreachable('The signature of streamed events');
  }
};
