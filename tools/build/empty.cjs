// Stands in for `aws-sdk/*` wherever the CloudFormation library asks for it, to look clients up by name: the SDK v2 is past its
// end of support and not installed, and nothing here calls it.
module.exports = {};
