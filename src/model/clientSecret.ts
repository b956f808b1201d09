import type { Properties, SecretAnswer } from './properties';

/** The members of Cognito's answer about the secret of a client. */
export const SECRET_MEMBERS = ['ClientSecret', 'ClientSecretArn'] as const satisfies readonly (keyof SecretAnswer)[];

/** The values of a client that no message and no log may contain. The client may come unchecked from an event or an answer. */
export function secretsOf({ ClientSecret }: { readonly ClientSecret?: unknown }): string[] {
  return typeof ClientSecret === 'string' ? [ClientSecret] : [];
}

/** Whether a client has a secret. This never changes after the create. */
export function hasSecret(client: SecretAnswer): boolean {
  return client.ClientSecret !== undefined || isManaged(client);
}

/** The properties of a model about the secret. */
export function secretProperties(client: SecretAnswer): Properties {
  const { ClientSecret } = client;
  const ClientSecretArn = secretArnOf(client);
  return { ...(ClientSecret !== undefined && { ClientSecret }), ...(ClientSecretArn !== undefined && { ClientSecretArn }) };
}

/**
 * The ARN in the form of Secrets Manager, with `secret:`. The pattern in Cognito's API model has `secret/` (OPEN). Permissions
 * and dynamic references in templates work only with the form of Secrets Manager.
 */
export function secretArnOf({ ClientSecretArn }: SecretAnswer): string | undefined {
  return ClientSecretArn?.replace(/^(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret)\//, '$1:');
}

/**
 * Whether Cognito keeps the secret of a client in Secrets Manager. If so, Cognito answers with the ARN instead of the value
 * (DOC).
 */
export function isManaged({ ClientSecretArn }: SecretAnswer): boolean {
  return ClientSecretArn !== undefined;
}
