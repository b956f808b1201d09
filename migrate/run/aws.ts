import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/** What a move talks to, and how it does. */
export interface Aws {
  cloudFormation: CloudFormationClient;
  /** Which answers also the members that the SDK does not know. */
  cognito: CognitoIdentityProviderClient;
  /** Prints a line for the person who looks on. */
  say(line: string): void;
  /** Waits between two looks at something that takes its time. */
  pause(): Promise<void>;
}
