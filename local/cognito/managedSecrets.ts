/** What Cognito does with a client's secret that it keeps in Secrets Manager (DOC, where nothing else is said). */
import { regionalArn } from './arns';
import type { CognitoState, ManagedSecret, UserPool, UserPoolClient } from './state';

/** Cognito lets two secrets of a client be valid at a time, so that its users can move from one to the other. */
export const MOST_SECRETS = 2;

const ROTATION_DAYS = 7;

/** Whether Secrets Manager can keep the secret of a client: Cognito moves only secrets that it generated. */
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
 * Gives a client a new secret. Of two secrets the older one goes; that the other one stays valid until the next rotation is INF.
 * @returns the id of the version that Secrets Manager makes of it
 */
export function rotateSecret(
  state: CognitoState,
  client: UserPoolClient,
  managed: ManagedSecret,
  versionId: string = state.ids.newVersionId(),
): string {
  const newest = client.secrets.at(-1);
  // Not in the same millisecond as the last one: a secret is known by when it was created.
  const createdAt = Math.max(state.now(), (newest?.createdAt ?? 0) + 1);
  const value = state.ids.newClientSecret();
  client.secrets = [...client.secrets.slice(1 - MOST_SECRETS), { value, isGenerated: true, createdAt }];
  managed.versions = [...managed.versions.slice(1 - MOST_SECRETS), { id: versionId, value, createdAt }];
  managed.rotatedAt = createdAt;
  return versionId;
}

/** Deletes the secret from Secrets Manager, without a recovery window. That Cognito answers the newest value from then on is INF. */
export function withdrawSecret(client: UserPoolClient): void {
  delete client.managedSecret;
  client.secrets = client.secrets.slice(-1);
}

/** The secret's ARN as Secrets Manager writes it (DOC). */
export const ownArnOf = (state: CognitoState, secret: ManagedSecret) => arnOf({ ...state, secretArn: 'colon' }, secret);

/**
 * The secret's ARN as Cognito answers it. Secrets Manager's own ARNs have `secret:`, the pattern of Cognito's API model has `secret/`
 * (OPEN), so the server's option `secretArn` decides.
 */
export function arnOf(state: CognitoState, { name, suffix }: ManagedSecret): string {
  return regionalArn(state, 'secretsmanager', `secret${state.secretArn === 'colon' ? ':' : '/'}${name}-${suffix}`);
}
