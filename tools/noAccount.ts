/** Credentials of no AWS account. The servers on this machine accept them. A program with these cannot reach a real account. */
export const LOCAL_CREDENTIALS = {
  accessKeyId: 'LOCALCALLER',
  secretAccessKey: 'local-caller-secret',
  sessionToken: 'local-caller-token',
};

/** The same as environment variables, which replace the machine's own credentials. */
export const NO_ACCOUNT = {
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  AWS_SESSION_TOKEN: LOCAL_CREDENTIALS.sessionToken,
  AWS_DEFAULT_REGION: 'us-east-1',
};
