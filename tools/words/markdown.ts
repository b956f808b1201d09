import MarkdownIt from 'markdown-it';
import type { Text } from './text';

const MARKDOWN = new MarkdownIt({ html: true });

/** The prose of a document: each paragraph, heading, item and cell is a text. Samples of code are left out, a name in it is one word. */
export function markdownTexts(content: string): Text[] {
  const texts: Text[] = [];
  // A cell has no place of its own, so it has that of its row.
  let line = 1;
  for (const { type, map, children } of MARKDOWN.parse(content, {})) {
    if (map) line = map[0] + 1;
    if (type !== 'inline') continue;
    const text = (children ?? []).map((child) =>
      child.type === 'code_inline' ? 'code' : child.type.endsWith('break') ? ' ' : child.content,
    );
    texts.push({ kind: 'document', line, text: text.join('') });
  }
  return texts;
}
