import type { Text } from './text';

/** A string with fewer words than this is a value, not a message. */
export const LEAST_WORDS = 3;

export const isFilled = (line: string) => line.trim() !== '';

export function lineAt(content: string, index: number): number {
  return content.slice(0, index).split('\n').length;
}

/** Lines that follow each other, as one text. */
export function joined(
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

/** The texts of a comment. A tag of a docstring, an item of a list and a line after an empty line begin another text. */
export function commentTexts(comment: string, line: number): Text[] {
  const lines = comment.split('\n').map((text) => text.replace(/^\s*\*+\s?/, '').trim());
  return joined(lines, isFilled, (text) => /^(?:@|- )/.test(text)).map((text): Text => {
    return { ...text, kind: 'comment', line: line + text.line - 1 };
  });
}
