import { basename, extname } from 'node:path';
import { codeTexts } from './code';
import { commentTexts, isFilled, joined, LEAST_WORDS, lineAt } from './lines';
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
  const comments = [...content.matchAll(/\/\*(.*?)\*\/|\/\/([^\n]*)/gs)].flatMap(({ 1: block, 2: line = '', index }) =>
    commentTexts(block ?? line, lineAt(content, index)),
  );
  return [...comments, ...quotedTexts(content, /"((?:[^"\\\n]|\\.)*)"/g, 1)];
}

/** The texts in quotes that have several words. */
function quotedTexts(content: string, pattern: RegExp, group: number): Text[] {
  return [...content.matchAll(pattern)].flatMap((match): Text[] => {
    const text = match[group] ?? '';
    return text.split(' ').length < LEAST_WORDS ? [] : [{ kind: 'message', line: lineAt(content, match.index), text }];
  });
}

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

/** The docstrings of Python, and its other texts in three quotes. An empty line and an item of a list begin another text. */
function docstrings(content: string): Text[] {
  return [...content.matchAll(/"""(.*?)"""/gs)].flatMap(({ 1: docstring = '', index }) =>
    commentTexts(docstring, lineAt(content, index)),
  );
}

/** The descriptions of a JSON schema or of a template in JSON. */
function descriptions(content: string): Text[] {
  return content.split('\n').flatMap((text, index): Text[] => {
    const [, description] = /"[dD]escription": "(.*)"/.exec(text) ?? [];
    return description === undefined ? [] : [{ kind: 'document', line: index + 1, text: description }];
  });
}
