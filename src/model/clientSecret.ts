import type { Properties, SecretAnswer } from './properties';

/** The members of Cognito's answer about the secret of a client. */
export const SECRET_MEMBERS = ['ClientSecret', 'ClientSecretArn'] as const satisfies readonly (keyof SecretAnswer)[];

/** The values of a client, or of whatever stands in its place, that must not get into a message or a log. */
export function secretsOf({ ClientSecret }: { readonly ClientSecret?: unknown }): string[] {
  return typeof ClientSecret === 'string' ? [ClientSecret] : [];
}

/** Whether a client has a secret. That is decided when the client is made, and never changes. */
export function hasSecret(client: SecretAnswer): boolean {
  return client.ClientSecret !== undefined || isManaged(client);
}

/** The properties of a model that say what Cognito answers about the secret. */
export function secretProperties(client: SecretAnswer): Properties {
  const { ClientSecret } = client;
  const ClientSecretArn = secretArnOf(client);
  return { ...(ClientSecret !== undefined && { ClientSecret }), ...(ClientSecretArn !== undefined && { ClientSecretArn }) };
}

/**
 * The ARN as Secrets Manager writes it, with `secret:`. The pattern in Cognito's API model has `secret/` (OPEN). A permission and a dynamic
 * reference of a template work with Secrets Manager's own form alone.
 */
export function secretArnOf({ ClientSecretArn }: SecretAnswer): string | undefined {
  return ClientSecretArn?.replace(/^(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret)\//, '$1:');
}

/** Whether Cognito keeps the secret of a client in Secrets Manager. It then answers the ARN in place of the value (DOC). */
export function isManaged({ ClientSecretArn }: SecretAnswer): boolean {
  return ClientSecretArn !== undefined;
}
