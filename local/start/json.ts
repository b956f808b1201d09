import { iterator, type ObjectNode, parse } from '@humanwhocodes/momoa';
import { errorMessage } from '../../tools/errorMessage';
import { Unusable } from './unusable';

/**
 * The value of a text in JSON, in which each key of an object stands once.
 * @throws Unusable with the line and the column of what is wrong
 */
export function parsedJson(path: string, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    refuseRepeatedKeys(path, text);
    return value;
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable(`${path} can't be read as JSON: ${whatIsWrong(text, error)}.`);
  }
}

/** JSON.parse keeps the last of two equal keys, and says nothing of the first. */
function refuseRepeatedKeys(path: string, text: string): void {
  for (const { node } of iterator(parse(text, { mode: 'json' }))) {
    if (!isObjectNode(node)) continue;
    const names = new Set<string>();
    for (const { name } of node.members) {
      const key = name.type === 'String' ? name.value : name.name;
      const { line, column } = name.loc.start;
      if (names.has(key)) {
        const place = `line ${line}, column ${column}`;
        throw new Unusable(`${path}, ${place}: ${JSON.stringify(key)} stands twice in the same object: keep one of them.`);
      }
      names.add(key);
    }
  }
}

function isObjectNode(node: { type: string }): node is ObjectNode {
  return node.type === 'Object';
}

/** Node's own sentence where it has a place. Else it quotes the text, so a parser that always has a place reads it a second time. */
function whatIsWrong(text: string, error: unknown): string {
  const [, sentence, position] = /^(.+?)(?: in JSON)? at position (\d+)/.exec(errorMessage(error)) ?? [];
  if (position !== undefined) return `${placeAt(text, Number(position))}: ${sentence}`;
  try {
    parse(text, { mode: 'json' });
  } catch (placed) {
    if (placed instanceof RangeError) return 'it is nested too deeply';
    if (hasPlace(placed)) return `${placeAt(text, placed.offset)}: ${unexpected(text.slice(placed.offset))}`;
  }
  return errorMessage(error);
}

function hasPlace(error: unknown): error is { offset: number } {
  return typeof error === 'object' && error !== null && 'offset' in error && typeof error.offset === 'number';
}

function placeAt(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

/** The rest of the text may hold a secret: only its first sign is shown. */
function unexpected(rest: string): string {
  const [sign] = rest.trimStart();
  return sign === undefined ? 'the text ends too early' : `${JSON.stringify(sign)} can't stand here`;
}
