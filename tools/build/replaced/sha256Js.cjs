/** In place of the SDK's SHA-256 in JavaScript, for a Node that was built without `node:crypto`. No Lambda runtime is. */
const { unreachable } = require('./unreachable.cjs');

exports.Sha256Js = class {
  constructor() {
    unreachable('SHA-256 in JavaScript');
  }
};
