/**
 * The constraints of the API model. One InvalidParameterException reports every constraint that a request breaks, before any
 * other rule (LIVE).
 */
import { type CognitoError, invalidParameter } from './errors';
import { javaHashOrder } from './javaHashOrder';
import type { ListShape, MapShape, Shape, StringShape, StructureShape } from './shapes';

export function constraintError(shape: StructureShape, input: Record<string, unknown>): CognitoError | undefined {
  const broken = structureViolations(shape, input, '');
  if (broken.length === 0) return undefined;
  const count = broken.length === 1 ? '1 validation error' : `${broken.length} validation errors`;
  return invalidParameter(onlyAscii(`${count} detected: ${broken.join('; ')}`));
}

/** A member of a structure: its name in requests, and its name in messages. */
interface Field {
  name: string;
  field: string;
}

/** The members of each structure in the order of the messages. A structure never changes, so it is sorted once. */
const sortedFields = new WeakMap<StructureShape, readonly Field[]>();

/**
 * Sorts the fields in Java's hash order of their names. Recorded messages have this order: logoutURLs before callbackURLs,
 * password before username (LIVE). So the service probably stores the fields in a hash map (INF).
 */
function fieldsOf(shape: StructureShape): readonly Field[] {
  const known = sortedFields.get(shape);
  if (known !== undefined) return known;
  const names = new Map(Object.keys(shape.members).map((name) => [beanName(name), name]));
  const fields = javaHashOrder(names.keys()).map((field) => ({ field, name: names.get(field) ?? field }));
  sortedFields.set(shape, fields);
  return fields;
}

function structureViolations(shape: StructureShape, input: Record<string, unknown>, prefix: string): string[] {
  return fieldsOf(shape).flatMap(({ field, name }) => {
    const value = input[name];
    const member = shape.members[name];
    if (member === undefined) return [];
    if (value === undefined)
      return shape.required?.includes(name) ? [violation('null', prefix + field, 'Member must not be null')] : [];
    return violations(member, value, prefix + field);
  });
}

function violations(shape: Shape, value: unknown, path: string): string[] {
  switch (shape.kind) {
    case 'structure':
      return structureViolations(shape, value as Record<string, unknown>, `${path}.`);
    case 'list':
      return listViolations(shape, value as unknown[], path);
    case 'map':
      return mapViolations(shape, value as Record<string, string>, path);
    case 'string': {
      const printed = shape.sensitive ? undefined : `'${value}'`;
      return brokenRules(stringRules(shape), value as string).map((rule) => violation(printed, path, rule));
    }
    case 'integer':
      return brokenRules(rangeRules('value', shape.min, shape.max), value as number).map((rule) =>
        violation(`'${value}'`, path, rule),
      );
    case 'boolean':
      return [];
  }
}

/** If an item breaks one of its rules, the message prints the whole list and all rules of its items (LIVE). */
function listViolations(shape: ListShape, values: unknown[], path: string): string[] {
  const printed = `'[${values.join(', ')}]'`;
  const lengths = brokenRules(rangeRules('length', shape.minLength, shape.maxLength), values.length);
  const ofList = lengths.map((rule) => violation(printed, path, rule));
  const member = shape.member;
  if (member.kind === 'structure') {
    // AWS's form for the path of a structure in a list: the position from 1, then the word member (LIVE for other services).
    const nested = values.map((value, index) => violations(member, value, `${path}.${index + 1}.member`));
    return [...ofList, ...nested.flat()];
  }
  return [...ofList, ...memberViolation('Member', stringRules(member), values as string[], printed, path)];
}

/** Like listViolations, for the keys and the values of a map (LIVE for other services). */
function mapViolations(shape: MapShape, values: Record<string, string>, path: string): string[] {
  const entries = Object.entries(values);
  const printed = `'{${entries.map(([key, value]) => `${key}=${value}`).join(', ')}}'`;
  return [
    ...memberViolation('Map keys', stringRules(shape.key), Object.keys(values), printed, path),
    ...memberViolation('Map value', stringRules(shape.value), Object.values(values), printed, path),
  ];
}

/** One violation for all members. It prints the whole list or map and every rule of the members. */
function memberViolation(subject: string, rules: Rule<string>[], members: string[], printed: string, path: string): string[] {
  if (members.every((member) => brokenRules(rules, member).length === 0)) return [];
  return [violation(printed, path, `${subject} must satisfy constraint: [${rules.map((rule) => rule.text).join(', ')}]`)];
}

interface Rule<Value> {
  text: string;
  holds: (value: Value) => boolean;
}

const brokenRules = <Value>(rules: Rule<Value>[], value: Value) =>
  rules.filter((rule) => !rule.holds(value)).map((rule) => rule.text);

/** In the order of recorded messages: maximum length, minimum length, pattern (LIVE). */
function stringRules(shape: StringShape): Rule<string>[] {
  const rules: Rule<string>[] = rangeRules('length', shape.minLength, shape.maxLength).map((rule) => ({
    text: rule.text,
    holds: (value) => rule.holds(value.length),
  }));
  const { pattern, values } = shape;
  if (pattern !== undefined) {
    const expression = javaPattern(pattern);
    rules.push({ text: `Member must satisfy regular expression pattern: ${pattern}`, holds: (value) => expression.test(value) });
  }
  if (values !== undefined) {
    rules.push({ text: `Member must satisfy enum value set: [${values.join(', ')}]`, holds: (value) => values.includes(value) });
  }
  return rules;
}

function rangeRules(of: 'length' | 'value', min: number | undefined, max: number | undefined): Rule<number>[] {
  const rules: Rule<number>[] = [];
  if (max !== undefined)
    rules.push({ text: `Member must have ${of} less than or equal to ${max}`, holds: (value) => value <= max });
  if (min !== undefined)
    rules.push({ text: `Member must have ${of} greater than or equal to ${min}`, holds: (value) => value >= min });
  return rules;
}

/** The model's patterns are Java's: they match the whole value, and `\s` is only ASCII white space. */
const javaPattern = (pattern: string) => new RegExp(`^(?:${pattern.replaceAll('\\s', ' \\t\\n\\v\\f\\r')})$`, 'u');

const violation = (printed: string | undefined, path: string, rule: string) =>
  `Value${printed === undefined ? '' : ` ${printed}`} at '${path}' failed to satisfy constraint: ${rule}`;

/** Only the first letter changes: messages print CallbackURLs as callbackURLs (LIVE). */
const beanName = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** Messages print every character outside ASCII as a question mark (LIVE). */
const onlyAscii = (text: string) => Array.from(text, (character) => (character <= '\u007f' ? character : '?')).join('');
