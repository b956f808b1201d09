/** The SDK v2 knows no variables for its endpoints, as the SDK v3 does; here it is given those that the bench sets. */
import AWS from 'aws-sdk/global';

const { env } = process;

const endpoints = {
  cognitoidentityserviceprovider: { endpoint: env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER },
  cloudwatch: { endpoint: env.AWS_ENDPOINT_URL_CLOUDWATCH },
  cloudwatchlogs: { endpoint: env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS },
  s3: { endpoint: env.AWS_ENDPOINT_URL_S3, s3ForcePathStyle: true },
};

// Services that are not loaded yet are unknown keys to it.
const allowUnknownKeys = true;
AWS.config.update(endpoints, allowUnknownKeys);
