/** The services that signed calls reach. The fidelity suite must not share the code of what it checks, so the local Cognito has a list of its own. */

export type ServiceName = 'cognito' | 'secretsManager';

const OF_SECRETS_MANAGER = new Set(['GetSecretValue', 'DescribeSecret', 'RotateSecret']);

/** Whose operation it is: Cognito's unless Secrets Manager has it. */
export const serviceOf = (operation: string): ServiceName => (OF_SECRETS_MANAGER.has(operation) ? 'secretsManager' : 'cognito');
