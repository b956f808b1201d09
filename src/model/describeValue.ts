import { Unknown } from './unknown';

/** A message shows at most this many characters of a value. */
const MOST_CHARACTERS = 80;

/**
 * The user information of a URL, up to the last @ before the path: a name with a password, or a token. The URL may be anywhere in
 * a value, and may lack its scheme or the slashes after it.
 */
const USER_INFO = /(^(?:[^/?#@:]*:){1,2}|(?<!\/)[:/]\/+(?:[^/?#@:]*:)?)[^/?#]*@/g;

/** A parameter in the query or the fragment of a URL. */
const PARAMETER = /([?&#][^=?&#]*=)[^?&#]*/g;
const SECRET_PARAMETER = /secret|password|token|key/i;

/**
 * Describes a value in a message. For an object or a list it gives only the kind, because the content can be long or secret. In a
 * URL it masks the password, and each parameter whose name suggests a secret.
 */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Unknown) return `a ${value.kind}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(withoutPasswords(value)) : String(value);
  return text.length > MOST_CHARACTERS ? `${beginning(text, MOST_CHARACTERS - 4)}..."` : text;
}

function withoutPasswords(text: string): string {
  return text
    .replace(USER_INFO, '$1***@')
    .replace(PARAMETER, (parameter, name: string) => (SECRET_PARAMETER.test(name) ? `${name}***` : parameter));
}

/** The first characters of a text. It does not cut a surrogate pair in half. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
