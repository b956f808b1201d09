// Replaces `aws-sdk/*`, which the CloudFormation library imports to find clients by name. The SDK v2 has reached its end of
// support and is not installed. No handler calls it.
module.exports = {};
