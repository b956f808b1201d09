const LIBRARY = 'node_modules/@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib/dist';
const SMITHY = 'node_modules/@smithy/core/dist-es/submodules';

/**
 * The packages that the bundle goes without, from the name under which they are imported to the file that takes their place.
 * Each of those files says what is left out and why no handler can miss it; test/bundle/replaced.test.ts shows it.
 */
exports.REPLACED = {
  'aws-sdk/clients/all': './tools/build/empty.cjs',
  '@aws-sdk/credential-provider-node': './tools/build/replaced/credentialProviderNode.cjs',
  '@aws/lambda-invoke-store': './tools/build/replaced/lambdaInvokeStore.cjs',
  '@smithy/core/event-streams': './tools/build/replaced/eventStreams.cjs',
};

/** The same for single files of packages, from the file that is left out. */
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

/** Smaller builds of a package that the package itself brings, with all that is asked of it. */
exports.LEAN_BUILDS = {
  // Without Map, Set and WeakMap of its own, for engines that lack them.
  'reflect-metadata': 'reflect-metadata/lite',
  // The one decorator that the CloudFormation library uses, without the five others.
  '@org-formation/tombok': '@org-formation/tombok/dist/builder.js',
};
