/** Invalid events: valid events with garbage in them, and garbage alone. The answer to each must be a progress event. */
import { deepStrictEqual as assertEqual } from 'node:assert/strict';
import fc, { type Arbitrary } from 'fast-check';
import { type Action, handlerRequest } from '../../local/lambda/invoke';
import { faultsOf } from '../../test/support/progressEvents';
import type { Handlers, Json, World } from '../../test/support/world';
import { LOCAL_CREDENTIALS } from '../../tools/noAccount';
import { anyTemplate } from './arbitraries';

/** An event in JSON, and the entry point that receives it. {@link PLACEHOLDERS} are replaced by values that only a run knows. */
export interface FuzzedEvent {
  entrypoint: keyof Handlers;
  json: string;
}

/** Placeholders in the JSON text of an event: ids of the run, an infinite number, and the key `__proto__`. */
const PLACEHOLDERS = { pool: '{pool}', client: '{client}', endless: '{endless}', proto: '{proto}' } as const;

const ACTIONS = ['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST'] as const;

const IDS = { UserPoolId: PLACEHOLDERS.pool, ClientId: PLACEHOLDERS.client };

/** An event that is valid if its template is valid. */
const goodEvents: Arbitrary<{ entrypoint: keyof Handlers; event: Json }> = fc
  .record({
    action: fc.constantFrom(...ACTIONS),
    desired: anyTemplate,
    previous: fc.option(anyTemplate, { nil: undefined }),
    forTests: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
  })
  .map(({ action, desired, previous, forTests }) => {
    const identifiers = action === 'CREATE' || action === 'LIST' ? { UserPoolId: IDS.UserPoolId } : IDS;
    const parts = { action, desired: { ...desired, ...identifiers }, previous: previous && { ...previous, ...IDS } };
    return forTests
      ? { entrypoint: 'testEntrypoint', event: testRequest(parts) }
      : { entrypoint: 'entrypoint', event: handlerRequest({ ...parts, token: 'token' }) };
  });

/** An event for the library's entry point for local tests. */
const testRequest = ({ action, desired, previous }: { action: Action; desired: object; previous: object | undefined }) => ({
  action,
  credentials: LOCAL_CREDENTIALS,
  region: 'us-east-1',
  callbackContext: null,
  request: {
    clientRequestToken: 'token',
    logicalResourceIdentifier: 'Client',
    desiredResourceState: desired,
    previousResourceState: previous,
    nextToken: null,
  },
});

/** Values of every JSON type, and values that often cause defects. */
const garbage: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 30, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e300, PLACEHOLDERS.endless),
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e3',
    '0x10',
    'true',
    'TRUE',
    '\u0000',
    '\ud800',
    '\r\nx: y',
    'https://[',
    'x'.repeat(2000),
  ),
  fc.constantFrom<string>(PLACEHOLDERS.pool, PLACEHOLDERS.client, 'us-east-1_NoSuch000', 'READ', 'DELETE', 'ENABLED', 'minutes'),
  fc.constantFrom<unknown>([], {}, [[]], [null], [''], { toString: 'x' }, { constructor: null }, { length: 3 }),
  fc.constantFrom<unknown>({ [PLACEHOLDERS.proto]: { UserPoolId: 'x' } }, { toJSON: 'x' }, { valueOf: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
  anyTemplate,
);

/** One change to an event: it replaces or removes a value, or adds a member or an item to it. */
interface Mutation {
  where: number;
  how: 'replace' | 'remove' | 'add';
  key: string;
  value: unknown;
}

const mutations: Arbitrary<Mutation> = fc.record({
  where: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'remove', 'add'),
  key: fc.constantFrom('CallbackUrls', 'ClientId', 'Name', 'nextToken', 'toString', 'constructor', PLACEHOLDERS.proto, ''),
  value: garbage,
});

export const fuzzedEvents: Arbitrary<FuzzedEvent> = fc.oneof(
  {
    weight: 19,
    arbitrary: fc.tuple(goodEvents, fc.array(mutations, { maxLength: 3 })).map(([{ entrypoint, event }, changes]) => ({
      entrypoint,
      json: JSON.stringify(changes.reduce<unknown>(mutated, event) ?? null),
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom<keyof Handlers>('entrypoint', 'testEntrypoint'), garbage)
      .map(([entrypoint, event]) => ({ entrypoint, json: JSON.stringify(event) })),
  },
);

function mutated(event: unknown, { where, how, key, value }: Mutation): unknown {
  const places = placesIn(event);
  const path = places[where % places.length] ?? [];
  return change(event, path, (old) => {
    if (how === 'replace') return value;
    if (how === 'remove') return undefined;
    if (Array.isArray(old)) return [...old, value];
    return typeof old === 'object' && old !== null ? { ...old, [key]: value } : [old, value];
  });
}

/** The paths of all values in an event, including the event itself. */
function placesIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([name, member]) => placesIn(member).map((path) => [name, ...path]))];
}

/** A copy of the value with a change at one path. */
function change(value: unknown, [name, ...rest]: string[], to: (old: unknown) => unknown): unknown {
  if (name === undefined) return to(value);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === name ? change(item, rest, to) : item));
  const object = value as Json;
  return { ...object, [name]: change(object[name], rest, to) };
}

/**
 * Sends an event about the client with this id. Returns the outcome, such as `READ SUCCESS`. Deletes the client that the event
 * created.
 * @throws AssertionError with everything that is wrong with the answer
 */
export async function sendFuzzed(world: World, ClientId: string, { entrypoint, json }: FuzzedEvent): Promise<string> {
  const text = json
    .replaceAll(PLACEHOLDERS.pool, world.poolId)
    .replaceAll(PLACEHOLDERS.client, ClientId)
    .replaceAll(PLACEHOLDERS.proto, '__proto__')
    .replaceAll(`"${PLACEHOLDERS.endless}"`, '1e999');
  const event = JSON.parse(text) as Json | null;
  const answer = (await world.handlers[entrypoint](event)) as Json;
  assertEqual(faultsOf(answer, event?.action), []);
  if (answer.status === 'FAILED') assertEqual(answer.resourceModel, identifiersIn(event));
  // The event causes every failure here. So InternalFailure, for a defect of the handlers, is always wrong.
  assertEqual(answer.errorCode === 'InternalFailure', false, String(answer.message));
  for (const secret of [LOCAL_CREDENTIALS.secretAccessKey, LOCAL_CREDENTIALS.sessionToken]) {
    assertEqual(JSON.stringify(answer).includes(secret), false, "The answer contains a secret of the caller's credentials.");
  }
  const action = ACTIONS.find((one) => one === event?.action);
  if (action === 'CREATE' && answer.status === 'SUCCESS') await world.handle('DELETE', answer.resourceModel as Json);
  return `${action ?? 'other'} ${answer.status}`;
}

/** The identifiers that a FAILED event must have, for CloudFormation's rollback. Undefined if the event names no client. */
function identifiersIn(event: Json | null): Json | undefined {
  const { requestData, request } = (event ?? {}) as { requestData?: Json; request?: Json };
  const state = (requestData?.resourceProperties ?? request?.desiredResourceState) as Json | undefined;
  const [UserPoolId, ClientId] = [state?.UserPoolId, state?.ClientId].map(named);
  return event?.action !== 'CREATE' && UserPoolId && ClientId ? { UserPoolId, ClientId } : undefined;
}

/** CloudFormation may send any primitive for a string. */
const named = (value: unknown) => (['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined);
