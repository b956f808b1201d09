/**
 * Converts JSON values to the types of the API model.
 *
 * A value of a wrong JSON type is a SerializationException. The texts were recorded from other services with the same AWS JSON
 * parser, not from Cognito (INF). The same recordings show three more rules: null counts as absent, a null in a list is dropped,
 * and a fraction loses its decimals if an integer is expected.
 */
import { serializationError } from './errors';
import type { ListShape, MapShape, Shape, StructureShape } from './shapes';

type JsonObject = Record<string, unknown>;

/** The value's members, converted to the types of the shape. Leaves out members that the shape does not have. */
export function deserialize(shape: StructureShape, value: unknown): JsonObject {
  const source = objectOf(value);
  const result: JsonObject = {};
  for (const [name, member] of Object.entries(shape.members)) {
    const given = Object.hasOwn(source, name) ? source[name] : undefined;
    if (given !== undefined && given !== null) result[name] = convert(member, given);
    else if (member.kind === 'integer' && member.whenAbsent !== undefined) result[name] = member.whenAbsent;
  }
  return result;
}

function objectOf(value: unknown): JsonObject {
  if (Array.isArray(value)) throw unexpectedList();
  if (typeof value !== 'object' || value === null) throw serializationError('Expected null');
  return value as JsonObject;
}

function convert(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return deserialize(shape, value);
    case 'list':
      return convertList(shape, value);
    case 'map':
      return convertMap(shape, value);
    case 'integer':
      return convertInteger(value);
    case 'boolean':
      if (typeof value !== 'boolean') throw notConvertible(value, 'a Boolean');
      return value;
    case 'string':
      if (typeof value !== 'string') throw notConvertible(value, 'a String');
      return value;
  }
}

function convertList(shape: ListShape, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.filter((member) => member !== null).map((member) => convert(shape.member, member));
  throw typeof value === 'object' ? unexpectedStructure() : serializationError('Expected list or null');
}

/** A key with the value null counts as absent (INF, like a member of a structure). */
function convertMap(shape: MapShape, value: unknown): JsonObject {
  const entries = Object.entries(objectOf(value)).filter(([, given]) => given !== null);
  return Object.fromEntries(entries.map(([key, given]) => [key, convert(shape.value, given)]));
}

function convertInteger(value: unknown): number {
  if (typeof value !== 'number') throw notConvertible(value, 'an Integer');
  const integer = Math.trunc(value);
  if (integer < -(2 ** 31) || integer >= 2 ** 31) throw notConvertible(value, 'an Integer');
  // Turns -0 into 0: both print as 0, but they compare as different values.
  return integer + 0;
}

function notConvertible(value: unknown, target: string) {
  if (Array.isArray(value)) return unexpectedList();
  if (typeof value === 'object') return unexpectedStructure();
  const token = typeof value === 'boolean' ? String(value).toUpperCase() : (typeof value).toUpperCase();
  return serializationError(`${token}_VALUE can not be converted to ${target}`);
}

const unexpectedList = () => serializationError('Start of list found where not expected.');
const unexpectedStructure = () => serializationError('Start of structure or map found where not expected.');
