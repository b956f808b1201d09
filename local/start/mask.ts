const MASK = '********';

/** The same value with every client secret masked, under its name and wherever its text stands. */
export function masked<T>(value: T): T {
  const secrets = new Set<string>();
  JSON.stringify(value, (name, member) => {
    if (name === 'ClientSecret' && typeof member === 'string') secrets.add(member);
    return member;
  });
  const replacer = (_name: string, member: unknown) =>
    typeof member === 'string' ? [...secrets].reduce((text, secret) => text.replaceAll(secret, MASK), member) : member;
  return JSON.parse(JSON.stringify(value, replacer));
}
