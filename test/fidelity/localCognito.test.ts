import { readFactFiles } from '../../fidelity/factFiles';
import { runAtLocalCognito } from '../../fidelity/localCognito';
import type { FactOutcome } from '../../fidelity/outcome';
import { DEFAULT_READINGS } from '../../local/cognito/readings';
import { OTHER_READINGS } from '../support/readings';

const files = readFactFiles();
const facts = files.flatMap((file) => file.facts);

/** Each switch of the local Cognito stands each way once. */
const READINGS = [DEFAULT_READINGS, OTHER_READINGS];

describe.each(READINGS)('with %j', (readings) => {
  let outcomes: Map<string, FactOutcome>;

  beforeAll(async () => {
    const run = await runAtLocalCognito(readings, files, { signal: new AbortController().signal });
    expect(run.left).toEqual([]);
    outcomes = new Map(run.facts.map(({ fact, outcome }) => [fact.fact, outcome]));
  }, 300_000);

  const checked = facts.filter(({ grade, unchecked }) => grade !== 'OPEN' && unchecked === undefined);
  test.each(checked.map(({ fact, grade }) => [grade, fact]))('%s: %s', (_grade, fact) =>
    expect(outcomes.get(fact)).toEqual({ result: 'holds' }),
  );

  const open = facts.filter(({ grade, unchecked }) => grade === 'OPEN' && unchecked === undefined).map(({ fact }) => fact);
  test.each(open)('OPEN: %s: one reading', (fact) =>
    expect(outcomes.get(fact)).toMatchObject({ result: 'open', readings: [expect.any(String)] }),
  );

  test.each([
    ['An update that omits RefreshTokenValidity resets it or keeps it', readings.onOmission],
    ['An update that omits TokenValidityUnits resets them or keeps them', readings.onOmission],
    ['An update that sends one unit resets the others or keeps them', readings.onOmission],
    ['An update that sends TokenValidityUnits without a unit resets them or keeps them', readings.onOmission],
    ['A number that an update sends without its unit counts in the default unit, or in the one before', readings.onOmission],
    ['An update that omits EnableTokenRevocation resets it or keeps it', readings.onOmission],
    ['An update that omits AuthSessionValidity resets it or keeps it', readings.onOmission],
    ['An update that omits RefreshTokenRotation resets it or keeps it', readings.onOmission],
    ['Describe shows the ClientType of the newest API models', readings.clientType],
    ["The words about more clients than the pool's quota", readings.limitText],
    ['A LITE pool lets rotation be sent as DISABLED, or refuses it', readings.disabledOnLite],
    ['The auth flow ALLOW_TOKEN_EXCHANGE_DELEGATION is known, or is not', readings.newAuthFlows],
    ['The auth flow ALLOW_TOKEN_EXCHANGE_IMPERSONATION is known, or is not', readings.newAuthFlows],
    ['The auth flow ALLOW_CLIENT_TOKEN_AUTH is known, or is not', readings.newAuthFlows],
    ['An update that publishes a secret which is managed already rotates it, or does nothing', readings.publishAgain],
    ['ClientSecretArn has a colon or a slash behind the word secret', readings.secretArn],
    ['A create that publishes without a secret is accepted without effect, or refused', readings.publishWithoutSecret],
    ["A create that publishes the caller's own secret is accepted without effect, or refused", readings.publishWithoutSecret],
    ['An update that publishes without a secret is accepted without effect, or refused', readings.publishWithoutSecret],
    ["An update that publishes the caller's own secret is accepted without effect, or refused", readings.publishWithoutSecret],
    ['The callback URL app.example.com, without a scheme, is accepted, or refused', readings.relativeUrls],
    ['The callback URL /cb, a path alone, is accepted, or refused', readings.relativeUrls],
    ['The callback URL https://, without a host, is accepted, or refused', readings.relativeUrls],
    ['A logout URL without a scheme is accepted, or refused', readings.relativeUrls],
  ])('%s: the reading it was switched to', (fact, reading) => expect(outcomes.get(fact)).toMatchObject({ readings: [reading] }));
});
