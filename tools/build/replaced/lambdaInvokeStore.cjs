/**
 * Replaces `@aws/lambda-invoke-store`, which separates the trace ids of concurrent invocations in one process. Lambda sends this
 * function one event at a time, with the trace id in an environment variable. The SDK reads the variable if there is no store.
 */
exports.InvokeStore = { getInstanceAsync: async () => undefined };
