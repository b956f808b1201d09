import type { Action } from '../../local/lambda/invoke';

/** The Cognito operation of each action. */
export const OPERATION: Readonly<Record<Action, string>> = {
  CREATE: 'CreateUserPoolClient',
  READ: 'DescribeUserPoolClient',
  UPDATE: 'UpdateUserPoolClient',
  DELETE: 'DeleteUserPoolClient',
  LIST: 'ListUserPoolClients',
};
