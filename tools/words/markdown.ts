import MarkdownIt from 'markdown-it';
import { lineAt } from './lines';
import type { Text } from './text';

const MARKDOWN = new MarkdownIt({ html: true });

/** The comments that contain a command of the project. Other comments count as prose. */
const MARKER = /^(?:Printed|Written) by|^end$/i;

/**
 * The prose of a document: each paragraph, heading, item, cell and comment is a text. Samples of code are left out, and a name in
 * code is one word.
 */
export function markdownTexts(content: string): Text[] {
  const texts: Text[] = [];
  // markdown-it gives no line for a cell, so a cell gets the line of its row.
  let line = 1;
  for (const { type, map, children, content: block } of MARKDOWN.parse(content, {})) {
    if (map) line = map[0] + 1;
    if (type === 'html_block') texts.push(...htmlComments(block, line));
    if (type !== 'inline') continue;
    const text = (children ?? []).map((child) =>
      child.type === 'code_inline' ? 'code' : child.type.endsWith('break') ? ' ' : child.content,
    );
    texts.push({ kind: 'document', line, text: text.join('') });
  }
  return texts;
}

function htmlComments(block: string, line: number): Text[] {
  return [...block.matchAll(/<!--(.*?)-->/gs)].flatMap(({ 1: comment = '', index }): Text[] => {
    const text = comment.replace(/\s+/g, ' ').trim();
    return MARKER.test(text) ? [] : [{ kind: 'document', line: line + lineAt(block, index) - 1, text }];
  });
}
