/** The picture of guides/updates.md is readable: no text overlaps the next text, or leaves the picture. */
import { textOf } from '../support/guides';

/**
 * The average width of a letter in bold DejaVu Sans, which is wider than Helvetica and Arial, and in the smaller monospaced font.
 */
const LETTER = 8.7;
const FIXED_LETTER = 7.9;
const GAP = 8;

interface Text {
  line: string;
  left: number;
  right: number;
  words: string;
}

function textsOf(svg: string): Text[] {
  const rows = svg.split(/<g transform=/);
  return rows.flatMap((row, index) =>
    [...row.matchAll(/<text class="(\w+)" x="(\d+)" y="(\d+)">([^<]*)<\/text>/g)].map(([, kind, x, y, words = '']) => {
      const width = words.length * (kind === 'value' ? FIXED_LETTER : LETTER);
      const left = Number(x) - (kind === 'owner' ? width / 2 : 0);
      return { line: `${index} ${y}`, left, right: left + width, words };
    }),
  );
}

test.each(['guides/updates.svg'])('every text of %s has enough space', (file) => {
  const svg = textOf(file);
  const [, width = ''] = /viewBox="0 0 (\d+) \d+"/.exec(svg) ?? [];
  const texts = textsOf(svg);
  expect(texts.length).toBeGreaterThan(15);
  const overlapping = texts.flatMap((text) => {
    const next = texts.filter(({ line, left }) => line === text.line && left > text.left);
    const limit = Math.min(Number(width), ...next.map(({ left }) => left));
    return text.right + GAP > limit ? [text.words] : [];
  });
  expect(overlapping).toEqual([]);
});
