import { readFactFiles } from '../../fidelity/factFiles';
import { runAtLocalCognito } from '../../fidelity/localCognito';
import type { FactOutcome } from '../../fidelity/outcome';
import { DEFAULT_BEHAVIOURS, type OpenBehaviours } from '../../local/cognito/openBehaviours';
import { OTHER_BEHAVIOURS } from '../support/otherBehaviours';

const files = readFactFiles();
const facts = files.flatMap((file) => file.facts);

/** Options of the local Cognito that together show every behaviour once. */
const BEHAVIOURS = [DEFAULT_BEHAVIOURS, OTHER_BEHAVIOURS];

/** The option of the local Cognito that chooses the behaviour of an OPEN fact. */
const OPTIONS: readonly [fact: string, option: keyof OpenBehaviours][] = [
  ['An update that omits RefreshTokenValidity resets it or keeps it', 'onOmission'],
  ['An update that omits TokenValidityUnits resets them or keeps them', 'onOmission'],
  ['An update that sends one unit resets the others or keeps them', 'onOmission'],
  ['An update that sends TokenValidityUnits without a unit resets them or keeps them', 'onOmission'],
  ['A number without its unit in an update uses the default unit or the previous unit', 'onOmission'],
  ['An update that omits EnableTokenRevocation resets it or keeps it', 'onOmission'],
  ['An update that omits AuthSessionValidity resets it or keeps it', 'onOmission'],
  ['An update that omits RefreshTokenRotation resets it or keeps it', 'onOmission'],
  ['Describe shows the ClientType of the newest API models', 'clientType'],
  ["The message about more clients than the pool's quota", 'limitText'],
  ['A LITE pool accepts or refuses a rotation that is DISABLED', 'disabledOnLite'],
  ['The auth flow ALLOW_TOKEN_EXCHANGE_DELEGATION is known or unknown', 'newAuthFlows'],
  ['The auth flow ALLOW_TOKEN_EXCHANGE_IMPERSONATION is known or unknown', 'newAuthFlows'],
  ['The auth flow ALLOW_CLIENT_TOKEN_AUTH is known or unknown', 'newAuthFlows'],
  ['An update that publishes a managed secret again rotates it or does nothing', 'publishAgain'],
  ['ClientSecretArn has a colon or a slash after the word secret', 'secretArn'],
  ['A create that publishes without a secret is ignored or refused', 'publishWithoutSecret'],
  ['A create that publishes a supplied secret is ignored or refused', 'publishWithoutSecret'],
  ['An update that publishes without a secret is ignored or refused', 'publishWithoutSecret'],
  ['An update that publishes a supplied secret is ignored or refused', 'publishWithoutSecret'],
  ['The callback URL app.example.com, without a scheme, is accepted or refused', 'relativeUrls'],
  ['The callback URL /cb, only a path, is accepted or refused', 'relativeUrls'],
  ['The callback URL https://, without a host, is accepted or refused', 'relativeUrls'],
  ['A logout URL without a scheme is accepted or refused', 'relativeUrls'],
];

const OPEN = facts.filter(({ grade, unchecked }) => grade === 'OPEN' && unchecked === undefined).map(({ fact }) => fact);

test('every OPEN fact has its option in OPTIONS', () => {
  expect(OPTIONS.map(([fact]) => fact).sort()).toEqual([...OPEN].sort());
});

describe.each(BEHAVIOURS)('with %j', (behaviours) => {
  let outcomes: Map<string, FactOutcome>;

  beforeAll(async () => {
    const run = await runAtLocalCognito(behaviours, files, { signal: new AbortController().signal });
    expect(run.left).toEqual([]);
    outcomes = new Map(run.facts.map(({ fact, outcome }) => [fact.fact, outcome]));
  }, 300_000);

  const checked = facts.filter(({ grade, unchecked }) => grade !== 'OPEN' && unchecked === undefined);
  test.each(checked.map(({ fact, grade }) => [grade, fact]))('%s: %s', (_grade, fact) =>
    expect(outcomes.get(fact)).toEqual({ result: 'holds' }),
  );

  test.each(OPEN)('OPEN: %s: the local Cognito shows one behaviour', (fact) =>
    expect(outcomes.get(fact)).toMatchObject({ result: 'open', behaviours: [expect.any(String)] }),
  );

  test.each(OPTIONS)('%s: the local Cognito shows the behaviour of its option', (fact, name) =>
    expect(outcomes.get(fact)).toMatchObject({ behaviours: [behaviours[name]] }),
  );
});
