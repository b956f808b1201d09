/**
 * A handler around another one: hands every event on to the handler that `MEASURED_HANDLER` names, a path and the name of an
 * export, and answers what that one answered together with what it took. It runs in the measured process, so that the way
 * there and back is not in the times.
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
