export const MASK = '********';

/** The names of members with a secret: in requests to Cognito, in its answers, and in details of an identity provider. */
const SECRET_NAMES = new Set(['ClientSecret', 'ClientSecretValue', 'clientSecretValue', 'client_secret', 'private_key']);

/** A shorter secret is masked only where it is the whole value. Masking it inside other texts would hide too much. */
const SHORTEST_PART = 4;

/** Masks secrets in all output: the given ones, and each value of a member with the name of a secret. */
export class Mask {
  private readonly secrets: Set<string>;

  /** @param hidden texts that the output must not show */
  constructor(hidden: Iterable<string> = []) {
    this.secrets = new Set([...hidden].filter((text) => text !== ''));
  }

  /** Remembers the secrets in a value. */
  learn(value: unknown): void {
    JSON.stringify(value, (name, member) => {
      if (SECRET_NAMES.has(name) && typeof member === 'string' && member !== '') this.secrets.add(member);
      return member;
    });
  }

  /** Returns a copy of a value in which every secret is masked, also inside other texts. */
  masked<T>(value: T): T {
    this.learn(value);
    // The longest first, because one secret may be a part of another.
    const secrets = [...this.secrets].sort((a, b) => b.length - a.length);
    const replacer = (_name: string, member: unknown) =>
      typeof member === 'string' ? secrets.reduce((text, secret) => withoutSecret(text, secret), member) : member;
    return JSON.parse(JSON.stringify(value, replacer));
  }
}

function withoutSecret(text: string, secret: string): string {
  if (secret.length < SHORTEST_PART) return text === secret ? MASK : text;
  return forms(secret).reduce((masked, form) => masked.replaceAll(form, MASK), text);
}

/** The secret itself, and its form in a URL. */
function forms(secret: string): string[] {
  return [...new Set([secret, encodeURIComponent(secret)])];
}
