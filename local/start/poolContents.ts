import type { Settings } from '../../src/model/properties';

/** The contents that a pool needs because its clients name them. */
export interface PoolContents {
  /** The names of identity providers. */
  providers: string[];
  /** Resource servers by their identifiers, each with the names of its scopes. */
  servers: Record<string, string[]>;
  /** The names of custom attributes, as a client names them: `custom:tenant`. */
  attributes: string[];
}

export interface PoolRequest {
  operation: 'CreateIdentityProvider' | 'CreateResourceServer' | 'AddCustomAttributes';
  input: Record<string, unknown>;
}

/** Collects the contents that a client names. Leaves out names that every pool has, and names in an invalid form. */
export function contentsFor(
  settings: Pick<Settings, 'SupportedIdentityProviders' | 'AllowedOAuthScopes' | 'ReadAttributes' | 'WriteAttributes'>,
): PoolContents {
  const { SupportedIdentityProviders = [], AllowedOAuthScopes = [], ReadAttributes = [], WriteAttributes = [] } = settings;
  const servers: Record<string, string[]> = {};
  for (const scope of new Set(AllowedOAuthScopes)) {
    // The last slash separates: an identifier may contain slashes.
    const [, identifier, name] = /^(.+)\/([^/]+)$/.exec(scope) ?? [];
    if (identifier !== undefined && name !== undefined) servers[identifier] = [...(servers[identifier] ?? []), name];
  }
  const attributes = [...new Set([...ReadAttributes, ...WriteAttributes])].filter((name) => CUSTOM.test(name));
  return { providers: [...new Set(SupportedIdentityProviders)].filter((name) => name !== 'COGNITO'), servers, attributes };
}

/** A custom attribute as a client names it. The prefix `dev:` marks an attribute that only developers may change. */
const CUSTOM = /^(dev:)?custom:(.+)$/;

/** The maximum number of custom attributes in one request (API model). */
const MAX_ATTRIBUTES_PER_REQUEST = 25;

/** The requests that add the contents to a pool. */
export function requestsFor(UserPoolId: string, { providers, servers, attributes }: PoolContents): PoolRequest[] {
  const schema = attributes.map(schemaAttribute);
  const batches = Array.from({ length: Math.ceil(schema.length / MAX_ATTRIBUTES_PER_REQUEST) }, (_, index) =>
    schema.slice(index * MAX_ATTRIBUTES_PER_REQUEST, (index + 1) * MAX_ATTRIBUTES_PER_REQUEST),
  );
  return [
    ...providers.map((ProviderName): PoolRequest => {
      const { type: ProviderType, details: ProviderDetails } = providerOf(ProviderName);
      return { operation: 'CreateIdentityProvider', input: { UserPoolId, ProviderName, ProviderType, ProviderDetails } };
    }),
    ...Object.entries(servers).map(([Identifier, names]): PoolRequest => {
      const Scopes = names.map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }));
      return { operation: 'CreateResourceServer', input: { UserPoolId, Identifier, Name: 'created by npm start', Scopes } };
    }),
    ...batches.map(
      (CustomAttributes): PoolRequest => ({ operation: 'AddCustomAttributes', input: { UserPoolId, CustomAttributes } }),
    ),
  ];
}

function schemaAttribute(name: string): Record<string, unknown> {
  const [, developerOnly, Name] = CUSTOM.exec(name) ?? [];
  return {
    Name,
    AttributeDataType: 'String',
    Mutable: true,
    ...(developerOnly !== undefined && { DeveloperOnlyAttribute: true }),
  };
}

const OAUTH = { client_id: 'created-by-npm-start', client_secret: 'created-by-npm-start' };

/** The types whose provider has the same name as the type, with the details that Cognito requires. */
const SOCIAL: Readonly<Record<string, Record<string, string>>> = {
  Facebook: { ...OAUTH, authorize_scopes: 'public_profile,email' },
  Google: { ...OAUTH, authorize_scopes: 'openid email' },
  LoginWithAmazon: { ...OAUTH, authorize_scopes: 'profile' },
  SignInWithApple: {
    client_id: OAUTH.client_id,
    team_id: 'TEAM123456',
    key_id: 'KEY1234567',
    private_key: 'created-by-npm-start',
    authorize_scopes: 'email name',
  },
};

/**
 * The details of all other providers. A client does not say whether a provider is SAML or OIDC. OIDC needs no metadata from
 * another site.
 */
const OIDC = {
  ...OAUTH,
  attributes_request_method: 'GET',
  authorize_scopes: 'openid',
  oidc_issuer: 'https://login.example.com',
  authorize_url: 'https://login.example.com/authorize',
  token_url: 'https://login.example.com/token',
  attributes_url: 'https://login.example.com/userinfo',
  jwks_uri: 'https://login.example.com/jwks.json',
};

function providerOf(name: string): { type: string; details: Record<string, string> } {
  const social = SOCIAL[name];
  return social ? { type: name, details: social } : { type: 'OIDC', details: OIDC };
}

/** Describes the contents for a user: one phrase for each kind. */
export function describeContents({ providers, servers, attributes }: PoolContents): string[] {
  const named = providers.map((name) => (providerOf(name).type === name ? name : `${name} (as OIDC)`));
  return [
    ...(providers.length > 0 ? [`${plural(providers.length, 'identity provider')} ${named.join(', ')}`] : []),
    ...Object.entries(servers).map(
      ([identifier, scopes]) => `resource server ${identifier} with ${plural(scopes.length, 'scope')} ${scopes.join(', ')}`,
    ),
    ...(attributes.length > 0 ? [`${plural(attributes.length, 'custom attribute')} ${attributes.join(', ')}`] : []),
  ];
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
