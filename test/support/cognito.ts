/** The SDK's client with its `send` replaced, and the calls that it got. */
import { CognitoIdentityProviderClient, type UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { type CallSettings, UserPoolClients } from '../../src/cognito/userPoolClients';
import type { Settings } from '../../src/model/properties';
import { Deadline } from '../../src/time/deadline';
import { MINIMAL_CLIENT } from './clients';

export const mockCognito = () => mockClient(CognitoIdentityProviderClient);
export type CognitoMock = ReturnType<typeof mockCognito>;

export interface SentCommand {
  operation: string;
  input: object;
}

/** Every call so far, in order, under the name of its operation. */
export function callsOf(cognito: CognitoMock): SentCommand[] {
  return cognito.calls().map(({ args: [command] }) => ({
    operation: command.constructor.name.replace(/Command$/, ''),
    input: command.input,
  }));
}

export const operationsOf = (cognito: CognitoMock): string[] => callsOf(cognito).map(({ operation }) => operation);

/** The settings of an invocation's calls: a second of time, and an observer that ignores all. */
export const callSettings = (): CallSettings => ({
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrEXAMPLEKEY' },
  region: 'us-east-1',
  deadline: new Deadline(1_000),
  observer: { called: () => {}, created: () => {}, secret: () => {}, advise: () => {}, warn: () => {} },
});

/** Far more than any machine takes for a call that is answered, the loading of the SDK counted. */
export const AMPLE_MS = 60_000;

export const userPoolClients = (settings: Partial<CallSettings> = {}) => new UserPoolClients({ ...callSettings(), ...settings });

/** The five operations, each by its name in messages and one call of it. */
export const OPERATIONS: readonly [string, (clients: UserPoolClients) => Promise<unknown>][] = [
  ['CreateUserPoolClient', (clients) => clients.create(MINIMAL_CLIENT.UserPoolId, undefined, { ClientName: 'app' })],
  ['DescribeUserPoolClient', (clients) => clients.describe(MINIMAL_CLIENT)],
  ['UpdateUserPoolClient', (clients) => clients.update(MINIMAL_CLIENT, { ClientName: 'app' })],
  ['DeleteUserPoolClient', (clients) => clients.delete(MINIMAL_CLIENT)],
  ['ListUserPoolClients', (clients) => clients.list(MINIMAL_CLIENT.UserPoolId, undefined)],
];

/** An answer of Cognito with the minimal client and these settings. */
export const answerWith = (settings: Settings & { ClientSecret?: string } = {}): { UserPoolClient: UserPoolClientType } => ({
  // The SDK's lists of flows are closed; Cognito's are not.
  UserPoolClient: { ...MINIMAL_CLIENT, ...settings } as UserPoolClientType,
});
