import { Unknown } from './unknown';

/** A value is not repeated beyond this many characters: a message has little room. */
const MOST_CHARACTERS = 80;

/**
 * The user's part of a URL, anywhere in a value, up to the last @ before the path: a name with its password, or a token alone. Such a
 * URL may lack its scheme, or the slashes behind it.
 */
const USER_INFO = /(^(?:[^/?#@:]*:){1,2}|(?<!\/)[:/]\/+(?:[^/?#@:]*:)?)[^/?#]*@/g;

/** A parameter in the query of a URL, or in its fragment. */
const PARAMETER = /([?&#][^=?&#]*=)[^?&#]*/g;
const SECRET_PARAMETER = /secret|password|token|key/i;

/**
 * Names a value in a message. Objects and lists are named by their kind: their content can be long, or secret. The password in a URL
 * is masked, and every parameter of it whose name says that it is secret.
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

/** The first characters of a text; none that takes two UTF-16 units is cut in half. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
