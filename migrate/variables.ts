/** The variables in the text of Fn::Sub. */

/** What `Name` or `Name.Attribute` names: a parameter or a resource, as by Ref, or an attribute of a resource, as by GetAtt. */
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

/** A variable, without the blanks and line breaks that CloudFormation takes away within its braces. */
export interface Variable {
  text: string;
  /** Where it stands in the text that was searched. */
  start: number;
}

/** `${Name}`, `${ Name.Attribute }`; not `${!Literal}`. */
const BRACES = /\$\{(?!!)([^}]*)\}/g;

/** Blanks as a text in double quotes may write them: as they are, by escapes, or as an end of the line that does not count. */
const BLANK = String.raw`\s|\\(?:[ trn]|x(?:09|0[aAdD]|20)|u00(?:09|0[aAdD]|20)|\r?\n)`;
const LEADING_BLANKS = new RegExp(`^(?:${BLANK})*`);
const LAST_BLANK = new RegExp(`(?:${BLANK})$`);
const LONGEST_BLANK = 6;

/** @param isEscaped for the characters between double quotes as they stand in a template */
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

/** The same text with other variables; undefined leaves one as it is. */
export function withVariables(text: string, replaced: (variable: string) => string | undefined): string {
  let result = '';
  let copied = 0;
  for (const { text: variable, start } of variablesIn(text)) {
    result += text.slice(copied, start) + (replaced(variable) ?? variable);
    copied = start + variable.length;
  }
  return result + text.slice(copied);
}
