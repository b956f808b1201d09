/** The raw call together with the parts of Node that every call to AWS needs: HTTPS, and a hash for the signature. */
require('node:https');
const { createHmac } = require('node:crypto');
const { entrypoint } = require('./rawHttp.cjs');

createHmac('sha256', 'key').update('text').digest('hex');

exports.entrypoint = entrypoint;
