import type { Action } from '../../local/lambda/invoke';

/** The operation of Cognito that each action is about. */
export const OPERATION: Readonly<Record<Action, string>> = {
  CREATE: 'CreateUserPoolClient',
  READ: 'DescribeUserPoolClient',
  UPDATE: 'UpdateUserPoolClient',
  DELETE: 'DeleteUserPoolClient',
  LIST: 'ListUserPoolClients',
};
