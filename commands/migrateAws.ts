import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Aws } from '../migrate/run/aws';
import { requestHandler } from '../src/aws/connections';
import { passUnknownMembers } from '../src/cognito/unknownMembers';

const PAUSE_MS = 3_000;

/** The clients of a Region, with the credentials that the SDK finds. */
export function awsOf(region: string | undefined, say: (line: string) => void): Aws & { close(): void } {
  // The AWS CLI reads AWS_DEFAULT_REGION, the SDK does not.
  const given = region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  const config = given === undefined ? {} : { region: given };
  const cloudFormation = new CloudFormationClient(config);
  const cognito = cognitoOf(config);
  return {
    cloudFormation,
    cognito,
    say,
    pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
    close: () => {
      cloudFormation.destroy();
      cognito.destroy();
    },
  };
}

/**
 * A client that returns also members that the SDK does not know. It shares the connections of the handlers to read whole answers.
 */
export function cognitoOf(config: CognitoIdentityProviderClientConfig): CognitoIdentityProviderClient {
  const cognito = new CognitoIdentityProviderClient({ ...config, requestHandler });
  passUnknownMembers(cognito);
  return cognito;
}
