import { basename, extname } from 'node:path';
import { codeTexts } from './code';
import { markdownTexts } from './markdown';
import type { Text } from './text';

/**
 * The texts of a file of this project, in their order. In code, only comments, strings and names count.
 *
 * @param file its path, which says the language
 * @throws Error if a file of TypeScript or JavaScript does not parse
 */
export function textsOf(file: string, content: string): Text[] {
  switch (extname(file)) {
    case '.ts':
    case '.cts':
    case '.mts':
    case '.js':
    case '.cjs':
    case '.mjs':
      return codeTexts(content);
    case '.java':
      return javaTexts(content);
    case '.py':
      return [...docstrings(content), ...hashComments(content), ...pythonStrings(content)];
    case '.md':
      return markdownTexts(content);
    case '.txt':
      return paragraphs(content);
    case '.sh':
    case '.yaml':
    case '.yml':
      return [...hashComments(content), ...yamlDescriptions(content)];
    case '.json':
      return descriptions(content);
    case '.svg':
      return svgTexts(content);
    default:
      // A Dockerfile, a script of the shell, or the settings of a tool.
      return /^(?:Dockerfile|run|\.[a-z]+rc|\.gitignore)$/.test(basename(file)) ? hashComments(content) : [];
  }
}

/** A help of a command: a line that is indented, or follows an empty line, begins another text. */
function paragraphs(content: string): Text[] {
  return joined(content.split('\n'), isFilled, (line) => line.startsWith(' ')).map((text) => ({ kind: 'document', ...text }));
}

/**
 * The comments of Python, YAML and the shell, also at the end of a line. A comment over several lines is one text; a place such as
 * 6:26 begins another one.
 */
function hashComments(content: string): Text[] {
  const lines = content.split('\n');
  const isComment = (line: string) => /^\s*#(?!!)/.test(line);
  const comments = joined(lines, isComment, (line) => /^\s*# \d+:\d+ /.test(line));
  const atEnds = lines.flatMap((line, index) => {
    const [, text] = isComment(line) ? [] : (/^[^"'`]*(?:(["'`])[^"'`]*\1[^"'`]*)*\s(#+ .*)$/.exec(line)?.slice(1) ?? []);
    return text === undefined ? [] : [{ line: index + 1, text }];
  });
  return [...comments, ...atEnds].map(({ line, text }) => ({
    kind: 'comment',
    line,
    text: text.replace(/(^|\s)#+\s*/g, '$1'),
  }));
}

/** The strings of Python with several words. The comments are blanked, because they may have a quote. */
function pythonStrings(content: string): Text[] {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  const code = content.replace(/""".*?"""/gs, blank).replace(/^\s*#.*$/gm, blank);
  return quotedTexts(code, /(["'])((?:(?!\1)[^\\\n]|\\.)*)\1/g, 2);
}

/** The comments and the strings of Java. */
function javaTexts(content: string): Text[] {
  const comments = [...content.matchAll(/\/\*(.*?)\*\/|\/\/([^\n]*)/gs)].flatMap(({ 1: block, 2: line = '', index }) => {
    const lines = (block ?? line).split('\n').map((text) => text.replace(/^\s*\*+\s?/, '').trim());
    const first = lineAt(content, index);
    return joined(lines, isFilled, (text) => /^[@-]/.test(text)).map(
      (text): Text => ({ ...text, kind: 'comment', line: first + text.line - 1 }),
    );
  });
  return [...comments, ...quotedTexts(content, /"((?:[^"\\\n]|\\.)*)"/g, 1)];
}

/** The texts in quotes that have several words. */
function quotedTexts(content: string, pattern: RegExp, group: number): Text[] {
  return [...content.matchAll(pattern)].flatMap((match): Text[] => {
    const text = match[group] ?? '';
    return text.split(' ').length < LEAST_WORDS ? [] : [{ kind: 'message', line: lineAt(content, match.index), text }];
  });
}

/** A string with fewer words than this is a value, not a message. */
const LEAST_WORDS = 3;

/** The descriptions in a template of CloudFormation, on one line or in a block. */
function yamlDescriptions(content: string): Text[] {
  const lines = content.split('\n');
  return lines.flatMap((start, index): Text[] => {
    const [, indent = '', first] = /^(\s*)(?:Constraint)?Description:\s*(.*)$/i.exec(start) ?? [];
    if (first === undefined) return [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((line) => line.trim() !== '' && !line.startsWith(`${indent} `));
    const text = [first.replace(/^[>|]-?$/, ''), ...rest.slice(0, end < 0 ? rest.length : end)].map((line) => line.trim());
    return [{ kind: 'document', line: index + 1, text: text.join(' ').trim() }];
  });
}

/** The labels and the comments of a drawing. */
function svgTexts(content: string): Text[] {
  return [...content.matchAll(/(?:>|<!--)([^<>]*[A-Za-z][^<>]*)(?:<|-->)/g)].map(
    ({ 1: text = '', index }): Text => ({ kind: 'document', line: lineAt(content, index), text: text.trim() }),
  );
}

function lineAt(content: string, index: number): number {
  return content.slice(0, index).split('\n').length;
}

/** The docstrings of Python, and its other texts in three quotes. An empty line and an item of a list begin another text. */
function docstrings(content: string): Text[] {
  return [...content.matchAll(/"""(.*?)"""/gs)].flatMap(({ 1: docstring = '', index }) => {
    const line = lineAt(content, index);
    const lines = docstring.split('\n').map((text) => text.trim());
    return joined(lines, isFilled, (text) => text.startsWith('- ')).map(
      (text): Text => ({ ...text, kind: 'comment', line: line + text.line - 1 }),
    );
  });
}

/** The descriptions of a JSON schema or of a template in JSON. */
function descriptions(content: string): Text[] {
  return content.split('\n').flatMap((text, index): Text[] => {
    const [, description] = /"[dD]escription": "(.*)"/.exec(text) ?? [];
    return description === undefined ? [] : [{ kind: 'document', line: index + 1, text: description }];
  });
}

const isFilled = (line: string) => line.trim() !== '';

/** Lines that follow each other, as one text. */
function joined(
  lines: readonly string[],
  belongs: (line: string) => boolean,
  begins: (line: string) => boolean,
): Omit<Text, 'kind'>[] {
  const texts: { line: number; text: string }[] = [];
  lines.forEach((text, index) => {
    if (!belongs(text)) return;
    const last = texts.at(-1);
    const follows = index > 0 && belongs(lines[index - 1] ?? '') && !begins(text);
    if (follows && last) last.text += ` ${text.trim()}`;
    else texts.push({ line: index + 1, text: text.trim() });
  });
  return texts;
}
