/** Replaces the SDK's SHA-256 in JavaScript, for a Node without `node:crypto`. Every Lambda runtime has `node:crypto`. */
const { unreachable } = require('./unreachable.cjs');

exports.Sha256Js = class {
  constructor() {
    unreachable('SHA-256 in JavaScript');
  }
};
