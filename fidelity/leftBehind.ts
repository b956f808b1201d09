import type { ServiceName } from '../tools/signedCalls/services';

/** A resource that a run created and could not delete. */
export interface LeftBehind {
  /** For example `user pool us-east-1_Ab12Cd34E`, or a description of a resource that may not exist. */
  what: string;
  reason: string;
  /** The command that deletes it. */
  command?: string;
}

/** The AWS CLI commands that delete what a run could not delete. */
export interface CleanupCommands {
  deletePool: (poolId: string) => string;
  /** Moves the secret of a client back to Cognito, which deletes it in Secrets Manager. */
  withdrawSecret: (poolId: string, clientId: string) => string;
  deleteSecret: (arn: string) => string;
}

/** @param endpoints those that replace the Region's endpoints */
export function cleanupCommandsAt(region: string, endpoints: Partial<Record<ServiceName, string | undefined>>): CleanupCommands {
  const at = (service: ServiceName) => {
    const url = endpoints[service];
    return url === undefined ? '' : ` --endpoint-url ${url}`;
  };
  const cognito = (command: string, poolId: string, more = '') =>
    `aws cognito-idp ${command} --region ${region} --user-pool-id ${poolId}${more}${at('cognito')}`;
  return {
    deletePool: (poolId) => cognito('delete-user-pool', poolId),
    withdrawSecret: (poolId, clientId) =>
      cognito('update-user-pool-client', poolId, ` --client-id ${clientId} --no-publish-secrets-in-aws-secrets-manager`),
    deleteSecret: (arn) =>
      `aws secretsmanager delete-secret --region ${region} --secret-id ${arn} --force-delete-without-recovery${at('secretsManager')}`,
  };
}
