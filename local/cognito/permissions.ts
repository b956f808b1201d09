import { type Account, iamArn, userPoolArn } from './arns';
import { CognitoError } from './errors';
import { actionOf, OPERATION_NAMES } from './operations';
import { poolIdOf, type ReceivedCall } from './receivedCall';

/**
 * Returns a function that says whether one of the actions denies an operation. An action has IAM's form, such as
 * `cognito-idp:DescribeUserPoolClient`, and can contain the wildcard `*`.
 * @throws Error that names an action that matches no operation
 */
export function deniedBy(actions: readonly string[]): (operation: string) => boolean {
  const expressions = actions.map((action) => {
    // IAM ignores the case of an action (DOC).
    const expression = new RegExp(`^${action.split('*').map(escaped).join('.*')}$`, 'i');
    if (OPERATION_NAMES.some((name) => expression.test(actionOf(name)))) return expression;
    throw new Error(
      `${action} matches no operation of the local Cognito: use an IAM action such as ${actionOf('UpdateUserPoolClient')}.`,
    );
  });
  return (operation) => expressions.some((expression) => expression.test(actionOf(operation)));
}

const escaped = (text: string) => text.replaceAll(/[^\w:-]/g, '\\$&');

/**
 * IAM's error (LIVE for other operations). The user has the name of the access key. The resource is the pool, or the secret as
 * the request names it. An operation without a resource is denied for all resources (DOC).
 */
export function accessDenied(call: ReceivedCall, account: Account): CognitoError {
  const user = iamArn(account, `user/${call.accessKeyId}`);
  const poolId = poolIdOf(call);
  const { SecretId } = call.input;
  const named = poolId === undefined ? SecretId : userPoolArn(account, poolId);
  const resource = typeof named === 'string' ? named : '*';
  const action = actionOf(call.operation);
  return new CognitoError(
    'AccessDeniedException',
    `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  );
}
