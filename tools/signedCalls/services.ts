/**
 * The services of signed calls. The local Cognito has a separate list, because the fidelity suite must not share code with it.
 */

export type ServiceName = 'cognito' | 'secretsManager';

const OF_SECRETS_MANAGER = new Set(['GetSecretValue', 'DescribeSecret', 'RotateSecret']);

/** The service of an operation: Cognito, unless Secrets Manager has the operation. */
export const serviceOf = (operation: string): ServiceName => (OF_SECRETS_MANAGER.has(operation) ? 'secretsManager' : 'cognito');
