/** A value is not repeated beyond this many characters: a message has little room. */
const MOST_CHARACTERS = 80;

/** Names a value in a message. Objects and lists are named by their kind: their content can be long, or secret. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > MOST_CHARACTERS ? `${beginning(text, MOST_CHARACTERS - 4)}..."` : text;
}

/** The first characters of a text; none that takes two UTF-16 units is cut in half. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
