import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { Refusal } from './refusal';
import { entriesOf, type Mapping, parseTemplate } from './template';
import { type Target, targetIn, withVariables, writtenTarget } from './variables';

/** The content of a template without its notation: every function in its long form, and every scalar a string. */
export type Meaning = string | Meaning[] | MeaningOfMapping;
export interface MeaningOfMapping {
  [key: string]: Meaning;
}

export function isMapping(meaning: Meaning | undefined): meaning is MeaningOfMapping {
  return typeof meaning === 'object' && !Array.isArray(meaning);
}

export function meaningOfMapping(mapping: Mapping): MeaningOfMapping {
  return Object.fromEntries(entriesOf(mapping).map(({ key, value }) => [String(key.value), meaningOf(value)]));
}

function meaningOf(node: ParsedNode | null): Meaning {
  const [, name] = /^!(\w+)$/.exec(node?.tag ?? '') ?? [];
  if (name === undefined) return getAttAsList(untagged(node));
  return getAttAsList({ [name === 'Ref' ? name : `Fn::${name}`]: untagged(node) });
}

function untagged(node: ParsedNode | null): Meaning {
  if (isMap(node)) return meaningOfMapping(node as Mapping);
  if (isSeq(node)) return node.items.map((item) => meaningOf(item as ParsedNode));
  return isScalar(node) ? String(node.value) : '';
}

/** GetAtt has two forms with the same meaning. */
function getAttAsList(meaning: Meaning): Meaning {
  const names = isMapping(meaning) ? meaning['Fn::GetAtt'] : undefined;
  return typeof names === 'string' && Object.keys(meaning).length === 1 ? expression(targetIn(names)) : meaning;
}

function expression({ name, attribute }: Target): MeaningOfMapping {
  return attribute === undefined ? { Ref: name } : { 'Fn::GetAtt': [name, attribute] };
}

type Redirect = (target: Target) => Target;

/** Replaces the target of every Ref, GetAtt and variable of Sub by the result of `redirect`. */
export function redirected(mapping: MeaningOfMapping, redirect: Redirect): MeaningOfMapping {
  const entries = Object.entries(mapping);
  const [[key, value] = ['', '']] = entries;
  if (entries.length === 1) {
    if (key === 'Ref' && typeof value === 'string') return expression(redirect({ name: value }));
    if (key === 'Fn::GetAtt' && Array.isArray(value)) return expression(redirect(targetIn(value.join('.'))));
    if (key === 'Fn::Sub') return { [key]: redirectedSub(value, redirect) };
  }
  return Object.fromEntries(entries.map(([name, part]) => [name, redirectedIn(part, redirect)]));
}

function redirectedIn(meaning: Meaning, redirect: Redirect): Meaning {
  if (Array.isArray(meaning)) return meaning.map((item) => redirectedIn(item, redirect));
  return isMapping(meaning) ? redirected(meaning, redirect) : meaning;
}

function redirectedSub(argument: Meaning, redirect: Redirect): Meaning {
  if (typeof argument === 'string') return redirectedText(argument, {}, redirect);
  if (!Array.isArray(argument)) return redirectedIn(argument, redirect);
  // The first part is a string: findReferences has refused everything else.
  const [text, ...others] = argument;
  const own = others.find(isMapping) ?? {};
  return [redirectedText(String(text), own, redirect), ...others.map((part) => redirectedIn(part, redirect))];
}

function redirectedText(text: string, values: MeaningOfMapping, redirect: Redirect): string {
  return withVariables(text, (variable) =>
    Object.hasOwn(values, variable) ? undefined : writtenTarget(redirect(targetIn(variable))),
  );
}

/**
 * Returns a text that is about to be written, if it has the intended meaning.
 * @param normalized removes the differences that do not count from a meaning
 * @throws Error when the text means something else: then the edits are wrong, not the template
 */
export function checked(
  text: string,
  intended: MeaningOfMapping,
  normalized: (meaning: MeaningOfMapping) => MeaningOfMapping = (meaning) => meaning,
): string {
  if (isDeepStrictEqual(normalized(meaningIn(text) ?? {}), intended)) return text;
  throw new Error(
    'the rewritten template does not mean what it should, so nothing was written. This is a bug: please report it, with the ' +
      'template.',
  );
}

/** The meaning of a text; undefined if it is not a valid template. */
export function meaningIn(text: string): MeaningOfMapping | undefined {
  try {
    return meaningOfMapping(parseTemplate(text).root);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
