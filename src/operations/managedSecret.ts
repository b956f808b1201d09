import { isManaged } from '../model/clientSecret';
import { HandlerError } from '../model/handlerError';
import type { Properties, SecretAnswer } from '../model/properties';

/**
 * Checks that the secret is where the template wants it. Cognito moves only secrets that it generated (DOC). It is OPEN whether
 * Cognito refuses other requests or ignores them, so the handlers check even a successful answer.
 * @param operation the operation that Cognito answered
 * @throws HandlerError GeneralServiceException if the secret is elsewhere
 */
export function refuseUnmovedSecret(operation: string, desired: Properties, client: SecretAnswer): void {
  const { PublishSecretsInAWSSecretsManager: wanted } = desired;
  if (wanted === undefined || wanted === isManaged(client)) return;
  throw new HandlerError(
    'GeneralServiceException',
    `${operation} succeeded, but Amazon Cognito ignored PublishSecretsInAWSSecretsManager ${wanted}: the client's secret is ${isManaged(client) ? 'still' : 'not'} in AWS Secrets Manager. ${ADVICE}`,
  );
}

const ADVICE =
  'Cognito moves only secrets that it generated, in Regions that have this feature. Remove PublishSecretsInAWSSecretsManager, or replace the client with one that has GenerateSecret true.';
