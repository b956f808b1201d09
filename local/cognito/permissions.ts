import { type Account, iamArn, userPoolArn } from './arns';
import { CognitoError } from './errors';
import { actionOf, OPERATION_NAMES } from './operations';
import { poolIdOf, type ReceivedCall } from './receivedCall';

/**
 * Tells whether an operation is denied by one of the actions, each an IAM action such as `cognito-idp:DescribeUserPoolClient`, in which
 * `*` stands for anything.
 * @throws Error that names an action which denies nothing
 */
export function deniedBy(actions: readonly string[]): (operation: string) => boolean {
  const expressions = actions.map((action) => {
    // IAM takes an action in any case (DOC).
    const expression = new RegExp(`^${action.split('*').map(escaped).join('.*')}$`, 'i');
    if (OPERATION_NAMES.some((name) => expression.test(actionOf(name)))) return expression;
    throw new Error(`${action} is no IAM action of the local Cognito, as ${actionOf('UpdateUserPoolClient')} is.`);
  });
  return (operation) => expressions.some((expression) => expression.test(actionOf(operation)));
}

const escaped = (text: string) => text.replaceAll(/[^\w:-]/g, '\\$&');

/**
 * IAM's refusal (LIVE for other operations). The access key stands for the user who holds it. The resource is the pool, or the secret as
 * the request names it; an operation that names none is allowed or denied for all of them (DOC).
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
