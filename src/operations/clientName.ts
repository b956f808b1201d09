import { createHash } from 'node:crypto';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const SUFFIX_LENGTH = 12;
/** The longest ClientName that Cognito accepts (API model). */
const NAME_LENGTH = 128;
/** The characters that Cognito's pattern for ClientName excludes (API model), and all white space other than the space. */
const NOT_IN_A_NAME = /[^\w +=,.@-]/g;

/**
 * Generates a name for a client whose template has no ClientName: `<LogicalId>-<12 letters and digits>`, as AWS's own type does.
 * The suffix is derived from the request token, so a repeated request gives the same name.
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
