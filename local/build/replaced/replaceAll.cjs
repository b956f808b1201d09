/**
 * In place of `string.prototype.replaceall`, with its forty packages: the method has been part of Node since version 15.
 *
 * @param {unknown} text
 * @param {[string | RegExp, string]} args
 */
module.exports = (text, ...args) => String(text).replaceAll(...args);
