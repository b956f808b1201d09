/**
 * A handler that makes only the calls to Cognito that our handlers make for the same event. It is the lower limit with the SDK.
 * It keeps one SDK client, with the credentials of its first caller, for the whole process.
 */
const { isDeepStrictEqual } = require('node:util');
const {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
} = require('@aws-sdk/client-cognito-identity-provider');

/**
 * @typedef {{ UserPoolId: string, ClientId: string, ClientName: string }} Properties
 * @typedef {object} RequestData
 * @property {{ accessKeyId: string, secretAccessKey: string, sessionToken: string }} callerCredentials
 * @property {Properties} resourceProperties
 * @property {Properties | null} previousResourceProperties
 *
 * @typedef {(cognito: CognitoIdentityProviderClient, desired: Properties, previous: Properties | null) => Promise<object>} Call
 */

/** @type {CognitoIdentityProviderClient | undefined} */
let shared;

/** @type {Record<string, Call>} */
const CALLS = {
  CREATE: (cognito, desired) => cognito.send(new CreateUserPoolClientCommand(desired)),
  READ: describe,
  UPDATE: async (cognito, desired, previous) => {
    const live = await describe(cognito, desired);
    return isDeepStrictEqual(desired, previous) ? live : cognito.send(new UpdateUserPoolClientCommand(desired));
  },
  LIST: (cognito, { UserPoolId }) => cognito.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 })),
  DELETE: (cognito, { UserPoolId, ClientId }) => cognito.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId })),
};

/** @param {CognitoIdentityProviderClient} cognito @param {Properties} client */
function describe(cognito, { UserPoolId, ClientId }) {
  return cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
}

/** @param {{ action: string, region: string, requestData: RequestData }} event */
exports.entrypoint = async ({ action, region, requestData }) => {
  const { callerCredentials: credentials, resourceProperties: desired, previousResourceProperties: previous } = requestData;
  shared ??= new CognitoIdentityProviderClient({ region, credentials });
  const answer = await CALLS[action]?.(shared, desired, previous);
  return { status: 'SUCCESS', resourceModel: answer && 'UserPoolClient' in answer ? answer.UserPoolClient : undefined };
};
