/** The services whose operations the facts call. The suite has its own list, as it must not share the code of what it checks. */

export type ServiceName = 'cognito' | 'secretsManager';

const OF_SECRETS_MANAGER = new Set(['GetSecretValue', 'DescribeSecret', 'RotateSecret']);

/** Whose operation it is: Cognito's unless Secrets Manager has it. */
export const serviceOf = (operation: string): ServiceName => (OF_SECRETS_MANAGER.has(operation) ? 'secretsManager' : 'cognito');
