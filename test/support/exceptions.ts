import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider';

/** The error that the SDK throws if the service answers with an error. */
export function serviceException(name: string, message: string, httpStatusCode = 400): Error {
  const $fault = httpStatusCode >= 500 ? 'server' : 'client';
  return new CognitoIdentityProviderServiceException({ name, message, $fault, $metadata: { httpStatusCode } });
}

/** The error that Node throws if a connection cannot be opened or fails. `syscall` is the name of the failed call. */
export function networkError(code: string, syscall = 'connect'): Error {
  return Object.assign(new Error(`${syscall} ${code} 10.0.0.1:443`), { code, syscall });
}
