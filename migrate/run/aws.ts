import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/** The AWS clients of a move, and how it prints and waits. */
export interface Aws {
  cloudFormation: CloudFormationClient;
  /** Returns also the members that the SDK does not know. */
  cognito: CognitoIdentityProviderClient;
  /** Prints a line for the user. */
  say(line: string): void;
  /** Waits before the next poll. */
  pause(): Promise<void>;
}
