import { closest, distance } from 'fastest-levenshtein';

/** Longer than any name that a person could have meant. */
const LONGEST_NAME = 60;
/** Two names are near if they differ in at most this part of the longer one. */
const NEAR = 1 / 3;
/** In a name of this length, two letters that changed their places are near as well. */
const SHORTEST_WITH_TWO = 5;
/** A name is near one that it is a part of, such as OAuthScopes, if it has this many characters. */
const SHORTEST_PART = 4;

/**
 * The name that a person may have meant; undefined if none is near. Case makes no difference.
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

/** Whether a name is another one with at most two wrong letters. Case makes no difference. */
export function isMisspelling(written: string, name: string): boolean {
  return written !== name && distance(written.toLowerCase(), name.toLowerCase()) <= 2;
}

function isNear(meant: string, nearest: string): boolean {
  const length = Math.max(meant.length, nearest.length);
  const allowed = length >= SHORTEST_WITH_TWO ? Math.max(2, NEAR * length) : NEAR * length;
  return distance(meant, nearest) <= allowed;
}

/** Such as ALLOW_SRP, all of whose words are words of ALLOW_USER_SRP_AUTH. */
function hasWords(name: string, meant: string): boolean {
  const words = name.split('_');
  const wanted = meant.split('_');
  return wanted.length > 1 && wanted.every((word) => words.includes(word));
}

function isPart(meant: string, name: string): boolean {
  return meant.length >= SHORTEST_PART && name.includes(meant);
}
