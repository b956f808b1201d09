/**
 * Replaces the SDK's reader of `~/.aws/config` and `~/.aws/credentials`, which loads `node:fs/promises`. The Lambda function has
 * no such files, and must not use the files of another machine. The event has the credentials and the Region, and variables have
 * the rest.
 */
exports.loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });

/** Separates the parts of a name in a parsed file. */
exports.CONFIG_PREFIX_SEPARATOR = '.';
