import { parse } from '@humanwhocodes/momoa';
import { Unreadable } from './unreadable';

/**
 * Refuses a text that is valid YAML but not valid JSON, such as a text with a comment, or with a comma after the last member. A
 * text that ends too early is not valid YAML either: the YAML parser reports it with a better place.
 * @throws Unreadable with the place of the error
 */
export function refuseInvalidJson(text: string): void {
  const error = errorOf(() => JSON.parse(text));
  if (error === undefined) return;
  const [, sentence, position] = /^(.+) in JSON at position (\d+)/.exec(error.message) ?? [];
  const offset = offsetOf(errorOf(() => parse(text, { mode: 'json' }))) ?? Number(position ?? 0);
  if (offset === 0) return;
  // The text may have secrets: the message shows only one character.
  const [character = ''] = text.slice(offset).trimStart();
  const reason = /^Bad control character/.test(sentence ?? '') ? sentence : `${JSON.stringify(character)} is not expected here`;
  const before = text.slice(0, offset).split('\n');
  throw new Unreadable(`The file is not valid JSON: ${reason}.`, {
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
  });
}

function errorOf(read: () => unknown): Error | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
    return error;
  }
}

/** The position of momoa's error. V8's JSON.parse does not always have one. At the end of the text momoa has none either. */
function offsetOf(error: Error | undefined): number | undefined {
  const offset: unknown = error && 'offset' in error ? error.offset : undefined;
  return typeof offset === 'number' && offset > 0 ? offset : undefined;
}
