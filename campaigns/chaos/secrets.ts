/**
 * A part of every caller's credential, so that a search finds each credential. URL encoding changes it. The number of characters
 * before it in a credential is a multiple of three, so that its base 64 is a part of the credential's base 64.
 */
export const SECRET_MARK = 'cHaOs/SeCrEt+mk';

/** The format of the client secrets that Cognito generates. */
const CLIENT_SECRET = /\b[0-9a-v]{51,52}\b/;
/** The length from which a part of a secret counts as the secret. */
const PART_LENGTH = 10;

/** The forms in which a message may quote a secret: plain, URL-encoded, and in base 64. */
export function encodingsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
}

/**
 * True if a text contains a credential or a client secret, or a part of one.
 * @param clientSecrets the secrets that are searched for in every encoding. Other client secrets are found in plain text only.
 */
export function containsSecret(text: string, clientSecrets: readonly string[] = []): boolean {
  if (CLIENT_SECRET.test(text)) return true;
  return [SECRET_MARK, ...clientSecrets].flatMap(encodingsOf).some((encoded) => containsPartOf(encoded, text));
}

function containsPartOf(encoded: string, text: string): boolean {
  for (let end = PART_LENGTH; end <= encoded.length; end++) {
    if (text.includes(encoded.slice(end - PART_LENGTH, end))) return true;
  }
  return false;
}
