import { parse } from '@babel/parser';
import { commentTexts, LEAST_WORDS } from './lines';
import type { Text } from './text';

interface Token {
  type: string | { label: string };
  value?: unknown;
  loc: { start: { line: number }; end: { line: number } };
}

/**
 * The comments, messages and names of TypeScript or JavaScript.
 *
 * @throws SyntaxError if it does not parse
 */
export function codeTexts(content: string): Text[] {
  const { tokens } = parse(content, {
    sourceType: 'unambiguous',
    allowReturnOutsideFunction: true,
    plugins: ['typescript', 'decorators-legacy'],
    tokens: true,
  });
  const texts: Text[] = [];
  for (const token of (tokens ?? []) as Token[]) {
    const { value, loc } = token;
    if (typeof value !== 'string') continue;
    const line = loc.start.line;
    const label = typeof token.type === 'string' ? token.type : token.type.label;
    if (label === 'CommentBlock') texts.push(...commentTexts(value, line));
    else if (label === 'CommentLine') lineComment(texts, value.trim(), line);
    else if (label === 'string') texts.push(...messages(value, line, LEAST_WORDS));
    // A template comes in pieces, one between two values, so a piece may be short.
    else if (label === 'template') texts.push(...messages(value, line, 1));
    else if (label === 'name') texts.push({ kind: 'name', line, text: value });
  }
  return texts;
}

/** Comments on lines that follow each other are one text. */
function lineComment(texts: Text[], text: string, line: number): void {
  const last = texts.at(-1);
  if (last?.kind === 'comment' && lastLines.get(last) === line - 1) {
    last.text += ` ${text}`;
    lastLines.set(last, line);
    return;
  }
  const comment: Text = { kind: 'comment', line, text };
  lastLines.set(comment, line);
  texts.push(comment);
}

/** The last line of a comment that line comments make up. */
const lastLines = new WeakMap<Text, number>();

function messages(value: string, line: number, leastWords: number): Text[] {
  return value.split('\n').flatMap((text, index): Text[] => {
    const words = text.split(/\s+/).filter((part) => /^\W*[A-Za-z]/.test(part));
    return words.length < leastWords ? [] : [{ kind: 'message', line: line + index, text: text.trim() }];
  });
}
