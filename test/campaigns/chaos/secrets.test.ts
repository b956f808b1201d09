import { FaultInjector } from '../../../campaigns/chaos/faultInjector';
import { containsSecret, encodingsOf, SECRET_MARK } from '../../../campaigns/chaos/secrets';
import { SeededRandom } from '../../../campaigns/chaos/seededRandom';
import { CognitoError } from '../../../local/cognito/errors';

const CLIENT_SECRET = '1r4nd0ms3cr3t0fth3cl13nt0123456789abcdefghijklmnopqr';
/** A client secret that Secrets Manager keeps. */
const KEPT = '1k3ptk3ptk3ptk3ptk3ptk3ptk3ptk3ptk3ptk3ptk3ptk3ptk3p';
const KEY = `key${SECRET_MARK}-1`;

test.each([...encodingsOf(KEY), SECRET_MARK.slice(2, 13), CLIENT_SECRET])('a text with %s contains a secret', (quote) => {
  expect(containsSecret(`It was ${quote}.`)).toBe(true);
});

test.each(encodingsOf(CLIENT_SECRET))('a text with a part of %s contains the secret of the client', (quote) => {
  expect(containsSecret(`It was ${quote.slice(7, 30)}.`, [CLIENT_SECRET])).toBe(true);
});

test('a masked text contains no secret', () => {
  expect(containsSecret('It was *** or "chaos-1", ClientId 3n4b5urk1ft4fl3mg5e62d9ado.', [CLIENT_SECRET])).toBe(false);
});

describe('errors of the chaos run quote secrets', () => {
  /** The messages of Cognito's errors to calls of an operation. */
  function messages(operation: string): string[] {
    const faultInjector = new FaultInjector();
    faultInjector.start('AKID', new SeededRandom(1), {
      credentials: [KEY],
      clientSecrets: [KEPT, CLIENT_SECRET],
      answeredSecret: () => CLIENT_SECRET,
    });
    const faults = Array.from({ length: 500 }, () => faultInjector.faultFor({ operation, input: {}, accessKeyId: 'AKID' }));
    return faults.filter((fault) => fault instanceof CognitoError).map(({ message }) => message);
  }

  test('to a create, the credentials in every encoding, and the client secret in plain text', () => {
    const [text = ''] = messages('CreateUserPoolClient');
    for (const quote of [...encodingsOf(KEY), CLIENT_SECRET]) expect(text).toContain(quote);
    expect(containsSecret(text.replace(CLIENT_SECRET, '***'), [CLIENT_SECRET])).toBe(true);
  });

  test('to an update, the client secret in every encoding, because the handler has read it before', () => {
    const [text] = messages('UpdateUserPoolClient');
    for (const quote of encodingsOf(CLIENT_SECRET)) expect(text).toContain(quote);
  });
});
