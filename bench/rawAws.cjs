/**
 * The raw call again, with what no call to AWS can do without: Node's HTTPS, and a hash of the kind that signs. What a type in Node
 * takes beyond this is its own.
 */
require('node:https');
const { createHmac } = require('node:crypto');
const { entrypoint } = require('./rawHttp.cjs');

createHmac('sha256', 'key').update('text').digest('hex');

exports.entrypoint = entrypoint;
