import { Dice } from '../../../campaigns/chaos/dice';
import { givesAway, quotesOf, SECRET_MARK } from '../../../campaigns/chaos/secrets';
import { Weather } from '../../../campaigns/chaos/weather';
import { CognitoError } from '../../../local/cognito/errors';

const CLIENT_SECRET = '1r4nd0ms3cr3t0fth3cl13nt0123456789abcdefghijklmnopqr';
/** One that Secrets Manager keeps. */
const KEPT = '1k3ptk3ptk3ptk3ptk3ptk3ptk3ptk3ptk3ptk3ptk3ptk3ptk3p';
const KEY = `key${SECRET_MARK}-1`;

test.each([...quotesOf(KEY), SECRET_MARK.slice(2, 13), CLIENT_SECRET])('%s gives a secret away', (quote) => {
  expect(givesAway(`It was ${quote}.`)).toBe(true);
});

test.each(quotesOf(CLIENT_SECRET))('%s gives the secret of the client away', (quote) => {
  expect(givesAway(`It was ${quote.slice(7, 30)}.`, [CLIENT_SECRET])).toBe(true);
});

test('what is masked gives nothing away', () => {
  expect(givesAway('It was *** or "chaos-1", ClientId 3n4b5urk1ft4fl3mg5e62d9ado.', [CLIENT_SECRET])).toBe(false);
});

describe('the service of the chaos run is indiscreet', () => {
  /** Refusals in the words of the service. */
  function words(operation: string): string[] {
    const weather = new Weather();
    weather.begin('AKID', new Dice(1), {
      credentials: [KEY],
      clientSecrets: [KEPT, CLIENT_SECRET],
      answeredSecret: () => CLIENT_SECRET,
    });
    const faults = Array.from({ length: 500 }, () => weather.faultFor({ operation, input: {}, accessKeyId: 'AKID' }));
    return faults.filter((fault) => fault instanceof CognitoError).map(({ message }) => message);
  }

  test('it quotes the credentials, and of the secret of a client what a handler can know', () => {
    const [text = ''] = words('CreateUserPoolClient');
    for (const quote of [...quotesOf(KEY), CLIENT_SECRET]) expect(text).toContain(quote);
    expect(givesAway(text.replace(CLIENT_SECRET, '***'), [CLIENT_SECRET])).toBe(true);
  });

  test('to an update, which knows it, it quotes the secret in every way', () => {
    const [text] = words('UpdateUserPoolClient');
    for (const quote of quotesOf(CLIENT_SECRET)) expect(text).toContain(quote);
  });
});
