/** In place of `uuid`, of whose functions the CloudFormation library calls one: Node has it since version 15. */
const { randomUUID } = require('node:crypto');

exports.v4 = () => randomUUID();
