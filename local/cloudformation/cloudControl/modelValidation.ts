/** Validates a value against the resource schema, with the messages of the service, which uses a library for Java. */
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { ResourceSchema } from './resourceSchema';

/** Returns the problems of a value, one line each; undefined for a valid value. */
export type Validate = (value: unknown) => string | undefined;

/** The handler schemas refer to the resource schema by this name. */
const SCHEMA_NAME = 'resource-schema.json';

/** The validations of a resource model, and of the model in the input of a list handler. */
export function validations({ definitions = {}, properties, required = [], ...schema }: ResourceSchema): {
  model: Validate;
  listInput: Validate;
} {
  // Resource schemas have keywords that JSON Schema does not have, and patterns that are invalid in Unicode mode.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, unicodeRegExp: false });
  const model = { $id: SCHEMA_NAME, type: 'object', definitions, properties, required, additionalProperties: false };
  const listInput = schema.handlers.list?.handlerSchema ?? {};
  return { model: withMessages(ajv.compile(model)), listInput: withMessages(ajv.compile({ type: 'object', ...listInput })) };
}

function withMessages(validate: ValidateFunction): Validate {
  return (value) => (validate(value) ? undefined : (validate.errors ?? []).map(messageOf).join('\n'));
}

function messageOf({ keyword, instancePath, params, message = '', schema, data }: ErrorObject): string {
  return `#${instancePath}: ${javaMessage(keyword, params, schema, data) ?? message}`;
}

function javaMessage(keyword: string, params: Record<string, unknown>, schema: unknown, data: unknown): string | undefined {
  switch (keyword) {
    case 'required':
      return `required key [${params.missingProperty}] not found`;
    case 'additionalProperties':
      return `extraneous key [${params.additionalProperty}] is not permitted`;
    case 'type':
      return `expected type: ${wantedType(String(params.type), data)}, found: ${foundType(data)}`;
    case 'minLength':
    case 'maxLength':
      return `expected ${keyword}: ${schema}, actual: ${Array.from(String(data)).length}`;
    case 'pattern':
      return `string [${data}] does not match pattern ${schema}`;
    case 'minimum':
      return `${data} is not greater or equal to ${schema}`;
    case 'maximum':
      return `${data} is not less or equal to ${schema}`;
    case 'maxItems':
      return `expected maximum item count: ${schema}, found: ${(data as unknown[]).length}`;
    case 'enum':
      return `${data} is not a valid enum value`;
    default:
      return undefined;
  }
}

const JAVA_TYPES: Readonly<Record<string, string>> = {
  array: 'JSONArray',
  boolean: 'Boolean',
  number: 'Number',
  object: 'JSONObject',
  string: 'String',
};

/** If the schema wants an integer and the value is not a number, the library says Number. */
function wantedType(type: string, data: unknown): string {
  if (type === 'integer') return typeof data === 'number' ? 'Integer' : 'Number';
  return JAVA_TYPES[type] ?? type;
}

function foundType(data: unknown): string {
  if (data === null) return 'Null';
  if (typeof data === 'number') return Number.isInteger(data) ? 'Integer' : 'Double';
  return JAVA_TYPES[Array.isArray(data) ? 'array' : typeof data] ?? typeof data;
}
