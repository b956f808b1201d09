import { Lexer } from 'yaml';

/** Where tags (`!Ref`) stand in a text, in its order. A document's nodes know their tags, but not where those are. */
export function tagsIn(text: string): number[] {
  const tags: number[] = [];
  let position = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('!') && !isScalar) tags.push(position);
    isScalar = token === SCALAR;
    // The lexer's own marks stand in no text.
    if (!MARKS.has(token)) position += token.length;
  }
  return tags;
}

/** What the lexer puts before a scalar without quotes, before a document, and where a list or mapping in brackets is cut off. */
const SCALAR = '\u001f';
const MARKS: ReadonlySet<string> = new Set([SCALAR, '\u0002', '\u0018']);
