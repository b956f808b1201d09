import type { Settings } from '../../../src/model/properties';
import type { ReceivedCall } from '../../cognito/receivedCall';
import type { LocalCognito } from '../../cognito/server';
import { contentsFor, describeContents, type PoolContents, requestsFor } from '../poolContents';

/** The id of a user pool (API model). */
const POOL_ID = /^[\w-]{1,54}_[0-9a-zA-Z]+$/;

const CLIENT_OPERATIONS = ['CreateUserPoolClient', 'UpdateUserPoolClient'];

/**
 * The user pools that a template names but does not create. In an account they exist already. On this machine, the first request
 * that names such a pool creates it with this id. The first client that names an identity provider, a resource server or a custom
 * attribute adds it to the pool.
 */
export class StandInPools {
  /** The added contents of each pool, by its id. */
  readonly contents = new Map<string, PoolContents>();

  private readonly reported = new Map<string, string>();

  /** @param cognito returns the local Cognito, from the first request on */
  constructor(private readonly cognito: () => LocalCognito) {}

  /** Runs before Cognito handles a request. Never refuses or changes the request. */
  readonly before = ({ operation, input }: ReceivedCall): undefined => {
    const { UserPoolId: id } = input;
    if (typeof id !== 'string' || !POOL_ID.test(id)) return;
    if (!this.contents.has(id) && this.isUnknown(id)) {
      this.cognito().addUserPool(id, 'created-by-npm-start');
      this.contents.set(id, { providers: [], servers: {}, attributes: [] });
    }
    const contents = this.contents.get(id);
    if (contents === undefined) return;
    if (CLIENT_OPERATIONS.includes(operation)) this.addContents(id, contents, input as Settings);
    else this.removeConflict(operation, input, contents);
  };

  /** A pool that a stack created and deleted is known, so that no request creates it again. */
  private isUnknown(id: string): boolean {
    const wasCreated = this.cognito().requests.some(
      ({ operation, answer }) => operation === 'CreateUserPool' && (answer.UserPool as { Id?: string } | undefined)?.Id === id,
    );
    return !wasCreated && !this.succeeds('DescribeUserPool', { UserPoolId: id });
  }

  private addContents(id: string, contents: PoolContents, settings: Settings): void {
    const { providers, servers, attributes } = contentsFor(settings);
    for (const [Identifier, scopes] of Object.entries(servers)) {
      const known = contents.servers[Identifier];
      if (
        known &&
        scopes.some((scope) => !known.includes(scope)) &&
        this.succeeds('DeleteResourceServer', { UserPoolId: id, Identifier })
      ) {
        servers[Identifier] = [...new Set([...known, ...scopes])];
      }
    }
    const wanted = { providers, servers, attributes: attributes.filter((name) => !contents.attributes.includes(name)) };
    for (const { operation, input } of requestsFor(id, wanted)) {
      // Cognito refuses contents that exist already, and contents that no pool can have. In the second case it also refuses the
      // client, with the reason.
      if (this.succeeds(operation, input)) recordContents(contents, operation, input);
    }
  }

  /** Deletes a provider or a resource server that was added for a client, if the template itself creates it now. */
  private removeConflict(
    operation: string,
    { UserPoolId, ProviderName, Identifier }: Record<string, unknown>,
    contents: PoolContents,
  ): void {
    if (operation === 'CreateIdentityProvider' && contents.providers.includes(String(ProviderName))) {
      this.succeeds('DeleteIdentityProvider', { UserPoolId, ProviderName });
      contents.providers = contents.providers.filter((name) => name !== ProviderName);
    }
    if (operation === 'CreateResourceServer' && String(Identifier) in contents.servers) {
      this.succeeds('DeleteResourceServer', { UserPoolId, Identifier });
      delete contents.servers[String(Identifier)];
    }
  }

  /** Describes the contents of each pool that is new or changed since the last call. */
  newContents(): Record<string, string> {
    const descriptions = [...this.contents].map(([id, contents]): [string, string] => [
      id,
      describeContents(contents).join('; ') || 'empty',
    ]);
    const changed = descriptions.filter(([id, description]) => this.reported.get(id) !== description);
    for (const [id, description] of changed) this.reported.set(id, description);
    return Object.fromEntries(changed);
  }

  private succeeds(operation: string, input: Record<string, unknown>): boolean {
    try {
      this.cognito().perform(operation, input);
      return true;
    } catch {
      return false;
    }
  }
}

function recordContents(contents: PoolContents, operation: string, input: Record<string, unknown>): void {
  if (operation === 'CreateIdentityProvider') contents.providers.push(String(input.ProviderName));
  if (operation === 'CreateResourceServer') {
    contents.servers[String(input.Identifier)] = (input.Scopes as { ScopeName: string }[]).map(({ ScopeName }) => ScopeName);
  }
  if (operation === 'AddCustomAttributes') {
    contents.attributes.push(
      ...(input.CustomAttributes as { Name: string; DeveloperOnlyAttribute?: boolean }[]).map(attributeName),
    );
  }
}

function attributeName({ Name, DeveloperOnlyAttribute }: { Name: string; DeveloperOnlyAttribute?: boolean }): string {
  return `${DeveloperOnlyAttribute ? 'dev:' : ''}custom:${Name}`;
}
