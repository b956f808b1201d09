import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Edit } from './edits';
import { afterColon, endOf, isInline, quoteAt } from './places';
import {
  countUpTo,
  entriesOf,
  keyOf,
  lineAt,
  lineOf,
  type Mapping,
  nodesOf,
  type Sequence,
  type Template,
  textOf,
} from './template';
import { type Target, targetIn, type Variable, variablesIn, writtenTarget } from './variables';

/** A Ref, a GetAtt or a variable in the text of Sub. */
export interface Reference extends Target {
  line: number;
  /** The edits that change the target, and keep the notation. */
  renamed(target: Target): Edit[];
}

export interface References {
  found: Reference[];
  /** A sentence for each reference whose target is not certain. */
  problems: string[];
}

/** Finds all references of a template. */
export function findReferences(template: Template): References {
  const found: Reference[] = [];
  const problems: string[] = [];
  for (const node of nodesOf(template.root)) {
    const call = functionCall(template, node);
    if (call === undefined) continue;
    const result = READERS[call.name](template, call);
    if (typeof result === 'string') problems.push(`Line ${lineOf(template, node)}: ${result}`);
    else found.push(...result);
  }
  return { found, problems };
}

/** The target of a node, if it is a Ref or a GetAtt. */
export function expressionIn(template: Template, node: ParsedNode): Target | undefined {
  const call = functionCall(template, node);
  const result = call && call.name !== 'Sub' && READERS[call.name](template, call);
  return Array.isArray(result) ? result[0] : undefined;
}

/** A call of a function with a target, in its short form (`!Ref x`) or its long form (`Ref: x`). */
interface NamingCall {
  name: 'Ref' | 'GetAtt' | 'Sub';
  argument: ParsedNode;
  /** The position of the function's name in the text, and the notation of another function's name. */
  place: { start: number; end: number; written: (name: 'Ref' | 'GetAtt') => string };
  /** The first position at which the argument may begin: after the tag, or after the colon. */
  argumentStart: number;
  short: boolean;
}

function functionCall(template: Template, node: ParsedNode): NamingCall | undefined {
  const [, shortName] = /^!(Ref|GetAtt|Sub)$/.exec(node.tag ?? '') ?? [];
  if (shortName !== undefined) {
    // White space and comments may be between a tag and its node.
    const start = template.tags[countUpTo(template.tags, node.range[0]) - 1] ?? 0;
    const end = start + shortName.length + 1;
    const place = { start, end, written: (name: string) => `!${name}` };
    return { name: shortName as NamingCall['name'], argument: node, place, argumentStart: end, short: true };
  }
  if (!isMap(node) || node.items.length !== 1) return undefined;
  const [entry] = entriesOf(node as Mapping);
  const [longName] = /^Ref$|(?<=^Fn::)(?:GetAtt|Sub)$/.exec(String(entry?.key.value)) ?? [];
  if (!entry?.value || longName === undefined) return undefined;
  const [start, end] = entry.key.range;
  const quote = quoteAt(template.text, start);
  const written = (name: string) => `${quote}${name === 'Ref' ? 'Ref' : `Fn::${name}`}${quote}`;
  const place = { start, end, written };
  return { name: longName as NamingCall['name'], argument: entry.value, place, argumentStart: afterColon(entry), short: false };
}

type Read = (template: Template, call: NamingCall) => Reference[] | string;

const readRef: Read = (template, call) => {
  const name = argumentText(call);
  if (name === undefined) return 'the argument of Ref is known only at deployment. Write the name itself.';
  return [reference(template, call, { name })];
};

const readGetAtt: Read = (template, call) => {
  const parts = getAttParts(call);
  if (parts === undefined) return 'the argument of Fn::GetAtt is known only at deployment. Write the names themselves.';
  const [name, ...attribute] = parts;
  return [reference(template, call, { name: name ?? '', attribute: attribute.join('.') })];
};

/** The argument is `Name.Attribute`, or a list of both. */
function getAttParts(call: NamingCall): string[] | undefined {
  const text = argumentText(call);
  if (text !== undefined) return text.split('.');
  if (!isSeq(call.argument)) return undefined;
  const parts = (call.argument as Sequence).items.map((item) => textOf(item as ParsedNode));
  return parts.some((part) => part === undefined) ? undefined : (parts as string[]);
}

/** The argument, if it is a string. In the short form the function is the tag of its argument. */
function argumentText({ argument, short }: NamingCall): string | undefined {
  return short && isScalar(argument) ? String(argument.value) : textOf(argument);
}

function reference(template: Template, call: NamingCall, names: Target): Reference {
  const { text } = template;
  const { argument } = call;
  const [start] = argument.range;
  const quote = quoteAt(text, isSeq(argument) ? ((argument as Sequence).items[0]?.range[0] ?? start) : start);
  // An argument over several lines may begin where a word may not: a list may begin in the column of its key.
  const replaced = isInline(argument) ? { start, space: '' } : { start: call.argumentStart, space: ' ' };
  return {
    ...names,
    line: lineOf(template, argument),
    renamed: ({ name, attribute }) => [
      { start: call.place.start, end: call.place.end, text: call.place.written(attribute === undefined ? 'Ref' : 'GetAtt') },
      {
        start: replaced.start,
        end: endOf(template, argument),
        text: replaced.space + writtenArgument(call.short, quote, name, attribute),
      },
    ],
  };
}

function writtenArgument(short: boolean, quote: string, name: string, attribute: string | undefined): string {
  if (attribute === undefined) return `${quote}${name}${quote}`;
  return short ? `${quote}${name}.${attribute}${quote}` : `[${quote}${name}${quote}, ${quote}${attribute}${quote}]`;
}

const readSub: Read = (template, call) => {
  const [string, values] = isSeq(call.argument) ? ((call.argument as Sequence).items as ParsedNode[]) : [call.argument];
  const meaning = isSeq(call.argument) ? textOf(string) : argumentText(call);
  if (string === undefined || meaning === undefined)
    return 'the text of Fn::Sub is known only at deployment. Write the text itself.';
  const [start, end] = string.range;
  const written = variablesIn(template.text.slice(start, end), quoteAt(template.text, start) === '"');
  if (namesOf(written) !== namesOf(variablesIn(meaning)))
    return 'Fn::Sub has a variable with escapes, such as \\u0024 for $. Write it without escapes.';
  const own = new Set(isMap(values) ? entriesOf(values as Mapping).map(keyOf) : []);
  const others = written.filter(({ text }) => !own.has(text));
  const [broken] = others.filter(({ text }) => /\s/.test(text));
  if (broken !== undefined)
    return `Fn::Sub has blanks in the name of the variable "${broken.text.replaceAll(/\s+/g, ' ')}". Remove them.`;
  return others.map((variable) => variableReference(template, start + variable.start, variable.text));
};

const namesOf = (variables: readonly Variable[]): string => variables.map(({ text }) => text).join();

function variableReference(template: Template, start: number, text: string): Reference {
  return {
    ...targetIn(text),
    line: lineAt(template, start),
    renamed: (target) => [{ start, end: start + text.length, text: writtenTarget(target) }],
  };
}

const READERS: Readonly<Record<NamingCall['name'], Read>> = { Ref: readRef, GetAtt: readGetAtt, Sub: readSub };
