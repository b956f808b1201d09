/** A shorter piece of a secret gives nothing away, and no credential is shorter. */
const PIECE = 8;

/**
 * Of a longer secret only the beginning is looked for: finding it takes time. The secret of a client has at most 64 characters (DOC).
 * Session tokens have no fixed size (DOC); a few thousand characters are usual.
 */
const LONGEST_SECRET = 8_192;

/**
 * A longer text is cut. All problems of a template fit in, and no user reads more. Cognito quotes lists of any length.
 */
const LONGEST_TEXT = 32_768;

/** Takes the place of a secret. */
const MASK = '***';

/** Forms of secrets: access key ids, session tokens by how they begin, secrets of clients by their digits. */
const SECRET_FORMS = /\b(?:AKIA|ASIA)[A-Z0-9]{12,}|\b(?:FwoG|IQoJ)[\w+/=%-]{8,}|\b[0-9a-v]{51,52}\b/g;

/** The secrets that one invocation knows, and how to keep them out of a text. */
export class Secrets {
  private readonly secrets = new Set<string>();

  constructor(secrets: Iterable<unknown> = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** A value that is no text, or is too short to be a secret, is ignored. */
  add(secret: unknown): void {
    if (typeof secret === 'string' && secret.length >= PIECE) this.secrets.add(secret.slice(0, LONGEST_SECRET));
  }

  /**
   * The text without the secrets, written plainly, URL-encoded once or twice, in hexadecimal or in base 64, and without any piece of
   * them. What is too long for a message loses its end. The time that it takes grows with the text and the secrets, not with their
   * product.
   */
  mask(text: string, longest: number = LONGEST_TEXT): string {
    const { shown, note } = cut(text, longest);
    const letters = lowerCase(shown);
    const secretPieces = this.secretPiecesOf(letters);
    let masked = '';
    let end = 0;
    for (let start = 0; start < shown.length; start++) {
      if (secretPieces.has(letters.slice(start, start + PIECE))) {
        if (start >= end) masked += MASK;
        end = start + PIECE;
      }
      if (start >= end) masked += shown[start];
    }
    return masked.replace(SECRET_FORMS, MASK) + note;
  }

  /** The pieces of a text in small letters that are pieces of a secret too. */
  private secretPiecesOf(letters: string): Set<string> {
    const found = new Set<string>();
    const pieces = new Set(piecesOf(letters));
    if (pieces.size === 0) return found;
    for (const secret of this.secrets) {
      for (const form of formsOf(secret)) {
        for (const piece of piecesOf(form.toLowerCase())) if (pieces.has(piece)) found.add(piece);
      }
    }
    return found;
  }
}

/**
 * The beginning of a text that is too long, and a note that says so. No word is cut in two, because a part of a secret does not have the
 * form of one.
 */
function cut(text: string, longest: number): { shown: string; note: string } {
  if (text.length <= longest) return { shown: text, note: '' };
  const note = ` (cut: the whole text has ${text.length} characters)`;
  const end = text.lastIndexOf(' ', longest - note.length);
  return { shown: text.slice(0, Math.max(0, end)), note };
}

/** How a secret may be written. Base 64 has three forms, by where in a longer text the secret stands. */
function formsOf(secret: string): Set<string> {
  const bytes = Buffer.from(secret);
  // Half a surrogate pair, which has no URL encoding, is a character of its own in these bytes.
  const encoded = encodeURIComponent(bytes.toString());
  const base64 = [0, 1, 2].map((before) => Buffer.from(' '.repeat(before) + secret).toString('base64'));
  const base64url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  return new Set([secret, encoded, encodeURIComponent(encoded), bytes.toString('hex'), ...base64, ...base64url]);
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let end = PIECE; end <= text.length; end++) pieces.push(text.slice(end - PIECE, end));
  return pieces;
}

/** Unlike JavaScript's own, this never changes the length of a text. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
