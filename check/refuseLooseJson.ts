import { parse } from '@humanwhocodes/momoa';
import { Unreadable } from './unreadable';

/**
 * Refuses a text that YAML takes and JSON does not, such as one with a comma behind the last member, or with a comment. A text that ends
 * too early is none in YAML either, which has the better place for it.
 * @throws Unreadable with the place of what is wrong
 */
export function refuseLooseJson(text: string): void {
  const error = errorOf(() => JSON.parse(text));
  if (error === undefined) return;
  const [, sentence, position] = /^(.+) in JSON at position (\d+)/.exec(error.message) ?? [];
  const offset = offsetOf(errorOf(() => parse(text, { mode: 'json' }))) ?? Number(position ?? 0);
  if (offset === 0) return;
  // The rest of the text may be secret: only its first sign is shown.
  const [sign = ''] = text.slice(offset).trimStart();
  const reason = /^Bad control character/.test(sentence ?? '') ? sentence : `${JSON.stringify(sign)} is not expected here`;
  const before = text.slice(0, offset).split('\n');
  throw new Unreadable(`The file is no JSON: ${reason}.`, { line: before.length, column: (before.at(-1) ?? '').length + 1 });
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

/** Where the parser that always has a place stopped. At the end of the text it has none. */
function offsetOf(error: Error | undefined): number | undefined {
  const offset: unknown = error && 'offset' in error ? error.offset : undefined;
  return typeof offset === 'number' && offset > 0 ? offset : undefined;
}
