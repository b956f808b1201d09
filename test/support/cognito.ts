/** An SDK client with a replaced `send`, and the calls that it got. */
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

/** All calls so far, in order, with the names of their operations. */
export function callsOf(cognito: CognitoMock): SentCommand[] {
  return cognito.calls().map(({ args: [command] }) => ({
    operation: command.constructor.name.replace(/Command$/, ''),
    input: command.input,
  }));
}

export const operationsOf = (cognito: CognitoMock): string[] => callsOf(cognito).map(({ operation }) => operation);

/** The settings of an invocation's calls, with a second of time, and an observer that ignores everything. */
export const callSettings = (): CallSettings => ({
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrEXAMPLEKEY' },
  region: 'us-east-1',
  deadline: new Deadline(1_000),
  observer: { called: () => {}, created: () => {}, secret: () => {}, advise: () => {}, warn: () => {} },
});

/** Much more time than any machine needs for a call with an answer, including the loading of the SDK. */
export const AMPLE_MS = 60_000;

export const userPoolClients = (settings: Partial<CallSettings> = {}) => new UserPoolClients({ ...callSettings(), ...settings });

/** The five operations. Each has its name in messages, and a function that calls it. */
export const OPERATIONS: readonly [string, (clients: UserPoolClients) => Promise<unknown>][] = [
  ['CreateUserPoolClient', (clients) => clients.create(MINIMAL_CLIENT.UserPoolId, undefined, { ClientName: 'app' })],
  ['DescribeUserPoolClient', (clients) => clients.describe(MINIMAL_CLIENT)],
  ['UpdateUserPoolClient', (clients) => clients.update(MINIMAL_CLIENT, { ClientName: 'app' })],
  ['DeleteUserPoolClient', (clients) => clients.delete(MINIMAL_CLIENT)],
  ['ListUserPoolClients', (clients) => clients.list(MINIMAL_CLIENT.UserPoolId, undefined)],
];

/** An answer of Cognito with the minimal client and these settings. */
export const answerWith = (settings: Settings & { ClientSecret?: string } = {}): { UserPoolClient: UserPoolClientType } => ({
  // The types of the SDK allow only known flows, but Cognito has more.
  UserPoolClient: { ...MINIMAL_CLIENT, ...settings } as UserPoolClientType,
});
