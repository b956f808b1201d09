/** A value against the resource schema. The service says in the words of its JSON schema library, for Java, what is wrong. */
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { ResourceSchema } from './resourceSchema';

/** Everything that is wrong with a value, one a line; undefined for a value that is right. */
export type Validate = (value: unknown) => string | undefined;

/** The name by which the schema of a handler refers to that of the resource. */
const SCHEMA_NAME = 'resource-schema.json';

/** The validation of a resource model, and of the model that a list handler asks for. */
export function validations({ definitions = {}, properties, required = [], ...schema }: ResourceSchema): {
  model: Validate;
  listInput: Validate;
} {
  // The meta-schema of resource types has keywords of its own, and its patterns are not written for Unicode mode.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, unicodeRegExp: false });
  const model = { $id: SCHEMA_NAME, type: 'object', definitions, properties, required, additionalProperties: false };
  const listInput = schema.handlers.list?.handlerSchema ?? {};
  return { model: inWords(ajv.compile(model)), listInput: inWords(ajv.compile({ type: 'object', ...listInput })) };
}

function inWords(validate: ValidateFunction): Validate {
  return (value) => (validate(value) ? undefined : (validate.errors ?? []).map(sentence).join('\n'));
}

function sentence({ keyword, instancePath, params, message = '', schema, data }: ErrorObject): string {
  return `#${instancePath}: ${wordsOf(keyword, params, schema, data) ?? message}`;
}

function wordsOf(keyword: string, params: Record<string, unknown>, schema: unknown, data: unknown): string | undefined {
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

/** What is not even a number is no Number, also where the schema wants an integer. */
function wantedType(type: string, data: unknown): string {
  if (type === 'integer') return typeof data === 'number' ? 'Integer' : 'Number';
  return JAVA_TYPES[type] ?? type;
}

function foundType(data: unknown): string {
  if (data === null) return 'Null';
  if (typeof data === 'number') return Number.isInteger(data) ? 'Integer' : 'Double';
  return JAVA_TYPES[Array.isArray(data) ? 'array' : typeof data] ?? typeof data;
}
