const LIBRARY = 'node_modules/@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib/dist';
const SMITHY = 'node_modules/@smithy/core/dist-es/submodules';

/**
 * The packages that are not in the bundle. The key is the imported name, the value is the file that replaces the package. Each of
 * these files says what is left out, and why no handler needs it. test/bundle/replaced.test.ts tests it.
 */
exports.REPLACED = {
  'aws-sdk/clients/all': './tools/build/empty.cjs',
  '@aws-sdk/credential-provider-node': './tools/build/replaced/credentialProviderNode.cjs',
  '@aws/lambda-invoke-store': './tools/build/replaced/lambdaInvokeStore.cjs',
  '@smithy/core/event-streams': './tools/build/replaced/eventStreams.cjs',
};

/** Single files of packages that are not in the bundle, and the files that replace them. */
exports.REPLACED_MODULES = {
  [`${LIBRARY}/exceptions.js`]: './tools/build/replaced/libraryRuntime.cjs',
  [`${LIBRARY}/log-delivery.js`]: './tools/build/replaced/libraryLog.cjs',
  [`${LIBRARY}/metrics.js`]: './tools/build/replaced/libraryRuntime.cjs',
  [`${LIBRARY}/recast.js`]: './tools/build/replaced/libraryRuntime.cjs',
  [`${LIBRARY}/utils.js`]: './tools/build/replaced/libraryRuntime.cjs',
  [`${SMITHY}/checksum/sha256/Sha256Js.js`]: './tools/build/replaced/sha256Js.cjs',
  [`${SMITHY}/config/config-resolver/regionConfig/getInstanceMetadataRegion.js`]: './tools/build/replaced/instanceRegion.cjs',
  [`${SMITHY}/config/shared-ini-file-loader/loadSharedConfigFiles.js`]: './tools/build/replaced/sharedConfigFiles.cjs',
  [`${SMITHY}/retry/util-retry/AdaptiveRetryStrategy.js`]: './tools/build/replaced/adaptiveRetries.cjs',
  'node_modules/@smithy/signature-v4/dist-es/HeaderFormatter.js': './tools/build/replaced/headerFormatter.cjs',
};

/** Packages that offer a smaller build with everything that the bundle needs. */
exports.LEAN_BUILDS = {
  // Without its own Map, Set and WeakMap for old JavaScript engines.
  'reflect-metadata': 'reflect-metadata/lite',
  // Only the one decorator that the CloudFormation library uses, without the other five.
  '@org-formation/tombok': '@org-formation/tombok/dist/builder.js',
};
