/** What Cognito answers about the secret of a client: its value, or where Secrets Manager keeps it, or neither. */
export interface SecretAnswer {
  ClientSecret?: string | undefined;
  ClientSecretArn?: string | undefined;
}

/** Whether a client has a secret. That is decided when the client is made, and never changes. */
export function hasSecret(client: SecretAnswer): boolean {
  return client.ClientSecret !== undefined || isManaged(client);
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
