import type { LocalCognito } from '../../local/cognito/server';

export interface ListedClient {
  ClientId: string;
  ClientName: string;
}

/** A user pool, read and changed directly in the local Cognito, without injected faults. */
export class Pool {
  readonly id: string;

  constructor(
    private readonly cognito: LocalCognito,
    name: string,
  ) {
    this.id = (cognito.perform('CreateUserPool', { PoolName: name }).UserPool as { Id: string }).Id;
  }

  clients(): ListedClient[] {
    const found: ListedClient[] = [];
    let NextToken: unknown;
    do {
      const page = this.cognito.perform('ListUserPoolClients', { UserPoolId: this.id, MaxResults: 60, NextToken });
      found.push(...(page.UserPoolClients as ListedClient[]));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return found;
  }

  /** The clients that a resource may have created. Their name is the template's, or starts with the logical id. */
  clientsNamedFor(name: string | undefined, logicalResourceId: string): ListedClient[] {
    return this.clients().filter(({ ClientName }) =>
      name === undefined ? ClientName.startsWith(`${logicalResourceId}-`) : ClientName === name,
    );
  }

  create(input: object): string {
    const { UserPoolClient } = this.cognito.perform('CreateUserPoolClient', { ...input, UserPoolId: this.id });
    return (UserPoolClient as { ClientId: string }).ClientId;
  }

  /** The client as Cognito shows it; undefined if it does not exist. */
  describe(ClientId: string): Record<string, unknown> | undefined {
    if (!this.clients().some((client) => client.ClientId === ClientId)) return undefined;
    const { UserPoolClient } = this.cognito.perform('DescribeUserPoolClient', { UserPoolId: this.id, ClientId });
    return UserPoolClient as Record<string, unknown>;
  }

  /** Updates a client as the console does: it sends all settings that it shows, with the changes. */
  edit(ClientId: string, changes: object): void {
    const { ClientSecret: _secret, ClientSecretArn: _arn, ...shown } = this.describe(ClientId) ?? {};
    const { CreationDate: _created, LastModifiedDate: _modified, ...live } = shown;
    this.cognito.perform('UpdateUserPoolClient', { ...live, ...changes });
  }

  /** The secret that Secrets Manager keeps for a client; undefined if it keeps none. */
  keptSecret(ClientId: string): string | undefined {
    const { ClientSecretArn } = this.describe(ClientId) ?? {};
    if (ClientSecretArn === undefined) return undefined;
    const { SecretString } = this.cognito.perform('GetSecretValue', { SecretId: ClientSecretArn });
    return JSON.parse(String(SecretString)).clientSecretValue;
  }

  delete(ClientId: string): void {
    this.cognito.perform('DeleteUserPoolClient', { UserPoolId: this.id, ClientId });
  }
}
