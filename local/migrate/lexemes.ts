import { Lexer } from 'yaml';

/** A piece of a template's text, as the parser takes it; the lexer's own marks have no length. */
export interface Lexeme {
  source: string;
  /** Where it begins in the text. */
  start: number;
  isMark: boolean;
}

/** Blanks that a line lacks, by the place at which the line begins. */
type Missing = ReadonlyMap<number, number>;

/**
 * Takes a text apart. CloudFormation's parser ignores the indentation of lines inside of brackets and quotes, and this lexer does
 * not: it reads such lines as if they had the blanks that they lack.
 */
export function lexemesOf(text: string): Lexeme[] {
  let missing: Missing = new Map();
  for (;;) {
    const lexemes = lexed(text, missing);
    const more = missingIn(text, lexemes, missing);
    if (more.size === 0) return lexemes;
    missing = new Map([...missing, ...more]);
  }
}

/** Where tags (`!Ref`) stand, in the order of the text. A document's nodes know their tags, but not where those are. */
export function tagsAmong(lexemes: readonly Lexeme[]): number[] {
  return lexemes.filter((lexeme, index) => lexeme.source.startsWith('!') && !isScalar(lexemes, index)).map(({ start }) => start);
}

/** What the lexer puts before a scalar without quotes, before a document, and where a list or mapping in brackets is cut off. */
const SCALAR = '\u001f';
const MARKS: ReadonlySet<string> = new Set([SCALAR, '\u0002', '\u0018']);

function isScalar(lexemes: readonly Lexeme[], index: number): boolean {
  return lexemes[index - 1]?.source === SCALAR;
}

function lexed(text: string, missing: Missing): Lexeme[] {
  const lines = [...missing].sort(([a], [b]) => a - b);
  let padded = '';
  let copied = 0;
  for (const [line, blanks] of lines) {
    padded += text.slice(copied, line) + ' '.repeat(blanks);
    copied = line;
  }
  padded += text.slice(copied);

  const lexemes: Lexeme[] = [];
  let position = 0;
  let start = 0;
  let added = 0;
  let next = 0;
  for (const source of new Lexer().lex(padded)) {
    const isMark = MARKS.has(source);
    if (!isMark) position += source.length;
    for (let line = lines[next]; line !== undefined && line[0] + added < position; line = lines[++next]) added += line[1];
    // Blanks are a lexeme of their own where the parser counts them, and within quotes they mean nothing.
    const end = isMark ? start : Math.max(start, position - added);
    lexemes.push({ source: isMark ? source : text.slice(start, end), start, isMark });
    start = end;
  }
  return lexemes.filter(({ source }, index) => source !== '' || isScalar(lexemes, index));
}

/** The blanks that lines inside of brackets and quotes lack, except for those that are known already. */
function missingIn(text: string, lexemes: readonly Lexeme[], known: Missing): Missing {
  const missing = new Map<number, number>();
  let end = 0;
  for (const [index, { source, start, isMark }] of lexemes.entries()) {
    if (isMark || start < end || isScalar(lexemes, index) || !/^["'[{]/.test(source)) continue;
    end = endOfEnclosed(text, start) ?? end;
    const column = start - (text.lastIndexOf('\n', start - 1) + 1);
    for (let line = text.indexOf('\n', start) + 1; line > 0 && line < end; line = text.indexOf('\n', line) + 1) {
      const lacking = column + 1 - blanksAt(text, line);
      if (lacking > 0 && !known.has(line)) missing.set(line, lacking);
    }
  }
  return missing;
}

function blanksAt(text: string, start: number): number {
  let end = start;
  while (text[end] === ' ') end++;
  return end - start;
}

const TOKEN = /(?<blank>\s+)|(?<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<word>[^\s,[\]{}:"'#][^\s,[\]{}]*)|(?<one>.)/sy;

/** Where the text in quotes, or the list or mapping in brackets, ends that begins here; undefined if it does not. */
function endOfEnclosed(text: string, start: number): number | undefined {
  let depth = 0;
  let position = start;
  // A quotation mark inside of a plain text stands for itself.
  let isInPlainText = false;
  let isAfterBlank = false;
  while (position < text.length) {
    TOKEN.lastIndex = position;
    const { blank, quoted, word, one } = TOKEN.exec(text)?.groups ?? {};
    if (quoted !== undefined && isInPlainText) {
      position += 1;
      continue;
    }
    if (one === '#' && isAfterBlank) {
      position = text.indexOf('\n', position);
      if (position < 0) return undefined;
      continue;
    }
    position += (blank ?? quoted ?? word ?? one ?? '').length;
    if (one === '[' || one === '{') depth += 1;
    if (one === ']' || one === '}') depth -= 1;
    if (depth <= 0 && (quoted !== undefined || one === ']' || one === '}')) return position;
    if (blank === undefined) isInPlainText = word !== undefined && !/^[!&]|:$/.test(word);
    isAfterBlank = blank !== undefined;
  }
  return undefined;
}
