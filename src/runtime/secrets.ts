/** The length of the pieces of a secret that are masked. A shorter piece reveals nothing, and no credential is shorter. */
const PIECE = 8;

/**
 * For a longer secret, only the beginning is masked, because the search takes time. A client secret has at most 64 characters
 * (DOC). Session tokens have no fixed size (DOC), and usually a few thousand characters.
 */
const LONGEST_SECRET = 8_192;

/** A longer text is cut. All problems of a template fit into this length. Cognito's messages may quote longer lists. */
const LONGEST_TEXT = 32_768;

/** Replaces a secret. */
const MASK = '***';

/** The forms of secrets: access key ids, session tokens (by their beginning), and client secrets (by their digits). */
const SECRET_FORMS = /\b(?:AKIA|ASIA)[A-Z0-9]{12,}|\b(?:FwoG|IQoJ)[\w+/=%-]{8,}|\b[0-9a-v]{51,52}\b/g;

/** The secrets that one invocation knows. It removes them from texts. */
export class Secrets {
  private readonly secrets = new Set<string>();

  constructor(secrets: Iterable<unknown> = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** Adds a secret. It ignores a value that is not a string or is too short. */
  add(secret: unknown): void {
    if (typeof secret === 'string' && secret.length >= PIECE) this.secrets.add(secret.slice(0, LONGEST_SECRET));
  }

  /**
   * Masks the secrets and all their pieces in a text. It finds them in plain form, URL-encoded once or twice, in hexadecimal and
   * in base64. It cuts a text that is too long. The time grows with the length of the text plus the length of the secrets, not
   * with the product.
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

  /** The pieces of a lower-case text that are also pieces of a secret. */
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
 * The beginning of a text that is too long, and a note about the cut. It cuts between words, because the form of a secret is only
 * recognizable in the whole word.
 */
function cut(text: string, longest: number): { shown: string; note: string } {
  if (text.length <= longest) return { shown: text, note: '' };
  const note = ` (cut: the whole text has ${text.length} characters)`;
  const end = text.lastIndexOf(' ', longest - note.length);
  return { shown: text.slice(0, Math.max(0, end)), note };
}

/** The encodings of a secret. Base64 has three, which depend on the position of the secret in a longer text. */
function formsOf(secret: string): Set<string> {
  const bytes = Buffer.from(secret);
  // Half of a surrogate pair has no URL encoding, but in these bytes it is a replacement character.
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

/** Unlike `toLowerCase` of JavaScript, this never changes the length of a text. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
