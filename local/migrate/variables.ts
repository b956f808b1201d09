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

/** Blanks as they are, and as a text in double quotes may write them. */
const BLANKS = /^\s+/;
const ESCAPED_BLANKS = /^(?:\s|\\(?:[ trn]|x(?:09|0[aAdD]|20)|u00(?:09|0[aAdD]|20)|\r?\n))+/;
const TRAILING_BLANKS = /\s+$/;
const TRAILING_ESCAPED_BLANKS = /(?:\s|\\(?:[ trn]|x(?:09|0[aAdD]|20)|u00(?:09|0[aAdD]|20)|\r?\n))+$/;

/** @param isEscaped for the characters between double quotes as they stand in a template */
export function variablesIn(text: string, isEscaped = false): Variable[] {
  const [leading, trailing] = isEscaped ? [ESCAPED_BLANKS, TRAILING_ESCAPED_BLANKS] : [BLANKS, TRAILING_BLANKS];
  return [...text.matchAll(BRACES)].flatMap(({ index, 1: inner = '' }) => {
    const before = leading.exec(inner)?.[0].length ?? 0;
    const name = inner.slice(before).replace(trailing, '');
    return name === '' ? [] : [{ text: name, start: index + 2 + before }];
  });
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
