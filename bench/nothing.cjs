/** A handler that does nothing. Its cold start is Node's own. */
exports.entrypoint = async () => ({ status: 'SUCCESS' });
