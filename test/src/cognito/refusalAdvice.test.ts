/** The message about a known refusal ends with advice. Cognito's own message comes first. */
import { toHandlerError } from '../../../src/cognito/errors';
import { serviceException } from '../../support/exceptions';

const message = (name: string, words: string) => toHandlerError('UpdateUserPoolClient', serviceException(name, words)).message;
const INVALID = 'InvalidParameterException';

const REFUSALS: [string, string, string][] = [
  ['ScopeDoesNotExistException', 'Invalid scope requested: shop/read', 'AllowedOAuthScopes'],
  [INVALID, 'The provider Okta does not exist for User Pool us-east-1_a.', 'SupportedIdentityProviders'],
  [INVALID, 'Invalid read attributes specified while creating a client', 'ReadAttributes'],
  [INVALID, 'Invalid write attributes specified while creating a client', 'WriteAttributes'],
  [INVALID, 'The integration with Pinpoint is not supported for the requested eu-north-1 region.', 'AnalyticsConfiguration'],
  [
    'FeatureUnavailableInTierException',
    'The following features need to be disabled for the LITE pricing tier configured: Refresh Token Rotation',
    'RefreshTokenRotation',
  ],
  [
    'FeatureUnavailableInTierException',
    'The following features need to be disabled for the LITE pricing tier configured: Something Else, Refresh Token Rotation',
    'UserPoolTier',
  ],
  ['LimitExceededException', 'Too many clients', 'quota'],
  ['AccessDeniedException', 'User: arn is not authorized to perform: cognito-idp:UpdateUserPoolClient', 'permission'],
];

test.each(REFUSALS)('%s: %s', (name, words, about) => {
  const answer = `UpdateUserPoolClient answered ${name}: ${words.replace(/[.]?$/, '.')} `;
  const [beginning, advice] = [message(name, words).slice(0, answer.length), message(name, words).slice(answer.length)];
  expect(beginning).toBe(answer);
  expect(advice).toMatch(/^[A-Z].*[.]$/);
  expect(advice).toContain(about);
});

test.each([
  [INVALID, 'Something that is not recorded.'],
  [
    INVALID,
    "1 validation error detected: Value 'X' at 'feature' failed to satisfy constraint: Member must satisfy enum value set: [Y]",
  ],
  ['ResourceNotFoundExceptional', 'The provider Okta does not exist for User Pool us-east-1_a.'],
])('gives no advice for an unknown refusal: %s, %s', (name, words) => {
  expect(message(name, words)).toBe(`UpdateUserPoolClient answered ${name}: ${words}`);
});

test('leaves out a message that quotes a signed request, and keeps the advice', () => {
  expect(message('AccessDeniedException', 'Credential=AKIA/20260101')).toMatch(
    /^UpdateUserPoolClient answered AccessDeniedException\. Allow this permission /,
  );
});
