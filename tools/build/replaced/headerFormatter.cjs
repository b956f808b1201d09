/**
 * Replaces the formatter for the headers of signed messages in an event stream. A signer creates the formatter at once, but uses
 * it only to stream. No handler streams events.
 */
const { unreachable } = require('./unreachable.cjs');

exports.HeaderFormatter = class {
  format() {
    unreachable('The signature of streamed events');
  }
};
