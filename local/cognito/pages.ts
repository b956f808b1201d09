/** Lists in pages, with a token that says where the next one starts. */
import { invalidParameter } from './errors';

export interface Page<Item> {
  items: Item[];
  nextToken?: string;
}

/**
 * The items after those that earlier pages showed. `list` names the list, so that a token of one is refused by another.
 *
 * The token holds the position of the last item shown, not an index: items deleted between two pages move nothing.
 */
export function pageOf<Item extends { serial: number }>(
  list: string,
  items: Iterable<Item>,
  maxResults: number,
  nextToken: string | undefined,
): Page<Item> {
  const shown = nextToken === undefined ? 0 : lastShown(list, nextToken);
  const rest = Array.from(items).filter((item) => item.serial > shown);
  const page = rest.slice(0, maxResults);
  const last = page.at(-1);
  return rest.length > page.length && last ? { items: page, nextToken: tokenFor(list, last.serial) } : { items: page };
}

const tokenFor = (list: string, serial: number) => Buffer.from(`${list} ${serial}`).toString('base64url');

function lastShown(list: string, token: string): number {
  const [, digits] = /^.* ([1-9]\d{0,14})$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  const serial = Number(digits);
  // The service's own text is OPEN; that it is an InvalidParameterException is INF.
  if (digits === undefined || token !== tokenFor(list, serial)) throw invalidParameter('Invalid pagination token given.');
  return serial;
}
