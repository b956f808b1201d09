// Stands in for `aws-sdk/*` wherever the CloudFormation library asks for it: the SDK v2 is past its end of support and nothing here calls it.
module.exports = {};
