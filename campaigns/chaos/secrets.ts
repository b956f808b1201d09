/**
 * Part of every credential of a caller, so that one is found wherever it turns up. URL-encoded it is another text, and whoever puts it
 * behind a multiple of three characters finds it in base 64, too.
 */
export const SECRET_MARK = 'cHaOs/SeCrEt+mk';

/** The secret of a client, as Cognito makes it. */
const CLIENT_SECRET = /\b[0-9a-v]{51,52}\b/;
/** A part of a secret that is as long as this gives it away. */
const PIECE = 10;

/** What the service, or whoever else, may quote a secret as: as it is, URL-encoded, and in base 64. */
export function quotesOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
}

/**
 * Whether a text quotes a credential or the secret of a client, whole or in part.
 * @param clientSecrets of which base 64 is looked for as well; all others are found as they are
 */
export function givesAway(text: string, clientSecrets: readonly string[] = []): boolean {
  if (CLIENT_SECRET.test(text)) return true;
  return [SECRET_MARK, ...clientSecrets].flatMap(quotesOf).some((quote) => quotesPieceOf(quote, text));
}

function quotesPieceOf(quote: string, text: string): boolean {
  for (let end = PIECE; end <= quote.length; end++) if (text.includes(quote.slice(end - PIECE, end))) return true;
  return false;
}
