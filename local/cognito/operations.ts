import * as secrets from './clientSecrets';
import { deserialize } from './deserialize';
import { CognitoError, unknownOperation } from './errors';
import * as providers from './identityProviders';
import { constraintError } from './modelConstraints';
import type { RequestShapes } from './requestShapes';
import * as servers from './resourceServers';
import * as secretsManager from './secretsManager';
import * as sessions from './sessionConfiguration';
import type { CognitoState } from './state';
import * as clients from './userPoolClients';
import * as pools from './userPools';

/** An operation without output answers with an empty body. */
type Answer = Record<string, unknown> | undefined;

/** The services of the local Cognito, under AWS's names. */
export type Service = 'cognito-idp' | 'secretsmanager';

export interface Operation {
  service: Service;
  name: OperationName;
  handle: (state: CognitoState, input: Record<string, unknown>) => Answer;
}

type OperationName = keyof RequestShapes;

/** The handler's type states its input. `perform` checks the input against the shape of the same name first. */
function operation<Request>(
  name: OperationName,
  handle: (state: CognitoState, request: Request) => Answer,
  service: Service = 'cognito-idp',
): [string, Operation] {
  return [name, { service, name, handle: (state, input) => handle(state, input as Request) }];
}

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
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
  operation('GetSecretValue', secretsManager.getSecretValue, 'secretsmanager'),
  operation('DescribeSecret', secretsManager.describeSecret, 'secretsmanager'),
  operation('RotateSecret', secretsManager.rotateSecretNow, 'secretsmanager'),
]);

export const OPERATION_NAMES: readonly string[] = [...OPERATIONS.keys()];

/** The names of a service's operations. */
export const operationsOf = (service: Service): string[] =>
  OPERATION_NAMES.filter((name) => OPERATIONS.get(name)?.service === service);

/** The IAM action of an operation (DOC). */
export const actionOf = (name: string) => `${serviceNaming(name)}:${name}`;

/** The service of an operation; Cognito for an unknown name. */
export const serviceNaming = (name: string): Service => OPERATIONS.get(name)?.service ?? 'cognito-idp';

/** @throws CognitoError UnknownOperationException for an operation that the local service does not have */
export function findOperation(name: string, service: Service): Operation {
  const found = OPERATIONS.get(name);
  if (found?.service !== service) {
    throw unknownOperation(
      `The local ${TITLES[service]} does not have the operation '${name}'. It has ${operationsOf(service).join(', ')}.`,
    );
  }
  return found;
}

const TITLES: Readonly<Record<Service, string>> = { 'cognito-idp': 'Cognito', secretsmanager: 'Secrets Manager' };

/** Checks the types, then the constraints of the model, then runs the operation with its own rules (INF). */
export function perform(state: CognitoState, { service, name, handle }: Operation, body: unknown): Answer {
  const shape = state.requestShapes[name];
  const input = deserialize(shape, body);
  const refused = constraintError(shape, input);
  if (refused) throw service === 'cognito-idp' ? refused : new CognitoError('ValidationException', refused.message);
  return handle(state, input);
}
