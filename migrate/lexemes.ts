import { Lexer } from 'yaml';

/** A piece of a template's text, as the parser takes it; the lexer's own marks have no length. */
export interface Lexeme {
  source: string;
  /** Where it begins in the text. */
  start: number;
  isMark: boolean;
}

/** Blanks that lines lack, by the places at which the lines begin, in the order of the text. */
type Missing = ReadonlyMap<number, number>;

const NOTHING: Missing = new Map();

/**
 * Takes a text apart. CloudFormation's parser ignores the indentation of lines inside of brackets and quotes, and this lexer does
 * not: it reads such lines as if they had the blanks that they lack.
 */
export function lexemesOf(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let from = 0;
  let missing = NOTHING;
  // Where the last text in quotes or brackets ends that has been looked at.
  let seen = 0;
  for (;;) {
    const next = readOn();
    if (next === undefined) return lexemes;
    // The lexer would go astray from here on, so it begins anew with this line.
    from = startOfLine(text, next);
    while ((lexemes.at(-1)?.start ?? -1) >= from) lexemes.pop();
  }

  /** Where something begins whose lines lack blanks; undefined at the end of the text. */
  function readOn(): number | undefined {
    const isAnew = lexemes.length > 0;
    for (const lexeme of lexed(text, from, missing)) {
      const { source, start, isMark } = lexeme;
      const isText = lexemes.at(-1)?.source === SCALAR;
      if (!isMark && !isText && start >= seen && /^["'[{]/.test(source)) {
        // What never ends is an error, whatever its lines lack.
        const end = endOfEnclosed(text, start);
        seen = end ?? text.length;
        missing = end === undefined ? NOTHING : missingIn(text, start, end);
        if (missing.size > 0) return start;
      }
      const isSecondBeginning = isAnew && start === from && source === DOCUMENT;
      if ((source !== '' || isText) && !isSecondBeginning) lexemes.push(lexeme);
    }
    return undefined;
  }
}

/** Where tags (`!Ref`) stand, in the order of the text. A document's nodes know their tags, but not where those are. */
export function tagsAmong(lexemes: readonly Lexeme[]): number[] {
  const tags = lexemes.filter(({ source }, index) => source.startsWith('!') && lexemes[index - 1]?.source !== SCALAR);
  return tags.map(({ start }) => start);
}

/** What the lexer puts before a document, before a scalar without quotes, and where a list or mapping in brackets is cut off. */
const DOCUMENT = '\u0002';
const SCALAR = '\u001f';
const MARKS: ReadonlySet<string> = new Set([DOCUMENT, SCALAR, '\u0018']);

/** The lexemes from the beginning of a line on. Only lines behind it lack blanks. */
function* lexed(text: string, from: number, missing: Missing): Generator<Lexeme> {
  const lines = [...missing];
  let padded = '';
  let copied = from;
  for (const [line, blanks] of lines) {
    padded += text.slice(copied, line) + ' '.repeat(blanks);
    copied = line;
  }
  padded += text.slice(copied, endOfLine(text, copied));
  copied = endOfLine(text, copied);

  let position = from;
  let start = from;
  let added = 0;
  let next = 0;
  const lexer = new Lexer();
  // The rest is not copied: there may be many lines that lack blanks.
  for (const [part, isIncomplete] of [[padded, copied < text.length] as const, [text.slice(copied), false] as const]) {
    for (const source of lexer.lex(part, isIncomplete)) {
      const isMark = MARKS.has(source);
      if (!isMark) position += source.length;
      for (let line = lines[next]; line !== undefined && line[0] + added < position; line = lines[++next]) added += line[1];
      // Blanks are a lexeme of their own where the parser counts them, and within quotes they mean nothing.
      const end = isMark ? start : Math.max(start, position - added);
      yield { source: isMark ? source : text.slice(start, end), start, isMark };
      start = end;
    }
  }
}

/** The blanks that the lines lack between two places, the first of which is a bracket or a quotation mark. */
function missingIn(text: string, start: number, end: number): Missing {
  const missing = new Map<number, number>();
  const column = start - startOfLine(text, start);
  for (let line = text.indexOf('\n', start) + 1; line > 0 && line < end; line = text.indexOf('\n', line) + 1) {
    const lacking = column + 1 - blanksAt(text, line);
    if (lacking > 0) missing.set(line, lacking);
  }
  return missing;
}

function startOfLine(text: string, position: number): number {
  return position === 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;
}

function endOfLine(text: string, position: number): number {
  return text.indexOf('\n', position) + 1 || text.length;
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
