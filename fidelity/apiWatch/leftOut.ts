import type { Side } from './difference';

/** An intended difference between Cognito's API and one of our descriptions, with the reason. */
export interface LeftOut {
  readonly by: Side;
  /** The names of the differences: see keyOf in difference.ts. */
  readonly what: readonly string[];
  readonly reason: string;
}

/** All intended differences. A line that matches no difference is a finding, too. */
export const LEFT_OUT: readonly LeftOut[] = [
  {
    by: 'resource type',
    what: ['CreateUserPoolClientRequest.ClientSecret'],
    reason: 'The template would contain the secret in plain text. Cognito generates the secret instead.',
  },
  {
    by: 'resource type',
    what: [
      'CreateUserPoolClientResponse.UserPoolClient.PublishSecretsInAWSSecretsManager',
      'DescribeUserPoolClientResponse.UserPoolClient.PublishSecretsInAWSSecretsManager',
      'UpdateUserPoolClientResponse.UserPoolClient.PublishSecretsInAWSSecretsManager',
    ],
    reason: 'Cognito answers ClientSecretArn instead, and Read derives the property from it.',
  },
  {
    by: 'resource type',
    what: ['ListUserPoolClientsRequest.ClientType'],
    reason: 'CloudFormation lists every client of a pool. A filter would hide dynamically registered clients.',
  },
  {
    by: 'resource type',
    what: ['AddUserPoolClientSecret', 'DeleteUserPoolClientSecret', 'ListUserPoolClientSecrets'],
    reason: 'A second secret exists only during a rotation: it belongs in a script, not in a template.',
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
    reason: 'A policy on client id metadata documents is a separate resource with its own id. It belongs in a separate type.',
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
    reason: 'An app calls this to sign users up or in, or to get a token. It does not change the client.',
  },
  {
    by: 'resource type',
    what: ['AdminListUserSessions', 'ListUserSessions'],
    reason: 'This lists the sessions of a user. It does not change the client.',
  },
  {
    by: 'local Cognito',
    what: ['ListUserPoolClientSecretsRequest.NextToken'],
    reason: 'No answer has a NextToken: Cognito documents that one answer has both secrets.',
  },
  {
    by: 'local Cognito',
    what: ['ListUserPoolsRequest.MaxResults required'],
    reason: 'Cognito treats a missing MaxResults as the value 0 and refuses that value (recorded).',
  },
  {
    by: 'local Cognito',
    what: [
      'CreateUserPoolClientRequest.ExplicitAuthFlows[] ALLOW_CLIENT_TOKEN_AUTH',
      'UpdateUserPoolClientRequest.ExplicitAuthFlows[] ALLOW_CLIENT_TOKEN_AUTH',
    ],
    reason:
      'The documentation of GetClientToken requires this flow, but no enumeration has it yet. --new-auth-flows switches it.',
  },
  {
    by: 'resource type',
    what: [
      'CreateUserPoolClientRequest.ExplicitAuthFlows[] ALLOW_CLIENT_TOKEN_AUTH',
      'UpdateUserPoolClientRequest.ExplicitAuthFlows[] ALLOW_CLIENT_TOKEN_AUTH',
    ],
    reason: 'The documentation of GetClientToken requires this flow, but no enumeration has it yet.',
  },
];
