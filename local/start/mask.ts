export const MASK = '********';

/** The names under which a secret stands, in requests to Cognito, in its answers, and in details of an identity provider. */
const SECRET_NAMES = new Set(['ClientSecret', 'ClientSecretValue', 'clientSecretValue', 'client_secret', 'private_key']);

/** A shorter text is masked only where it is a value of its own: as a part of others it would hide too much. */
const SHORTEST_PART = 4;

/** Masks secrets in all output: those that it is given, and those that it finds under their names. */
export class Mask {
  private readonly secrets: Set<string>;

  /** @param hidden texts that no output may show */
  constructor(hidden: Iterable<string> = []) {
    this.secrets = new Set([...hidden].filter((text) => text !== ''));
  }

  /** Takes note of the secrets in a value. */
  learn(value: unknown): void {
    JSON.stringify(value, (name, member) => {
      if (SECRET_NAMES.has(name) && typeof member === 'string' && member !== '') this.secrets.add(member);
      return member;
    });
  }

  /** The same value with every secret masked, under its name and wherever its text stands. */
  masked<T>(value: T): T {
    this.learn(value);
    // The longest first: one may be a part of another.
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

/** A secret as it is, and as it stands in an address. */
function forms(secret: string): string[] {
  return [...new Set([secret, encodeURIComponent(secret)])];
}
