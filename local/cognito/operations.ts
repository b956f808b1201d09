/** Every operation the local Cognito knows: the shape of its input and what it does. */
import * as secrets from './clientSecrets';
import { deserialize } from './deserialize';
import { unknownOperation } from './errors';
import * as providers from './identityProviders';
import { constraintError } from './modelConstraints';
import type { RequestShapes } from './requestShapes';
import * as servers from './resourceServers';
import * as sessions from './sessionConfiguration';
import type { CognitoState } from './state';
import * as clients from './userPoolClients';
import * as pools from './userPools';

/** An operation without output answers with an empty body. */
type Answer = Record<string, unknown> | undefined;

export interface Operation {
  name: OperationName;
  handle: (state: CognitoState, input: Record<string, unknown>) => Answer;
}

type OperationName = keyof RequestShapes;

/** Handlers say what they take; that the input has it was checked against the shape of the same name. */
function operation<Request>(name: OperationName, handle: (state: CognitoState, request: Request) => Answer): [string, Operation] {
  return [name, { name, handle: (state, input) => handle(state, input as Request) }];
}

const operations: ReadonlyMap<string, Operation> = new Map([
  operation('CreateUserPool', pools.createUserPool),
  operation('DescribeUserPool', pools.describeUserPool),
  operation('ListUserPools', pools.listUserPools),
  operation('DeleteUserPool', pools.deleteUserPool),
  operation('AddCustomAttributes', pools.addCustomAttributes),
  operation('CreateIdentityProvider', providers.createIdentityProvider),
  operation('DescribeIdentityProvider', providers.describeIdentityProvider),
  operation('ListIdentityProviders', providers.listIdentityProviders),
  operation('DeleteIdentityProvider', providers.deleteIdentityProvider),
  operation('CreateResourceServer', servers.createResourceServer),
  operation('DescribeResourceServer', servers.describeResourceServer),
  operation('ListResourceServers', servers.listResourceServers),
  operation('DeleteResourceServer', servers.deleteResourceServer),
  operation('CreateUserPoolClient', clients.createUserPoolClient),
  operation('DescribeUserPoolClient', clients.describeUserPoolClient),
  operation('UpdateUserPoolClient', clients.updateUserPoolClient),
  operation('DeleteUserPoolClient', clients.deleteUserPoolClient),
  operation('ListUserPoolClients', clients.listUserPoolClients),
  operation('AddUserPoolClientSecret', secrets.addUserPoolClientSecret),
  operation('ListUserPoolClientSecrets', secrets.listUserPoolClientSecrets),
  operation('DeleteUserPoolClientSecret', secrets.deleteUserPoolClientSecret),
  operation('GetUserPoolClientSessionConfiguration', sessions.getUserPoolClientSessionConfiguration),
  operation('SetUserPoolClientSessionConfiguration', sessions.setUserPoolClientSessionConfiguration),
]);

export const operationNames: readonly string[] = [...operations.keys()];

export function findOperation(name: string): Operation {
  const found = operations.get(name);
  if (!found) throw unknownOperation(`The local Cognito does not know the operation '${name}'.`);
  return found;
}

/** Types first, then the model's constraints, then the operation with its own rules (INF). */
export function perform(state: CognitoState, { name, handle }: Operation, body: unknown): Answer {
  const shape = state.requestShapes[name];
  const input = deserialize(shape, body);
  const refused = constraintError(shape, input);
  if (refused) throw refused;
  return handle(state, input);
}
