/**
 * Replaces `@aws-sdk/credential-provider-node` and its clients of three more services. For a client without credentials, that
 * package looks for the machine's credentials in variables, files and services. A handler must use only its caller's credentials,
 * and refuses an event without them before it makes a client. So this provider finds none. Its error has the SDK's name for that
 * case.
 */
exports.defaultProvider = () => async () => {
  throw Object.assign(new Error('The bundle uses only the credentials of its caller.'), {
    name: 'CredentialsProviderError',
  });
};
