/**
 * What the bundle goes without because no handler can reach it. Should one ever do so, the error says which, and the line in the log
 * shows it where the error itself is caught: tests expect the log to be empty.
 *
 * @param {string} what
 * @returns {never}
 */
exports.unreachable = (what) => {
  const message = `${what} is not in the bundle: tools/build/replaced.cjs says why.`;
  console.error(message);
  throw new Error(message);
};
