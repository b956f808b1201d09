/**
 * Replaces code that no handler can reach. If a handler does reach it, the error names the code. The line in the log shows it
 * even if the error is caught, because tests expect an empty log.
 *
 * @param {string} what the name of the code
 * @returns {never}
 */
exports.unreachable = (what) => {
  const message = `${what} is not in the bundle: tools/build/replaced.cjs says why.`;
  console.error(message);
  throw new Error(message);
};
