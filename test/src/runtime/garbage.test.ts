/** The handlers answer every malformed event with a progress event that follows CloudFormation's rules. */
import { SeededRandom } from '../../../campaigns/chaos/seededRandom';
import { faultsOf } from '../../../campaigns/chaos/wellFormed';
import type { Action, AnsweredEvent } from '../../../local/lambda/invoke';
import { entrypoint, testEntrypoint } from '../../../src/handlers';
import { IDENTIFIERS } from '../../support/clients';
import { answerWith, mockCognito } from '../../support/cognito';
import { CREDENTIALS, cfnEvent } from '../../support/events';

const cognito = mockCognito();
beforeEach(() => cognito.resolves(answerWith()));
afterAll(() => cognito.restore());

type Json = Record<string, unknown>;

const ACTIONS: readonly Action[] = ['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST'];
const ODD = [
  null,
  undefined,
  0,
  -1,
  1e21,
  Number.NaN,
  true,
  '',
  'x',
  '__proto__',
  [],
  [null],
  {},
  { __proto__: null },
  { length: 3 },
  () => 1,
];

/** Copies a value, and replaces one part of it at any depth. */
function damaged(value: unknown, random: SeededRandom): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return random.pick(ODD);
  const key = random.pick(Object.keys(value).length > 0 ? Object.keys(value) : ['more']);
  return { ...value, [key]: damaged((value as Json)[key], random) };
}

const DESIRED = {
  ...IDENTIFIERS,
  CallbackURLs: ['https://a'],
  TokenValidityUnits: { AccessToken: 'hours' },
  AuthSessionValidity: '9',
};

test('answers five hundred damaged events of CloudFormation', async () => {
  const random = new SeededRandom(42);
  for (let number = 0; number < 500; number++) {
    const action = random.pick(ACTIONS);
    const event = damaged(cfnEvent(action, action === 'CREATE' ? { UserPoolId: 'us-east-1_a' } : DESIRED), random) as Json;
    const answer = (await entrypoint(event)) as unknown as AnsweredEvent;
    const named = (event?.requestData as Json | undefined)?.resourceProperties as object | undefined;
    // An unknown action is answered like an action without a client.
    const asked = ACTIONS.find((known) => known === event?.action) ?? 'CREATE';
    const faults = faultsOf(answer, asked, answer.resourceModel ?? named ?? {});
    expect({ event, answer, faults }).toEqual({ event, answer, faults: [] });
  }
});

test('answers five hundred damaged events for local tests', async () => {
  const random = new SeededRandom(43);
  const request = { clientRequestToken: 'token', desiredResourceState: DESIRED, logicalResourceIdentifier: 'Local' };
  for (let number = 0; number < 500; number++) {
    const whole = { credentials: CREDENTIALS, action: 'READ', region: 'us-east-1', callbackContext: {}, request };
    const answer = (await testEntrypoint(damaged(whole, random))) as unknown as AnsweredEvent;
    expect(answer.status).toMatch(/^(SUCCESS|FAILED)$/);
    expect(answer.message).not.toMatch(/Cannot read|is not a function/);
  }
});
