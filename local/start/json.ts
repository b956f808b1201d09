import { iterator, type ObjectNode, parse } from '@humanwhocodes/momoa';
import { errorMessage } from '../../tools/errorMessage';
import { Unusable } from './unusable';

/**
 * Parses a text in JSON. An object must not have the same key twice.
 * @throws Unusable with the line and the column of the problem
 */
export function parsedJson(path: string, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    refuseRepeatedKeys(path, text);
    return value;
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable(`${path} is not valid JSON: ${problemOf(text, error)}.`);
  }
}

/** JSON.parse silently keeps only the last of two equal keys. */
function refuseRepeatedKeys(path: string, text: string): void {
  for (const { node } of iterator(parse(text, { mode: 'json' }))) {
    if (!isObjectNode(node)) continue;
    const names = new Set<string>();
    for (const { name } of node.members) {
      const key = name.type === 'String' ? name.value : name.name;
      const { line, column } = name.loc.start;
      if (names.has(key)) {
        const place = `line ${line}, column ${column}`;
        throw new Unusable(`${path}, ${place}: ${JSON.stringify(key)} occurs twice in the same object. Keep one of them.`);
      }
      names.add(key);
    }
  }
}

function isObjectNode(node: { type: string }): node is ObjectNode {
  return node.type === 'Object';
}

/**
 * Returns Node's message if it has a position. Other messages of Node quote the text, which may have a secret. Then another
 * parser finds the position.
 */
function problemOf(text: string, error: unknown): string {
  const message = errorMessage(error);
  const [, sentence, position] = /^(.+?)(?: in JSON)? at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return `${placeAt(text, Number(position))}: ${sentence}`;
  try {
    parse(text, { mode: 'json' });
  } catch (placed) {
    if (placed instanceof RangeError) return 'it is nested too deeply';
    // At the end of the text, the place of this parser is not reliable.
    if (/end of JSON input/.test(message)) return `${placeAt(text, text.trimEnd().length)}: the text ends too early`;
    if (hasPlace(placed)) return `${placeAt(text, placed.offset)}: ${unexpected(text.slice(placed.offset))}`;
  }
  return message;
}

function hasPlace(error: unknown): error is { offset: number } {
  return typeof error === 'object' && error !== null && 'offset' in error && typeof error.offset === 'number';
}

function placeAt(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

/** Shows only the first character, because the rest of the text may have a secret. */
function unexpected(rest: string): string {
  const [character = ''] = rest.trimStart();
  return `${JSON.stringify(character)} is not expected here`;
}
