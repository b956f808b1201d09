/** The SDK's client with its `send` replaced, and what the tests ask of it. */
import { CognitoIdentityProviderClient, type UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { UserPoolClients } from '../../src/cognito/userPoolClients';
import type { Settings } from '../../src/model/properties';
import { MINIMAL_CLIENT } from './clients';

export const mockCognito = () => mockClient(CognitoIdentityProviderClient);
export type CognitoMock = ReturnType<typeof mockCognito>;

export interface Call {
  operation: string;
  input: object;
}

/** Every call so far, in order, under the name of its operation. */
export function callsOf(cognito: CognitoMock): Call[] {
  return cognito.calls().map(({ args: [command] }) => ({
    operation: command.constructor.name.replace(/Command$/, ''),
    input: command.input,
  }));
}

export const operationsOf = (cognito: CognitoMock): string[] => callsOf(cognito).map(({ operation }) => operation);

export const userPoolClients = () =>
  new UserPoolClients({ credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }, region: 'us-east-1' });

/** An answer of Cognito with the minimal client and these settings beside. */
export const answerWith = (settings: Settings & { ClientSecret?: string } = {}): { UserPoolClient: UserPoolClientType } => ({
  // The SDK's lists of flows are closed; Cognito's are not.
  UserPoolClient: { ...MINIMAL_CLIENT, ...settings } as UserPoolClientType,
});
