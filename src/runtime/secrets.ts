/** A piece of a secret that is shorter than this tells nothing, and a credential that is shorter is none. */
const PIECE = 8;

/** What takes the place of a secret. */
const MASK = '***';

/** What looks like a secret, whosesoever it is: access key ids, session tokens by how they begin, secrets of clients by their digits. */
const SHAPES = /\b(?:AKIA|ASIA)[A-Z0-9]{12,}|\b(?:FwoG|IQoJ)[\w+/=%-]{8,}|\b[0-9a-v]{51,52}\b/g;

/** The secrets that one invocation knows, and how to keep them out of a text. */
export class Secrets {
  private readonly secrets = new Set<string>();

  constructor(secrets: Iterable<unknown> = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** What is no text, or too short to be a secret, is left alone. */
  add(secret: unknown): void {
    if (typeof secret === 'string' && secret.length >= PIECE) this.secrets.add(secret);
  }

  /** The text without the secrets, written plainly, URL-encoded or in base 64, and without any piece of them. */
  mask(text: string): string {
    const forms = text.length < PIECE ? '' : [...this.secrets].flatMap(formsOf).map(inSmallLetters).join('\n');
    const letters = inSmallLetters(text);
    let masked = '';
    let end = 0;
    for (let start = 0; start < text.length; start++) {
      const piece = letters.slice(start, start + PIECE);
      if (piece.length === PIECE && forms.includes(piece)) {
        if (start >= end) masked += MASK;
        end = start + PIECE;
      }
      if (start >= end) masked += text[start];
    }
    return masked.replace(SHAPES, MASK);
  }
}

/** How a secret may be written. Base 64 has three forms, by where in a longer text the secret stands. */
function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((before) => Buffer.from(' '.repeat(before) + secret).toString('base64'));
  const base64url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  return [secret, encodeURIComponent(secret), ...base64, ...base64url];
}

/** Unlike JavaScript's own, this never changes the length of a text. */
function inSmallLetters(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
