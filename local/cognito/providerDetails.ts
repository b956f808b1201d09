/** The details of an identity provider as answers show them: the sent details, and those that Cognito adds. */

type Details = Readonly<Record<string, string>>;

/**
 * The details that Cognito adds, by type (DOC). For SAML it reads them from the metadata, which the local Cognito does not read.
 */
const ADDED_DETAILS: Readonly<Record<string, (sent: Details) => Details>> = {
  OIDC: () => ({ attributes_url_add_attributes: 'false' }),
  LoginWithAmazon: () => ({
    attributes_url: 'https://api.amazon.com/user/profile',
    attributes_url_add_attributes: 'false',
    authorize_url: 'https://www.amazon.com/ap/oa',
    token_request_method: 'POST',
    token_url: 'https://api.amazon.com/auth/o2/token',
  }),
  Google: () => ({
    attributes_url: 'https://people.googleapis.com/v1/people/me?personFields=',
    attributes_url_add_attributes: 'true',
    authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
    oidc_issuer: 'https://accounts.google.com',
    token_request_method: 'POST',
    token_url: 'https://www.googleapis.com/oauth2/v4/token',
  }),
  SignInWithApple: () => ({
    attributes_url_add_attributes: 'false',
    authorize_url: 'https://appleid.apple.com/auth/authorize',
    oidc_issuer: 'https://appleid.apple.com',
    token_request_method: 'POST',
    token_url: 'https://appleid.apple.com/auth/token',
  }),
  // The default is the version in the documentation's example (INF).
  Facebook: ({ api_version = 'v17.0' }) => ({
    api_version,
    attributes_url: `https://graph.facebook.com/${api_version}/me?fields=`,
    attributes_url_add_attributes: 'true',
    authorize_url: `https://www.facebook.com/${api_version}/dialog/oauth`,
    token_request_method: 'GET',
    token_url: `https://graph.facebook.com/${api_version}/oauth/access_token`,
  }),
};

/** Answers never show Apple's private key, but show the client secrets of other providers (DOC). Sent details win (INF). */
export function shownProviderDetails(type: string, sent: Details): Details {
  const { private_key: _hidden, ...shown } = sent;
  return { ...ADDED_DETAILS[type]?.(sent), ...(type === 'SignInWithApple' ? shown : sent) };
}
