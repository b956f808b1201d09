/** A value is not repeated beyond this many characters: a message has little room. */
const MOST_CHARACTERS = 80;

/** What stands before a password in a URL, and the password: all up to the last @ of the part that names user and host. */
const URL_PASSWORD = /^([a-z][a-z\d+.-]*:\/*[^/?#:@]*:)[^/?#]*@/i;

/**
 * Names a value in a message. Objects and lists are named by their kind: their content can be long, or secret. The password in a URL
 * is masked.
 */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value.replace(URL_PASSWORD, '$1***@')) : String(value);
  return text.length > MOST_CHARACTERS ? `${beginning(text, MOST_CHARACTERS - 4)}..."` : text;
}

/** The first characters of a text; none that takes two UTF-16 units is cut in half. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
