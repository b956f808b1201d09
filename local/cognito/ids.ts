import { randomBytes, randomInt } from 'node:crypto';

/**
 * Random bits as one large number in the digits 0-9 and a-v, which is how Java prints a number in base 32 (INF). Leading zeros are not
 * printed, so the length varies; a draw that comes out shorter than Cognito's shortest is drawn again.
 */
function randomBase32(bits: number, shortest: number): string {
  for (;;) {
    const digits = BigInt(`0x${randomBytes(bits / 8).toString('hex')}`).toString(32);
    if (digits.length >= shortest) return digits;
  }
}

/** 128 bits: 25 or 26 characters (INF). */
export const newClientId = () => randomBase32(128, 25);

/** 256 bits: 52 characters of which the first is 1, or 51 (INF). */
export const newClientSecret = () => randomBase32(256, 51);

/** The Region, an underscore, nine letters and digits (LIVE). */
export const newUserPoolId = (region: string) => `${region}_${randomAlphanumerics(9)}`;

const ALPHANUMERICS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function randomAlphanumerics(length: number): string {
  return Array.from({ length }, () => ALPHANUMERICS[randomInt(ALPHANUMERICS.length)]).join('');
}
