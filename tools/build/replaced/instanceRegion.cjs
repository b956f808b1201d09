/**
 * Replaces the SDK's call to the metadata service of an EC2 instance, which returns the instance's Region. The SDK uses it to
 * choose connection timeouts. `src/aws/sdkConfig.ts` sets the timeouts, so the SDK never calls it.
 */
const { unreachable } = require('./unreachable.cjs');

exports.getInstanceMetadataRegion = async () => unreachable('The Region of an EC2 instance');
