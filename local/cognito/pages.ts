import type { Catalog } from './catalog';
import { invalidParameter } from './errors';

export interface Page<Item> {
  items: Item[];
  nextToken?: string;
}

/**
 * The page of items that follows a token. `list` names the list: a token is valid only for its own list.
 *
 * The token has the position of the last item shown and not its index, so that deletions between two pages skip no item.
 */
export function pageOf<Item>(list: string, items: Catalog<Item>, maxResults: number, nextToken: string | undefined): Page<Item> {
  const rest = items.after(nextToken === undefined ? 0 : lastShown(list, nextToken), maxResults + 1);
  const page = rest.slice(0, maxResults);
  const last = page.at(-1);
  const shown = page.map(({ item }) => item);
  return rest.length > page.length && last ? { items: shown, nextToken: tokenFor(list, last.position) } : { items: shown };
}

const tokenFor = (list: string, position: number) => Buffer.from(`${list} ${position}`).toString('base64url');

function lastShown(list: string, token: string): number {
  const [, digits] = /^.* ([1-9]\d{0,14})$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  const position = Number(digits);
  // The exception and its text are INF.
  if (digits === undefined || token !== tokenFor(list, position)) throw invalidParameter('Invalid pagination token given.');
  return position;
}
