/**
 * In place of the SDK's reader of `~/.aws/config` and `~/.aws/credentials`, with Node's promises of files. The handlers' function has
 * no such files, and must not go by a machine's own: the event says who calls where, and variables say the rest.
 */
exports.loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });

/** Stands between the parts of a name in a parsed file. */
exports.CONFIG_PREFIX_SEPARATOR = '.';
