/**
 * In place of `@aws-sdk/credential-provider-node` with its clients of three more services. It looks for credentials of the
 * machine, in variables, files and services, when a client is made without any. A handler has those of its caller and must
 * never use others: an event without them is refused before a client is made. So here are none to be found; the error has the
 * name under which the SDK says so.
 */
exports.defaultProvider = () => async () => {
  throw Object.assign(new Error('The bundle knows no credentials but those of its caller.'), {
    name: 'CredentialsProviderError',
  });
};
