/** The bundle's handler, with a garbage collection before each answer. The heap then has only the data that is still in use. */
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const { entrypoint } = require(join(__dirname, '../../build/TypeFunction/dist/handlers'));

// V8 offers its garbage collector only with this flag, and only in contexts that are created after the flag is set.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/**
 * @param {unknown} event
 * @param {unknown} context
 */
exports.entrypoint = async (event, context) => {
  const answer = await entrypoint(event, context);
  collectGarbage();
  return answer;
};
