/**
 * The constraints of the API model: every one that a request breaks, in a single InvalidParameterException, before any other rule (LIVE).
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

/**
 * The fields come in Java's hash order of their names: with the message's own evidence (logoutURLs before callbackURLs, password before
 * username, LIVE) that is the order of the map the service keeps them in (INF).
 */
function structureViolations(shape: StructureShape, input: Record<string, unknown>, prefix: string): string[] {
  const names = new Map(Object.keys(shape.members).map((name) => [beanName(name), name]));
  return javaHashOrder(names.keys()).flatMap((field) => {
    const name = names.get(field) ?? field;
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

/** A member that breaks any of its rules makes the message print the whole list and all the rules of its members (LIVE). */
function listViolations(shape: ListShape, values: unknown[], path: string): string[] {
  const printed = `'[${values.join(', ')}]'`;
  const lengths = brokenRules(rangeRules('length', shape.minLength, shape.maxLength), values.length);
  const ofTheList = lengths.map((rule) => violation(printed, path, rule));
  const member = shape.member;
  if (member.kind === 'structure') {
    // The form AWS uses wherever a list holds structures: counted from one, with the word member (LIVE for other services).
    const nested = values.map((value, index) => violations(member, value, `${path}.${index + 1}.member`));
    return [...ofTheList, ...nested.flat()];
  }
  return [...ofTheList, ...memberViolation('Member', stringRules(member), values as string[], printed, path)];
}

/** The same for the keys and the values of a map (LIVE for other services). */
function mapViolations(shape: MapShape, values: Record<string, string>, path: string): string[] {
  const entries = Object.entries(values);
  const printed = `'{${entries.map(([key, value]) => `${key}=${value}`).join(', ')}}'`;
  return [
    ...memberViolation('Map keys', stringRules(shape.key), Object.keys(values), printed, path),
    ...memberViolation('Map value', stringRules(shape.value), Object.values(values), printed, path),
  ];
}

/** One violation for all members, which prints what holds them and every rule there is for them. */
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

/** The longest, the shortest, then the pattern: the order of the recorded messages (LIVE). */
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

/** The model's patterns are Java's: they match the whole value, and their white space is ASCII only. */
const javaPattern = (pattern: string) => new RegExp(`^(?:${pattern.replaceAll('\\s', ' \\t\\n\\v\\f\\r')})$`, 'u');

const violation = (printed: string | undefined, path: string, rule: string) =>
  `Value${printed === undefined ? '' : ` ${printed}`} at '${path}' failed to satisfy constraint: ${rule}`;

/** Only the first letter changes: CallbackURLs is reported as callbackURLs (LIVE). */
const beanName = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** Whatever is not ASCII is printed as a question mark, one a character (LIVE). */
const onlyAscii = (text: string) => Array.from(text, (character) => (character <= '\u007f' ? character : '?')).join('');
