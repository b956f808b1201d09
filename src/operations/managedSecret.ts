import { isManaged } from '../model/clientSecret';
import { HandlerError } from '../model/handlerError';
import type { Properties, SecretAnswer } from '../model/properties';

/**
 * Refuses an answer in which the secret is not where the template wants it. Cognito moves only secrets that it generated itself (DOC).
 * It is not documented whether Cognito refuses other requests or ignores them (OPEN), so a success of Cognito is checked.
 * @param operation the operation that Cognito answered
 * @throws HandlerError GeneralServiceException
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
