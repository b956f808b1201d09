/**
 * Passes every event to the handler that `MEASURED_HANDLER` names (a path and the name of an export), and answers its answer with
 * its time and memory. It runs in the measured process, so that the times do not include the transport.
 */
const measuredHandler = process.env.MEASURED_HANDLER ?? '';
const dot = measuredHandler.lastIndexOf('.');

const before = performance.now();
const handler = require(measuredHandler.slice(0, dot))[measuredHandler.slice(dot + 1)];
const loadMs = performance.now() - before;

/**
 * @param {unknown} event
 * @param {unknown} context
 */
exports.entrypoint = async (event, context) => {
  const started = performance.now();
  const answer = await handler(event, context);
  const handlerMs = performance.now() - started;
  const { user, system } = process.cpuUsage();
  const { rss: residentBytes, heapUsed: heapBytes } = process.memoryUsage();
  return { answer, loadMs, handlerMs, processorMs: (user + system) / 1000, residentBytes, heapBytes };
};
