/** A local Cloud Control with handlers, a clock and waits that the test controls. */
import { CloudControlUser } from './cloudControl';
import { type ScriptedLambda, startScriptedLambda } from './scriptedLambda';
import type { Json } from './world';

export const POOL = { UserPoolId: 'us-east-1_Ab12Cd34E' };
export const CLIENT = { ...POOL, ClientId: '3n4b5urk1ft4fl3mg5e62d9ado' };
export const IDENTIFIER = `${CLIENT.UserPoolId}|${CLIENT.ClientId}`;
export const SUCCESS = { status: 'SUCCESS', message: '', callbackDelaySeconds: 0, resourceModel: CLIENT };
export const IN_PROGRESS = {
  status: 'IN_PROGRESS',
  message: 'Cognito is busy.',
  callbackDelaySeconds: 20,
  callbackContext: { callbacks: 1 },
  resourceModel: CLIENT,
};
export const PATCH = [{ op: 'add' as const, path: '/ClientName', value: 'app' }];

export const DAY_MS = 24 * 60 * 60 * 1000;
/** The largest number of invocations at the same time. */
export const MOST_AT_ONCE = 2;

export interface ScriptedCloudControl {
  lambda: ScriptedLambda;
  /** A new server for each test. */
  user: CloudControlUser;
  /** The waits of Cloud Control in seconds. `pass` ends a wait. */
  waits: { seconds: number; pass: () => void }[];
  /** The time of the server's clock. */
  now: number;
  /** The actions of the events so far. */
  actions(): string[];
  /** Resolves after Cloud Control has waited this many times. */
  untilWaiting(times: number): Promise<void>;
  /** Resolves after the handlers got this many events. */
  untilHandled(events: number): Promise<void>;
}

/** Starts and stops it for a test file. */
export function scriptedCloudControl(): ScriptedCloudControl {
  const here: ScriptedCloudControl = {
    lambda: {} as ScriptedLambda,
    user: {} as CloudControlUser,
    waits: [],
    now: 0,
    actions: () => here.lambda.events.map(({ action }) => action),
    untilWaiting: (times) => until(() => here.waits.length >= times),
    untilHandled: (events) => until(() => here.lambda.events.length >= events),
  };
  const wait = (seconds: number, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve) => {
      here.waits.push({ seconds, pass: resolve });
      signal?.addEventListener('abort', () => resolve());
    });

  beforeAll(async () => {
    here.lambda = await startScriptedLambda();
  });
  afterAll(() => here.lambda.stop());
  beforeEach(async () => {
    here.lambda.reset();
    here.waits = [];
    here.now = Date.UTC(2026, 0, 1);
    const options = { lambdaUrl: here.lambda.url, maxConcurrent: MOST_AT_ONCE, wait, now: () => here.now };
    here.user = await CloudControlUser.start(options);
  });
  afterEach(() => here.user.stop());
  return here;
}

/** An answer that the handler gives after the test calls `give`. */
export function later(answer: Json): { answer: Promise<Json>; give: () => void } {
  let give = () => {};
  const given = new Promise<Json>((resolve) => {
    give = () => resolve(answer);
  });
  return { answer: given, give };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
