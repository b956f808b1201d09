import type { Side } from './difference';

/** Something that Cognito's API has and we do not, or the other way round, and why that is on purpose. */
export interface LeftOut {
  readonly by: Side;
  /** What it is, as the watch names it: see keyOf in difference.ts. */
  readonly what: readonly string[];
  readonly reason: string;
}

/** The one list of what is different on purpose. A line that is not needed any more is a finding of its own. */
export const LEFT_OUT: readonly LeftOut[] = [
  {
    by: 'resource type',
    what: ['CreateUserPoolClientRequest.ClientSecret'],
    reason: "A secret of the caller's own would stand in the template in plain text. Cognito generates the secret instead.",
  },
  {
    by: 'resource type',
    what: [
      'CreateUserPoolClientResponse.UserPoolClient.PublishSecretsInAWSSecretsManager',
      'DescribeUserPoolClientResponse.UserPoolClient.PublishSecretsInAWSSecretsManager',
      'UpdateUserPoolClientResponse.UserPoolClient.PublishSecretsInAWSSecretsManager',
    ],
    reason: 'Cognito answers ClientSecretArn in its place, and Read derives the property from that.',
  },
  {
    by: 'resource type',
    what: ['ListUserPoolClientsRequest.ClientType'],
    reason: 'CloudFormation lists every client of a pool. A filter would hide those that registered themselves.',
  },
  {
    by: 'resource type',
    what: ['AddUserPoolClientSecret', 'DeleteUserPoolClientSecret', 'ListUserPoolClientSecrets'],
    reason: 'A second secret lives for the days of one rotation: it is a step of a script, and no state of a template.',
  },
  {
    by: 'resource type',
    what: ['GetUserPoolClientSessionConfiguration', 'SetUserPoolClientSessionConfiguration'],
    reason: "AWS's own type AWS::Cognito::UserPoolClientSessionConfigurationAttachment does this for any client id.",
  },
  {
    by: 'resource type',
    what: ['CreateManagedLoginBranding', 'DescribeManagedLoginBrandingByClient'],
    reason: "AWS's own type AWS::Cognito::ManagedLoginBranding does this for any client id.",
  },
  {
    by: 'resource type',
    what: ['CreateTerms', 'DescribeTerms', 'DescribeTermsByClient', 'UpdateTerms'],
    reason: "AWS's own type AWS::Cognito::Terms does this for any client id.",
  },
  {
    by: 'resource type',
    what: ['DescribeRiskConfiguration', 'SetRiskConfiguration'],
    reason: "AWS's own type AWS::Cognito::UserPoolRiskConfigurationAttachment does this for any client id.",
  },
  {
    by: 'resource type',
    what: ['GetUICustomization', 'SetUICustomization'],
    reason: "AWS's own type AWS::Cognito::UserPoolUICustomizationAttachment does this for any client id.",
  },
  {
    by: 'resource type',
    what: [
      'CreateCIMDPolicy',
      'DescribeCIMDPolicy',
      'ListCIMDPolicies',
      'ListClientMetadataURLs',
      'UpdateCIMDPolicy',
      'UpdateClientMetadataURLState',
    ],
    reason:
      'A policy on client id metadata documents is a resource of its own, with an id of its own. It belongs in a type of its own, next to the client.',
  },
  {
    by: 'resource type',
    what: [
      'AdminInitiateAuth',
      'AdminRespondToAuthChallenge',
      'ConfirmForgotPassword',
      'ConfirmSignUp',
      'ForgotPassword',
      'GetClientToken',
      'GetDerivedToken',
      'GetTokensFromRefreshToken',
      'InitiateAuth',
      'ResendConfirmationCode',
      'RespondToAuthChallenge',
      'RevokeToken',
      'SignUp',
    ],
    reason: 'An app calls this to sign users up or in, or to get a token. It uses a client and changes nothing about it.',
  },
  {
    by: 'resource type',
    what: ['AdminListUserSessions', 'ListUserSessions'],
    reason: 'This lists what a user is signed in to. It uses a client and changes nothing about it.',
  },
  {
    by: 'local Cognito',
    what: ['ListUserPoolClientSecretsRequest.NextToken'],
    reason: 'No answer gives out a token: Cognito documents that one answer holds both secrets.',
  },
  {
    by: 'local Cognito',
    what: ['ListUserPoolsRequest.MaxResults required'],
    reason: 'Cognito refuses a missing MaxResults as the value 0 and not as a missing one (recorded).',
  },
  {
    by: 'local Cognito',
    what: [
      'CreateUserPoolClientRequest.ExplicitAuthFlows[] ALLOW_CLIENT_TOKEN_AUTH',
      'UpdateUserPoolClientRequest.ExplicitAuthFlows[] ALLOW_CLIENT_TOKEN_AUTH',
    ],
    reason:
      'The documentation of GetClientToken asks for this flow, though no enumeration has it yet. --new-auth-flows switches it.',
  },
  {
    by: 'resource type',
    what: [
      'CreateUserPoolClientRequest.ExplicitAuthFlows[] ALLOW_CLIENT_TOKEN_AUTH',
      'UpdateUserPoolClientRequest.ExplicitAuthFlows[] ALLOW_CLIENT_TOKEN_AUTH',
    ],
    reason: 'The documentation of GetClientToken asks for this flow, though no enumeration has it yet.',
  },
];
