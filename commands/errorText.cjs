/** The SDK's message if its standard chain has no credentials. It does not say what to do. */
const NO_CREDENTIALS = 'Could not load credentials from any providers';

/**
 * The message of an error, for the terminal.
 * @param {unknown} error
 * @returns {string}
 */
module.exports.errorText = function errorText(error) {
  const message = error instanceof Error ? error.message : String(error);
  if (message !== NO_CREDENTIALS) return message;
  return 'found no AWS credentials. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, then run the same command again.';
};
