/**
 * In place of the SDK's question to the metadata service of an EC2 instance in which Region it runs. The SDK asks it to choose
 * timeouts for a connection by the distance to the service; `src/aws/sdkConfig.ts` gives it a connection with timeouts of its own.
 */
const { unreachable } = require('./unreachable.cjs');

exports.getInstanceMetadataRegion = async () => unreachable('The Region of an EC2 instance');
