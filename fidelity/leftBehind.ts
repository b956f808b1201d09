import type { ServiceName } from '../tools/signedCalls/services';

/** Something that a run made and could not take away again. */
export interface LeftBehind {
  /** Such as `user pool us-east-1_Ab12Cd34E`; in words where nobody knows whether there is one. */
  what: string;
  reason: string;
  /** What takes it away. */
  command?: string;
}

/** The commands by which a person tidies up what a run could not. */
export interface TidyingCommands {
  deletePool: (poolId: string) => string;
  /** Takes the secret of a client out of Secrets Manager, which deletes it there. */
  withdrawSecret: (poolId: string, clientId: string) => string;
  deleteSecret: (arn: string) => string;
}

/** @param endpoints those that are not the Region's own */
export function tidyingCommandsAt(region: string, endpoints: Partial<Record<ServiceName, string | undefined>>): TidyingCommands {
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
