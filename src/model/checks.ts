// The checks of an app client, by id, for `npm run check` and the guides. The ids never change, because reports print them and
// users write them into configurations. The handlers need only the ids, so the bundle does not contain these sentences.

/** The checks of single values. */
export const VALUE_CHECKS = {
  'unknown-property': 'Every property is in the schema.',
  'unknown-member': 'Every member of an object is in the schema.',
  'read-only': 'A template does not set a property that only Cognito sets.',
  required: 'A required property or member has a value.',
  'wrong-type': 'A value has the type of its property.',
  length: 'A string has a length that Cognito accepts.',
  pattern: 'A string has the form and the characters that Cognito accepts.',
  range: 'A number is in the range that Cognito accepts.',
  'too-many-items': 'A list has no more items than Cognito accepts.',
  enumeration: 'A value is in the fixed list of values of its property.',
  'unknown-value': 'Cognito is known to accept the value.',
} as const;

/** The rules about a client as a whole, in the order of `RULES`. */
export const RULE_CHECKS = {
  'access-token-validity': 'AccessTokenValidity is 5 minutes to 1 day.',
  'id-token-validity': 'IdTokenValidity is 5 minutes to 1 day.',
  'refresh-token-validity': 'RefreshTokenValidity is 60 minutes to 10 years.',
  'access-token-outlives-refresh-token': 'AccessTokenValidity is not longer than RefreshTokenValidity.',
  'id-token-outlives-refresh-token': 'IdTokenValidity is not longer than RefreshTokenValidity.',
  'callback-urls': 'A callback URL uses https (http only for localhost, 127.0.0.1 and [::1]) and has no fragment.',
  'logout-urls': 'A logout URL uses https (http only for localhost, 127.0.0.1 and [::1]) and has no fragment.',
  'default-redirect-uri': 'DefaultRedirectURI is one of CallbackURLs.',
  'oauth-without-flows': 'AllowedOAuthFlows is not empty while AllowedOAuthFlowsUserPoolClient is true.',
  'oauth-without-scopes': 'AllowedOAuthScopes is not empty while AllowedOAuthFlowsUserPoolClient is true.',
  'redirect-without-callbacks': 'CallbackURLs is not empty while AllowedOAuthFlows contains code or implicit.',
  'client-credentials-with-redirect': 'AllowedOAuthFlows does not combine client_credentials with code or implicit.',
  'client-credentials-without-secret': 'A client with client_credentials has a secret.',
  'client-credentials-with-user-scopes': 'A client with client_credentials has no scope about a user, such as openid.',
  'legacy-auth-flows': 'ExplicitAuthFlows does not combine ALLOW_ names with the names of 2018.',
  'client-token-auth-with-others': 'ALLOW_CLIENT_TOKEN_AUTH is the only authentication flow of its client.',
  'client-token-auth-without-secret': 'A client with ALLOW_CLIENT_TOKEN_AUTH has a secret.',
  'rotation-with-refresh-auth': 'A client with refresh token rotation does not have ALLOW_REFRESH_TOKEN_AUTH.',
  'unwritable-attributes': 'WriteAttributes contains no attribute that only Cognito writes.',
  'context-data-without-secret': 'A client with EnablePropagateAdditionalUserContextData has a secret.',
  'analytics-project': 'AnalyticsConfiguration has either ApplicationArn, or ApplicationId, RoleArn and ExternalId.',
  'published-without-secret': 'A client with PublishSecretsInAWSSecretsManager has a secret.',
} as const;

export type ValueCheck = keyof typeof VALUE_CHECKS;
export type RuleId = keyof typeof RULE_CHECKS;
export type CheckId = ValueCheck | RuleId;
