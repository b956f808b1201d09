import { createHash, randomBytes } from 'node:crypto';

const ALPHANUMERICS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Generates the ids and secrets of one server: random values, or with a seed the same values at every start. Each kind has its
 * own sequence, so the third client of a seed always has the same id, whatever the number of pools.
 */
export class Ids {
  private readonly positions = new Map<string, number>();

  constructor(private readonly seed: string | undefined) {}

  /** 128 bits: 25 or 26 characters (INF). */
  newClientId(): string {
    return this.base32('client id', 128, 25);
  }

  /** 256 bits: 51 characters, or 52 that begin with 1 (INF). */
  newClientSecret(): string {
    return this.base32('client secret', 256, 51);
  }

  /** The Region, an underscore, nine letters and digits (LIVE). */
  newUserPoolId(region: string): string {
    return `${region}_${this.alphanumerics('user pool id', 9)}`;
  }

  /** The six letters and digits that Secrets Manager adds to the name of a secret (DOC). */
  newSecretSuffix(): string {
    return this.alphanumerics('secret suffix', 6);
  }

  /** The id of a version of a secret (DOC). */
  newVersionId(): string {
    return this.uuid('version id');
  }

  newRequestId(): string {
    return this.uuid('request id');
  }

  /**
   * A random number in base 32 with the digits 0-9 and a-v, as Java prints it (INF). It has no leading zeros, so its length
   * varies. A number that is shorter than the shortest recorded one is generated again.
   */
  private base32(kind: string, bits: number, shortest: number): string {
    for (;;) {
      const digits = this.number(kind, bits).toString(32);
      if (digits.length >= shortest) return digits;
    }
  }

  /** Uses so many random bits that every character has the same probability. */
  private alphanumerics(kind: string, length: number): string {
    const base = BigInt(ALPHANUMERICS.length);
    let rest = this.number(kind, 256);
    return Array.from({ length }, () => {
      const character = ALPHANUMERICS[Number(rest % base)];
      rest /= base;
      return character;
    }).join('');
  }

  /** A UUID of version 4: random bits, except for version and variant. */
  private uuid(kind: string): string {
    const random = this.number(kind, 128);
    const fixed = (random & ~(0xf000n << 64n) & ~(0xc000n << 48n)) | (0x4000n << 64n) | (0x8000n << 48n);
    return fixed
      .toString(16)
      .padStart(32, '0')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  /** A number of up to 256 bits. */
  private number(kind: string, bits: number): bigint {
    return BigInt(`0x${this.bytes(kind, bits / 8).toString('hex')}`);
  }

  private bytes(kind: string, count: number): Buffer {
    if (this.seed === undefined) return randomBytes(count);
    const position = this.positions.get(kind) ?? 0;
    this.positions.set(kind, position + 1);
    return createHash('sha256')
      .update(JSON.stringify([this.seed, kind, position]))
      .digest()
      .subarray(0, count);
  }
}
