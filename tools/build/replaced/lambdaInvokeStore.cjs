/**
 * In place of `@aws/lambda-invoke-store`, which keeps apart the trace ids of invocations that one process works on at the same
 * time. Lambda gives this function one event at a time, and the trace id as a variable, which the SDK reads where it finds no
 * store.
 */
exports.InvokeStore = { getInstanceAsync: async () => undefined };
