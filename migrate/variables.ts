/** The variables in the text of Fn::Sub. */

/** The target of `Name` (a parameter or a resource, as with Ref) or `Name.Attribute` (an attribute, as with GetAtt). */
export interface Target {
  name: string;
  /** Absent for Ref. */
  attribute?: string;
}

export function targetIn(text: string): Target {
  const [name = '', ...attribute] = text.split('.');
  return { name, ...(attribute.length > 0 && { attribute: attribute.join('.') }) };
}

export function writtenTarget({ name, attribute }: Target): string {
  return attribute === undefined ? name : `${name}.${attribute}`;
}

/** A variable, without the blanks and line breaks within its braces: CloudFormation ignores them. */
export interface Variable {
  text: string;
  /** Its position in the text that was searched. */
  start: number;
}

/** `${Name}`, `${ Name.Attribute }`; not `${!Literal}`. */
const BRACES = /\$\{(?!!)([^}]*)\}/g;

/** The notations of blanks within double quotes: the blanks themselves, escapes, or an escaped end of the line. */
const BLANK = String.raw`\s|\\(?:[ trn]|x(?:09|0[aAdD]|20)|u00(?:09|0[aAdD]|20)|\r?\n)`;
const LEADING_BLANKS = new RegExp(`^(?:${BLANK})*`);
const LAST_BLANK = new RegExp(`(?:${BLANK})$`);
const LONGEST_BLANK = 6;

/** @param isEscaped for text in double quotes, with its escapes */
export function variablesIn(text: string, isEscaped = false): Variable[] {
  return [...text.matchAll(BRACES)].flatMap(({ index, 1: inner = '' }) => {
    const trimmed = isEscaped ? withoutEscapedBlanks(inner) : inner.trim();
    return trimmed === '' ? [] : [{ text: trimmed, start: index + 2 + inner.indexOf(trimmed) }];
  });
}

function withoutEscapedBlanks(text: string): string {
  const start = LEADING_BLANKS.exec(text)?.[0].length ?? 0;
  let end = text.length;
  for (;;) {
    const last = LAST_BLANK.exec(text.slice(Math.max(start, end - LONGEST_BLANK), end));
    if (last === null) return text.slice(start, end);
    end -= last[0].length;
  }
}

/** Replaces the variables of a text. `replaced` returns undefined for a variable that stays as it is. */
export function withVariables(text: string, replaced: (variable: string) => string | undefined): string {
  let result = '';
  let copied = 0;
  for (const { text: variable, start } of variablesIn(text)) {
    result += text.slice(copied, start) + (replaced(variable) ?? variable);
    copied = start + variable.length;
  }
  return result + text.slice(copied);
}
