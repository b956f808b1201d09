/**
 * The SDK v2 does not read endpoints from environment variables, as the SDK v3 does. This file sets the benchmark's endpoints.
 */
import AWS from 'aws-sdk/global';

const { env } = process;

const endpoints = {
  cognitoidentityserviceprovider: { endpoint: env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER },
  cloudwatch: { endpoint: env.AWS_ENDPOINT_URL_CLOUDWATCH },
  cloudwatchlogs: { endpoint: env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS },
  s3: { endpoint: env.AWS_ENDPOINT_URL_S3, s3ForcePathStyle: true },
};

// The SDK does not know the services that are not loaded yet.
const allowUnknownKeys = true;
AWS.config.update(endpoints, allowUnknownKeys);
