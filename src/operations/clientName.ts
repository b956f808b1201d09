import { createHash } from 'node:crypto';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const SUFFIX_LENGTH = 12;
/** The longest ClientName that Cognito takes (API model). */
const NAME_LENGTH = 128;
/** Everything that Cognito's pattern for ClientName leaves out (API model), and all white space but the blank. */
const NOT_IN_A_NAME = /[^\w +=,.@-]/g;

/**
 * The name of a client whose template names none: `<LogicalId>-<12 letters and digits>`, as AWS's own type makes it.
 * The suffix is derived from the request token, so that a repeated request gives the same name.
 */
export function generatedClientName(logicalResourceId: string | undefined, clientRequestToken: string): string {
  const base =
    (logicalResourceId ?? '').replace(NOT_IN_A_NAME, '-').slice(0, NAME_LENGTH - SUFFIX_LENGTH - 1) || 'UserPoolClient';
  return `${base}-${suffix(clientRequestToken)}`;
}

function suffix(clientRequestToken: string): string {
  let number = BigInt(`0x${createHash('sha256').update(clientRequestToken).digest('hex')}`);
  let text = '';
  while (text.length < SUFFIX_LENGTH) {
    text += LETTERS_AND_DIGITS[Number(number % BigInt(LETTERS_AND_DIGITS.length))];
    number /= BigInt(LETTERS_AND_DIGITS.length);
  }
  return text;
}
