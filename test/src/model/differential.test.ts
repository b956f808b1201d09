/**
 * Compares the validation with the local Cognito on random states. The two share no code. They must accept the same states. If
 * Cognito refuses a state, the validation must report the same problem. The states contain nothing that only Cognito can check:
 * nothing that depends on the pool, and no unknown values.
 */
import * as fc from 'fast-check';
import { mergeSettings } from '../../../src/model/merge';
import type { Settings } from '../../../src/model/properties';
import { desiredStateOfCreate, desiredStateOfUpdate, refuseBrokenRules } from '../../../src/model/validate';
import { type Json, TestBench } from '../../local/cognito/support';
import { randomSettings } from '../../support/randomSettings';
import { refusalOf } from '../../support/refusal';
import { newSeed } from '../../support/seed';

const seed = newSeed();

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start(
    { clientsPerPool: Number.POSITIVE_INFINITY, publishWithoutSecret: 'refused' },
    { Schema: [{ Name: 'tenant', AttributeDataType: 'String' }] },
  );
});
afterAll(() => bench.stop());

/** Maps Cognito's messages about rules to the messages of the validation. */
const SAME: [RegExp, RegExp][] = [
  [/^Invalid range for token validity/, /Validity must be (5 minutes to 1 day|60 minutes to 10 years)/],
  [/^Access and Id Token expiration times/, /TokenValidity must not be longer than RefreshTokenValidity/],
  [/ cannot use the HTTP protocol\.$/, /URLs\[\d+\] must use https/],
  [/ cannot use fragment$/, /URLs\[\d+\] must not have a fragment/],
  [/^The default redirect URI /, /DefaultRedirectURI must be one of CallbackURLs/],
  [/^AllowedOAuthFlows and AllowedOAuthScopes are required/, /must not be empty while AllowedOAuthFlowsUserPoolClient is true/],
  [/^CallbackUrls can not be empty/, /CallbackURLs must not be empty/],
  [/^client_credentials flow can not be selected along with/, /AllowedOAuthFlows cannot combine client_credentials with/],
  [/^client_credentials flow can not be selected if client does/, /client_credentials while the client has no secret/],
  [/ is not supported with client_credentials flow$/, /AllowedOAuthScopes cannot contain \w+ while/],
  [/^Auth flow name with prefix 'ALLOW'/, /ExplicitAuthFlows cannot combine \w+ with/],
  [/^ALLOW_CLIENT_TOKEN_AUTH can not be used with other/, /ExplicitAuthFlows cannot combine ALLOW_CLIENT_TOKEN_AUTH with/],
  [/^ALLOW_CLIENT_TOKEN_AUTH can not be used if client/, /ExplicitAuthFlows cannot contain ALLOW_CLIENT_TOKEN_AUTH while/],
  [
    /^PublishSecretsInAWSSecretsManager can only/,
    /PublishSecretsInAWSSecretsManager cannot be true while the client has no secret/,
  ],
  [/^ALLOW_REFRESH_TOKEN_AUTH is not a permitted/, /ExplicitAuthFlows cannot contain ALLOW_REFRESH_TOKEN_AUTH while/],
  [/^Invalid write attributes/, /WriteAttributes cannot contain/],
  [/^Client Secret is required/, /EnablePropagateAdditionalUserContextData cannot be true/],
  [/^Invalid analytics configuration given/, /AnalyticsConfiguration must have either ApplicationArn without RoleArn/],
];

/** The parts that our message must have for a message of Cognito: the property of each broken constraint, or the same rule. */
function expectedOf(theirs: string): (string | RegExp)[] {
  const fields = [...theirs.matchAll(/ at '(\w)([\w.]*)' failed to satisfy constraint/g)];
  if (fields.length === 0) return SAME.filter(([said]) => said.test(theirs)).map(([, ours]) => ours);
  return fields.map(([, first = '', rest = '']) => {
    const path = `${first.toUpperCase()}${rest}`.replace(/\.(\w)/, (_dot, letter: string) => `.${letter.toUpperCase()}`);
    // A rule about token lifetimes may report the number instead of the constraint.
    return path.endsWith('TokenValidity') ? new RegExp(`${path} must be`) : path;
  });
}

/** Both results, if they differ. Undefined if they agree. */
function disagreement(ours: string, theirs: string): object | undefined {
  if (theirs === '' || ours === '') return theirs === ours ? undefined : { ours, theirs };
  const expected = expectedOf(theirs);
  const agree =
    expected.length > 0 && expected.every((part) => (typeof part === 'string' ? ours.includes(part) : part.test(ours)));
  return agree ? undefined : { ours, theirs, expected: expected.map(String) };
}

/** Counts the results, to check that the states reach every rule. */
const seen = { accepted: 0, refused: 0, rules: new Set<string>() };

function judge(ours: string, { status, body }: Awaited<ReturnType<TestBench['call']>>): void {
  const theirs = status === 200 ? '' : String(body.message);
  expect(disagreement(ours, theirs)).toBeUndefined();
  seen[theirs === '' ? 'accepted' : 'refused'] += 1;
  for (const [said] of SAME) if (said.test(theirs)) seen.rules.add(said.source);
}

test('the validation refuses a create exactly if Cognito refuses it', async () => {
  const state = fc.tuple(randomSettings, fc.constantFrom({}, { GenerateSecret: true }, { GenerateSecret: false }));
  await fc.assert(
    fc.asyncProperty(state, async ([wanted, secret]) => {
      const request = { UserPoolId: bench.poolId, ...wanted, ...secret };
      const ours = refusalOf(() => desiredStateOfCreate(request));
      judge(ours, await bench.call('CreateUserPoolClient', { ClientName: 'app', ...request }));
    }),
    { numRuns: 2000, seed },
  );
});

test('the validation refuses an update exactly if Cognito refuses the merged settings', async () => {
  await fc.assert(
    fc.asyncProperty(randomSettings, randomSettings, fc.boolean(), async (before, wanted, GenerateSecret) => {
      const live = await existing({ ...before, GenerateSecret });
      const identifiers = { UserPoolId: bench.poolId, ClientId: live.ClientId };
      const merge = mergeSettings(wanted, {}, live);
      // Cognito reports one problem. It may be one that the validation only finds with the live client.
      const ours = [
        refusalOf(() => desiredStateOfUpdate({ ...identifiers, ...wanted })),
        refusalOf(() => refuseBrokenRules(merge, GenerateSecret)),
      ].join('');
      judge(ours, await bench.call('UpdateUserPoolClient', { ...identifiers, ...merge.settings }));
    }),
    { numRuns: 1000, seed },
  );
});

/** Creates a client with these settings, or without settings if Cognito refuses them. */
async function existing(state: Json): Promise<Settings & { ClientId: string }> {
  const { body } = await bench.call('CreateUserPoolClient', { UserPoolId: bench.poolId, ClientName: 'app', ...state });
  return (body.UserPoolClient as { ClientId: string } | undefined) ?? existing({ GenerateSecret: state.GenerateSecret });
}

test('the random states were accepted and refused often enough, and broke every rule', () => {
  const { accepted, refused, rules } = seen;
  expect(Math.min(accepted, refused) / (accepted + refused)).toBeGreaterThan(0.2);
  expect(SAME.map(([said]) => said.source).filter((said) => !rules.has(said))).toEqual([]);
});
