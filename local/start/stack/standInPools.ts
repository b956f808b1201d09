import type { Settings } from '../../../src/model/properties';
import type { ReceivedCall } from '../../cognito/receivedCall';
import type { LocalCognito } from '../../cognito/server';
import { contentsFor, contentsInWords, type PoolContents, requestsFor } from '../poolContents';

/** The id of a user pool (API model). */
const POOL_ID = /^[\w-]{1,54}_[0-9a-zA-Z]+$/;

const CLIENT_OPERATIONS = ['CreateUserPoolClient', 'UpdateUserPoolClient'];

/**
 * The user pools that a template names and does not make. On an account they are there. On this machine each of them comes to be, under
 * its id, when the first request names it, and gets what its clients name, when they first name it.
 */
export class StandInPools {
  /** What has been made in each of them, by their ids. */
  readonly made = new Map<string, PoolContents>();

  private readonly reported = new Map<string, string>();

  /** @param cognito is there by the time of the first request */
  constructor(private readonly cognito: () => LocalCognito) {}

  /** Sees each request before Cognito does. It refuses nothing, and changes none. */
  readonly before = ({ operation, input }: ReceivedCall): undefined => {
    const { UserPoolId: id } = input;
    if (typeof id !== 'string' || !POOL_ID.test(id)) return;
    if (!this.made.has(id) && this.isUnknown(id)) {
      this.cognito().addUserPool(id, 'made-by-npm-start');
      this.made.set(id, { providers: [], servers: {}, attributes: [] });
    }
    const made = this.made.get(id);
    if (made === undefined) return;
    if (CLIENT_OPERATIONS.includes(operation)) this.furnish(id, made, input as Settings);
    else this.giveWay(operation, input, made);
  };

  /** A pool that a stack has made and deleted is not to come back. */
  private isUnknown(id: string): boolean {
    const wasMade = this.cognito().requests.some(
      ({ operation, answer }) => operation === 'CreateUserPool' && (answer.UserPool as { Id?: string } | undefined)?.Id === id,
    );
    return !wasMade && !this.succeeds('DescribeUserPool', { UserPoolId: id });
  }

  private furnish(id: string, made: PoolContents, settings: Settings): void {
    const { providers, servers, attributes } = contentsFor(settings);
    for (const [Identifier, scopes] of Object.entries(servers)) {
      const known = made.servers[Identifier];
      if (
        known &&
        scopes.some((scope) => !known.includes(scope)) &&
        this.succeeds('DeleteResourceServer', { UserPoolId: id, Identifier })
      ) {
        servers[Identifier] = [...new Set([...known, ...scopes])];
      }
    }
    const wanted = { providers, servers, attributes: attributes.filter((name) => !made.attributes.includes(name)) };
    for (const { operation, input } of requestsFor(id, wanted)) {
      // What is there already is refused. So is what no pool can have, and then the client is refused as well, with the reason.
      if (this.succeeds(operation, input)) note(made, operation, input);
    }
  }

  /** A provider or a resource server of the template itself takes the place of one that was made for a client. */
  private giveWay(
    operation: string,
    { UserPoolId, ProviderName, Identifier }: Record<string, unknown>,
    made: PoolContents,
  ): void {
    if (operation === 'CreateIdentityProvider' && made.providers.includes(String(ProviderName))) {
      this.succeeds('DeleteIdentityProvider', { UserPoolId, ProviderName });
      made.providers = made.providers.filter((name) => name !== ProviderName);
    }
    if (operation === 'CreateResourceServer' && String(Identifier) in made.servers) {
      this.succeeds('DeleteResourceServer', { UserPoolId, Identifier });
      delete made.servers[String(Identifier)];
    }
  }

  /** The contents of each pool in words, of those that are new or have more in them since the last call. */
  news(): Record<string, string> {
    const inWords = [...this.made].map(([id, contents]): [string, string] => [
      id,
      contentsInWords(contents).join('; ') || 'empty',
    ]);
    const news = inWords.filter(([id, words]) => this.reported.get(id) !== words);
    for (const [id, words] of news) this.reported.set(id, words);
    return Object.fromEntries(news);
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

function note(made: PoolContents, operation: string, input: Record<string, unknown>): void {
  if (operation === 'CreateIdentityProvider') made.providers.push(String(input.ProviderName));
  if (operation === 'CreateResourceServer') {
    made.servers[String(input.Identifier)] = (input.Scopes as { ScopeName: string }[]).map(({ ScopeName }) => ScopeName);
  }
  if (operation === 'AddCustomAttributes') {
    made.attributes.push(...(input.CustomAttributes as { Name: string; DeveloperOnlyAttribute?: boolean }[]).map(attributeName));
  }
}

function attributeName({ Name, DeveloperOnlyAttribute }: { Name: string; DeveloperOnlyAttribute?: boolean }): string {
  return `${DeveloperOnlyAttribute ? 'dev:' : ''}custom:${Name}`;
}
