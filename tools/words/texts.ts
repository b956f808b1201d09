import { extname } from 'node:path';
import { codeTexts } from './code';
import { markdownTexts } from './markdown';
import type { Text } from './text';

/**
 * The texts of a file of this project, in their order. Of the code, only comments, strings and names count.
 *
 * @param file its path, which says the language
 * @throws Error where a file of TypeScript or JavaScript does not parse
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
    case '.py':
      return [...docstrings(content), ...hashComments(content)];
    case '.md':
      return markdownTexts(content);
    case '.txt':
      return paragraphs(content);
    case '.sh':
    case '.yaml':
    case '.yml':
      return hashComments(content);
    case '.json':
      return descriptions(content);
    default:
      return [];
  }
}

/** A help of a command: a line that is indented, or follows an empty line, begins a text of its own. */
function paragraphs(content: string): Text[] {
  return joined(content.split('\n'), isFilled, (line) => line.startsWith(' ')).map((text) => ({ kind: 'document', ...text }));
}

/** The comments of Python, YAML and the shell. A comment over several lines is one text; a place such as 6:26 begins another one. */
function hashComments(content: string): Text[] {
  const isComment = (line: string) => /^\s*#(?!!)/.test(line);
  const comments = joined(content.split('\n'), isComment, (line) => /^\s*# \d+:\d+ /.test(line));
  return comments.map(({ line, text }) => ({ kind: 'comment', line, text: text.replace(/(^|\s)#+\s*/g, '$1') }));
}

/** The docstrings of Python, and its other texts in three quotes. An empty line and an item of a list begin another text. */
function docstrings(content: string): Text[] {
  return [...content.matchAll(/"""(.*?)"""/gs)].flatMap(({ 1: docstring = '', index }) => {
    const line = content.slice(0, index).split('\n').length;
    const lines = docstring.split('\n').map((text) => text.trim());
    return joined(lines, isFilled, (text) => text.startsWith('- ')).map(
      (text): Text => ({ ...text, kind: 'comment', line: line + text.line - 1 }),
    );
  });
}

/** The descriptions of a JSON schema. */
function descriptions(content: string): Text[] {
  return content.split('\n').flatMap((text, index): Text[] => {
    const [, description] = /"description": "(.*)"/.exec(text) ?? [];
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
