import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Edit } from './edits';
import { behindColon, endOf, isInline, quoteAt } from './places';
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

/** A place in a template that names something by Ref, by GetAtt or in the text of Sub. */
export interface Reference extends Target {
  line: number;
  /** The edits that make it name something else, in the same form. */
  renamed(target: Target): Edit[];
}

export interface References {
  found: Reference[];
  /** A sentence for each place that can't be read for sure. */
  unclear: string[];
}

/** All that a template refers to. */
export function findReferences(template: Template): References {
  const found: Reference[] = [];
  const unclear: string[] = [];
  for (const node of nodesOf(template.root)) {
    const call = functionCall(template, node);
    if (call === undefined) continue;
    const result = READERS[call.name](template, call);
    if (typeof result === 'string') unclear.push(`Line ${lineOf(template, node)}: ${result}`);
    else found.push(...result);
  }
  return { found, unclear };
}

/** What a node names, when it is a Ref or a GetAtt. */
export function expressionIn(template: Template, node: ParsedNode): Target | undefined {
  const call = functionCall(template, node);
  const result = call && call.name !== 'Sub' && READERS[call.name](template, call);
  return Array.isArray(result) ? result[0] : undefined;
}

/** A call of one of the functions that name things, in its short form (`!Ref x`) or spelled out (`Ref: x`). */
interface NamingCall {
  name: 'Ref' | 'GetAtt' | 'Sub';
  argument: ParsedNode;
  /** Where the function's name stands in the text, and how it is written for another function. */
  place: { start: number; end: number; written: (name: 'Ref' | 'GetAtt') => string };
  /** Where the argument may begin: behind the tag, or behind the colon. */
  behind: number;
  short: boolean;
}

function functionCall(template: Template, node: ParsedNode): NamingCall | undefined {
  const [, shortName] = /^!(Ref|GetAtt|Sub)$/.exec(node.tag ?? '') ?? [];
  if (shortName !== undefined) {
    // A tag stands before its node, with white space and comments between.
    const start = template.tags[countUpTo(template.tags, node.range[0]) - 1] ?? 0;
    const end = start + shortName.length + 1;
    const place = { start, end, written: (name: string) => `!${name}` };
    return { name: shortName as NamingCall['name'], argument: node, place, behind: end, short: true };
  }
  if (!isMap(node) || node.items.length !== 1) return undefined;
  const [entry] = entriesOf(node as Mapping);
  const [longName] = /^Ref$|(?<=^Fn::)(?:GetAtt|Sub)$/.exec(String(entry?.key.value)) ?? [];
  if (!entry?.value || longName === undefined) return undefined;
  const [start, end] = entry.key.range;
  const quote = quoteAt(template.text, start);
  const written = (name: string) => `${quote}${name === 'Ref' ? 'Ref' : `Fn::${name}`}${quote}`;
  const place = { start, end, written };
  return { name: longName as NamingCall['name'], argument: entry.value, place, behind: behindColon(entry), short: false };
}

type Read = (template: Template, call: NamingCall) => Reference[] | string;

const readRef: Read = (template, call) => {
  const name = argumentText(call);
  if (name === undefined) return 'what Ref names is worked out when the stack is deployed.';
  return [reference(template, call, { name })];
};

const readGetAtt: Read = (template, call) => {
  const parts = getAttParts(call);
  if (parts === undefined) return 'what Fn::GetAtt names is worked out when the stack is deployed.';
  const [name, ...attribute] = parts;
  return [reference(template, call, { name: name ?? '', attribute: attribute.join('.') })];
};

/** `Name.Attribute`, or the two as a list. */
function getAttParts(call: NamingCall): string[] | undefined {
  const text = argumentText(call);
  if (text !== undefined) return text.split('.');
  if (!isSeq(call.argument)) return undefined;
  const parts = (call.argument as Sequence).items.map((item) => textOf(item as ParsedNode));
  return parts.some((part) => part === undefined) ? undefined : (parts as string[]);
}

/** The argument, if it is a text. In the short form the function is the tag of its argument. */
function argumentText({ argument, short }: NamingCall): string | undefined {
  return short && isScalar(argument) ? String(argument.value) : textOf(argument);
}

function reference(template: Template, call: NamingCall, names: Target): Reference {
  const { text } = template;
  const { argument } = call;
  const [start] = argument.range;
  const quote = quoteAt(text, isSeq(argument) ? ((argument as Sequence).items[0]?.range[0] ?? start) : start);
  // What takes more than a line may stand where a word may not: a list does in the column of its key.
  const replaced = isInline(argument) ? { start, space: '' } : { start: call.behind, space: ' ' };
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
  if (string === undefined || meaning === undefined) return 'the text of Fn::Sub is worked out when the stack is deployed.';
  const [start, end] = string.range;
  const written = variablesIn(template.text.slice(start, end), quoteAt(template.text, start) === '"');
  if (namesOf(written) !== namesOf(variablesIn(meaning))) return 'Fn::Sub has a variable that is written with escapes.';
  const own = new Set(isMap(values) ? entriesOf(values as Mapping).map(keyOf) : []);
  const others = written.filter(({ text }) => !own.has(text));
  const [torn] = others.filter(({ text }) => /\s/.test(text));
  if (torn !== undefined) return `Fn::Sub has blanks within the name of a variable: ${torn.text.replaceAll(/\s+/g, ' ')}.`;
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
