import { IDENTIFIERS } from './clients';

export const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrEXAMPLEKEY', sessionToken: 'FwoGEXAMPLETOKEN' };

/** The properties that each action needs: the identifiers of a client, or only the pool for a create. */
function least(action: string): object {
  return action === 'CREATE' ? { UserPoolId: IDENTIFIERS.UserPoolId } : IDENTIFIERS;
}

/** An event of protocol 2.0.0 with all members that the contract suite and CloudFormation send, including nulls. */
export function cfnEvent(action: string, resourceProperties: object = least(action), requestData: object = {}) {
  return {
    action,
    awsAccountId: '123456789012',
    bearerToken: 'token-1',
    callbackContext: null,
    nextToken: null as string | null,
    region: 'us-east-1',
    responseEndpoint: null,
    resourceType: 'My::Cognito::UserPoolClient',
    resourceTypeVersion: '00000001',
    stackId: 'arn:aws:cloudformation:us-east-1:123456789012:stack/s/1',
    requestData: {
      callerCredentials: CREDENTIALS,
      // CloudFormation sends these only if the type has a log configuration.
      providerCredentials: null as object | null,
      providerLogGroupName: null as string | null,
      logicalResourceId: 'WebClient',
      resourceProperties,
      previousResourceProperties: null as object | null,
      stackTags: {},
      previousStackTags: {},
      systemTags: {},
      typeConfiguration: null,
      ...requestData,
    },
  };
}
