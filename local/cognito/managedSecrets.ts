/** How Cognito manages a client's secret in Secrets Manager (DOC, unless a comment says otherwise). */
import { regionalArn } from './arns';
import type { CognitoState, ManagedSecret, UserPool, UserPoolClient } from './state';

/** A client can have two valid secrets, so that its apps can change from the old one to the new one. */
export const MOST_SECRETS = 2;

const ROTATION_DAYS = 7;

/** Whether Cognito can move the client's secret to Secrets Manager: it moves only secrets that it generated. */
export const hasGeneratedSecret = ({ secrets }: UserPoolClient) => secrets.some(({ isGenerated }) => isGenerated);

/** Moves the secret of a client into Secrets Manager, and rotates it at once. The form of the name is INF. */
export function publishSecret(state: CognitoState, pool: UserPool, client: UserPoolClient): void {
  const now = state.now();
  client.managedSecret = {
    name: `cognito-idp!${pool.id}-${client.clientId}`,
    suffix: state.ids.newSecretSuffix(),
    createdAt: now,
    rotatedAt: now,
    rotationRules: { AutomaticallyAfterDays: ROTATION_DAYS },
    versions: [],
  };
  rotateSecret(state, client, client.managedSecret);
}

/**
 * Gives a client a new secret. If it has two secrets, Cognito deletes the older one. The other one stays valid until the next
 * rotation (INF).
 * @returns the id of the new version in Secrets Manager
 */
export function rotateSecret(
  state: CognitoState,
  client: UserPoolClient,
  managed: ManagedSecret,
  versionId: string = state.ids.newVersionId(),
): string {
  const newest = client.secrets.at(-1);
  // In a later millisecond than the last secret, because the id of a secret contains the time.
  const createdAt = Math.max(state.now(), (newest?.createdAt ?? 0) + 1);
  const value = state.ids.newClientSecret();
  client.secrets = [...client.secrets.slice(1 - MOST_SECRETS), { value, isGenerated: true, createdAt }];
  managed.versions = [...managed.versions.slice(1 - MOST_SECRETS), { id: versionId, value, createdAt }];
  managed.rotatedAt = createdAt;
  return versionId;
}

/** Deletes the secret from Secrets Manager, without a recovery window. Cognito then answers the newest value (INF). */
export function withdrawSecret(client: UserPoolClient): void {
  delete client.managedSecret;
  client.secrets = client.secrets.slice(-1);
}

/** The secret's ARN in the form of Secrets Manager (DOC). */
export const ownArnOf = (state: CognitoState, secret: ManagedSecret) => arnOf({ ...state, secretArn: 'colon' }, secret);

/**
 * The secret's ARN as Cognito answers it. ARNs of Secrets Manager have `secret:`, but the pattern in Cognito's API model has
 * `secret/` (OPEN). The server's option `secretArn` decides.
 */
export function arnOf(state: CognitoState, { name, suffix }: ManagedSecret): string {
  return regionalArn(state, 'secretsmanager', `secret${state.secretArn === 'colon' ? ':' : '/'}${name}-${suffix}`);
}
