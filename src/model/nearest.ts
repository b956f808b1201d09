import { closest, distance } from 'fastest-levenshtein';

/** No known name is longer than this. */
const LONGEST_NAME = 60;
/** Two names are near if at most this part of the longer one differs. */
const NEAR = 1 / 3;
/** From this length on, a name with two differences is always near, such as one with two swapped letters. */
const SHORTEST_WITH_TWO = 5;
/** From this length on, a name is near a longer name that contains it. For example, OAuthScopes is near AllowedOAuthScopes. */
const SHORTEST_PART = 4;

/**
 * Returns the name that the user may have meant, ignoring case. Undefined if no name is near.
 * @param names at least one
 */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const meant = written.slice(0, LONGEST_NAME).toLowerCase();
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const lowerCase = [...known.keys()];
  const [withWords] = lowerCase.filter((name) => hasWords(name, meant)).sort((a, b) => a.length - b.length);
  const nearest = closest(meant, lowerCase);
  const near = withWords ?? (isNear(meant, nearest) ? nearest : lowerCase.find((name) => isPart(meant, name)));
  return near === undefined ? undefined : known.get(near);
}

/** Whether `written` is `name` with at most two wrong letters, ignoring case. */
export function isMisspelling(written: string, name: string): boolean {
  return written !== name && distance(written.toLowerCase(), name.toLowerCase()) <= 2;
}

function isNear(meant: string, nearest: string): boolean {
  const length = Math.max(meant.length, nearest.length);
  const allowed = length >= SHORTEST_WITH_TWO ? Math.max(2, NEAR * length) : NEAR * length;
  return distance(meant, nearest) <= allowed;
}

/** Whether a name has all the words of `meant`. For example, ALLOW_USER_SRP_AUTH has the words of ALLOW_SRP. */
function hasWords(name: string, meant: string): boolean {
  const words = name.split('_');
  const wanted = meant.split('_');
  return wanted.length > 1 && wanted.every((word) => words.includes(word));
}

function isPart(meant: string, name: string): boolean {
  return meant.length >= SHORTEST_PART && name.includes(meant);
}
