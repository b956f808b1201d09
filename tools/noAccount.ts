import { LOCAL_CREDENTIALS } from '../local/lambda/invoke';

/** Keys that no account knows, in place of any that this machine has: a program that gets these can't reach a real account. */
export const NO_ACCOUNT = {
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  AWS_SESSION_TOKEN: LOCAL_CREDENTIALS.sessionToken,
  AWS_DEFAULT_REGION: 'us-east-1',
};
