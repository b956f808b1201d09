/**
 * The modules that the bundle goes without, from the name under which they are imported to the file that takes their place.
 * Each of those files says what is left out and why no handler can miss it; test/bundle/replaced.test.ts shows it.
 */
export const REPLACED = {
  'aws-sdk/clients/all': './local/build/empty.cjs',
  'aws-sdk/clients/cloudwatch': './local/build/empty.cjs',
  'aws-sdk/clients/cloudwatchlogs': './local/build/empty.cjs',
  'aws-sdk/clients/s3': './local/build/empty.cjs',
  '@aws-sdk/credential-provider-node': './local/build/replaced/credentialProviderNode.cjs',
  '@aws/lambda-invoke-store': './local/build/replaced/lambdaInvokeStore.cjs',
  '@smithy/core/event-streams': './local/build/replaced/eventStreams.cjs',
  'string.prototype.replaceall': './local/build/replaced/replaceAll.cjs',
  uuid: './local/build/replaced/uuid.cjs',
};
