// The checks of an app client, by id, for `npm run check` and the guides. The ids are printed and people write them down, so they do
// not change. The handlers need the ids alone, so these sentences are not in the bundle.

/** The checks of each value by itself. */
export const VALUE_CHECKS = {
  'unknown-property': 'A property is one of the schema.',
  'unknown-member': 'A member of an object is one of the schema.',
  'read-only': 'A template gives no property that only Cognito sets.',
  required: 'A required property or member has a value.',
  'wrong-type': 'A value has the type of its property.',
  length: 'A string has as many characters as Cognito takes.',
  pattern: 'A string has the form and the characters that Cognito takes.',
  range: 'A number is in the range that Cognito takes.',
  'too-many-items': 'A list has no more items than Cognito takes.',
  enumeration: 'A value of a list that Cognito does not add to is on it.',
  'unknown-value': 'A value is one of those that Cognito is known to take.',
} as const;

/** The rules about a client as a whole, in the order of `RULES`. */
export const RULE_CHECKS = {
  'access-token-validity': 'AccessTokenValidity is 5 minutes to 1 day.',
  'id-token-validity': 'IdTokenValidity is 5 minutes to 1 day.',
  'refresh-token-validity': 'RefreshTokenValidity is 60 minutes to 10 years.',
  'access-token-outlives-refresh-token': 'AccessTokenValidity is at most RefreshTokenValidity.',
  'id-token-outlives-refresh-token': 'IdTokenValidity is at most RefreshTokenValidity.',
  'callback-urls': 'A callback URL has https, or http for this machine, and no fragment.',
  'logout-urls': 'A logout URL has https, or http for this machine, and no fragment.',
  'default-redirect-uri': 'DefaultRedirectURI is one of CallbackURLs.',
  'oauth-without-flows': 'OAuth that is on has a flow.',
  'oauth-without-scopes': 'OAuth that is on has a scope.',
  'redirect-without-callbacks': 'The flows code and implicit have a callback URL.',
  'client-credentials-with-redirect': 'client_credentials stands without code and implicit.',
  'client-credentials-without-secret': 'client_credentials has a client with a secret.',
  'client-credentials-with-user-scopes': 'client_credentials has no scope about a user.',
  'legacy-auth-flows': 'Auth flows of 2018 stand without those of today.',
  'client-token-auth-with-others': 'ALLOW_CLIENT_TOKEN_AUTH is the only auth flow.',
  'client-token-auth-without-secret': 'ALLOW_CLIENT_TOKEN_AUTH has a client with a secret.',
  'rotation-with-refresh-auth': 'Rotation of refresh tokens stands without ALLOW_REFRESH_TOKEN_AUTH.',
  'unwritable-attributes': 'The client writes no attribute that only Cognito writes.',
  'context-data-without-secret': 'Context data has a client with a secret.',
  'analytics-project': 'Analytics name their project in one of two ways.',
  'published-without-secret': 'A secret that is published is there.',
} as const;

export type ValueCheck = keyof typeof VALUE_CHECKS;
export type RuleId = keyof typeof RULE_CHECKS;
export type CheckId = ValueCheck | RuleId;
