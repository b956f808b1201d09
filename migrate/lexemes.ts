import { Lexer } from 'yaml';

/** A piece of a template's text for the parser. The lexer's own marks have no length in the text. */
export interface Lexeme {
  source: string;
  /** Its position in the text. */
  start: number;
  isMark: boolean;
}

/** The number of blanks that each line lacks, by the position of its start, in the order of the text. */
type Missing = ReadonlyMap<number, number>;

const NOTHING: Missing = new Map();

/**
 * Splits a text into lexemes. CloudFormation's parser ignores the indentation of lines inside brackets and quotes; the lexer of
 * the yaml package does not. So the lexer gets these lines with the blanks that they lack.
 */
export function lexemesOf(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let from = 0;
  let missing = NOTHING;
  // The end of the last text in quotes or brackets that was checked.
  let seen = 0;
  for (;;) {
    const next = readOn();
    if (next === undefined) return lexemes;
    // From here on the lexer would read the text wrongly, so it starts again with this line.
    from = startOfLine(text, next);
    while ((lexemes.at(-1)?.start ?? -1) >= from) lexemes.pop();
  }

  /** Reads up to the next quote or bracket whose lines lack blanks, and returns its position; undefined at the end of the text. */
  function readOn(): number | undefined {
    const isAnew = lexemes.length > 0;
    for (const lexeme of lexed(text, from, missing)) {
      const { source, start, isMark } = lexeme;
      const isText = lexemes.at(-1)?.source === SCALAR;
      if (!isMark && !isText && start >= seen && /^["'[{]/.test(source)) {
        // Without an end it is an error anyway, so its lines get no blanks.
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

/** The positions of tags (`!Ref`), in the order of the text. The nodes of a document know their tags, but not the positions. */
export function tagsAmong(lexemes: readonly Lexeme[]): number[] {
  const tags = lexemes.filter(({ source }, index) => source.startsWith('!') && lexemes[index - 1]?.source !== SCALAR);
  return tags.map(({ start }) => start);
}

/** The lexer's marks: before a document, before a scalar without quotes, and where a list or mapping in brackets breaks off. */
const DOCUMENT = '\u0002';
const SCALAR = '\u001f';
const MARKS: ReadonlySet<string> = new Set([DOCUMENT, SCALAR, '\u0018']);

/** The lexemes from the beginning of a line on. Only later lines lack blanks. */
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
      // If the parser counts blanks, they are a separate lexeme. Inside quotes they have no meaning.
      const end = isMark ? start : Math.max(start, position - added);
      yield { source: isMark ? source : text.slice(start, end), start, isMark };
      start = end;
    }
  }
}

/** The blanks that the lines between `start`, a bracket or a quotation mark, and `end` lack. */
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

/** The end of the quoted text, or of the list or mapping in brackets, that begins at `start`; undefined if it has no end. */
function endOfEnclosed(text: string, start: number): number | undefined {
  let depth = 0;
  let position = start;
  // A quotation mark inside a text without quotes is an ordinary character.
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
