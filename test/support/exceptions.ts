import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider';

/** The error that the SDK throws when the service answers an error. */
export function serviceException(name: string, message: string, httpStatusCode = 400): Error {
  const $fault = httpStatusCode >= 500 ? 'server' : 'client';
  return new CognitoIdentityProviderServiceException({ name, message, $fault, $metadata: { httpStatusCode } });
}

/** The error that Node throws when there is no connection, or when one fails. `syscall` names the call that failed. */
export function networkError(code: string, syscall = 'connect'): Error {
  return Object.assign(new Error(`${syscall} ${code} 10.0.0.1:443`), { code, syscall });
}
