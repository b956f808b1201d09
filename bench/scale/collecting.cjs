/** The bundle's handler, with the garbage collected before each answer is given: what is on the heap then, somebody holds. */
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const { entrypoint } = require(join(__dirname, '../../build/TypeFunction/dist/handlers'));

// V8 shows its collector only to those who ask for it, in contexts that are made after they did.
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
