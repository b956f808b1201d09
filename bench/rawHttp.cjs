/**
 * A handler that reads a client as our handlers do, but with Node's HTTP alone: no SDK, no computed signature, no checks. It is
 * the lower limit for a cold start in Node with one call to Cognito.
 */
const { request } = require('node:http');

const { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoint = '' } = process.env;

/** A signature of the right form only: the local Cognito does not verify it. */
const HEADERS = {
  authorization: 'AWS4-HMAC-SHA256 Credential=RAW/20260101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0',
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-date': '20260101T000000Z',
  'x-amz-target': 'AWSCognitoIdentityProviderService.DescribeUserPoolClient',
};

/** @param {{ requestData: { resourceProperties: { UserPoolId: string, ClientId: string } } }} event of a read */
exports.entrypoint = async ({ requestData: { resourceProperties } }) => {
  const answer = await new Promise((resolve, reject) => {
    const call = request(endpoint, { method: 'POST', headers: HEADERS }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(JSON.parse(text))).on('error', reject);
    });
    call.on('error', reject).end(JSON.stringify(resourceProperties));
  });
  if (!answer.UserPoolClient) return { status: 'FAILED', message: JSON.stringify(answer) };
  return { status: 'SUCCESS', resourceModel: answer.UserPoolClient };
};
