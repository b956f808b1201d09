/** A create whose answer is lost leaves exactly one client, and never adopts the client of another stack. */

import { setImmediate } from 'node:timers/promises';
import {
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CognitoError } from '../../../local/cognito/errors';
import { type Fault, type FaultFor, type FaultKind, FaultQueue } from '../../../local/cognito/faults';
import { type LocalCognito, type LocalCognitoOptions, startLocalCognito } from '../../../local/cognito/server';
import { createOrAdopt } from '../../../src/cognito/adoption';
import type { CallObserver } from '../../../src/cognito/callObserver';
import type { Wanted } from '../../../src/cognito/wanted';
import type { HandlerError } from '../../../src/model/handlerError';
import { Deadline } from '../../../src/time/deadline';
import { IDENTIFIERS } from '../../support/clients';
import { ManualClock } from '../../support/clock';
import { answerWith, callSettings, mockCognito, userPoolClients } from '../../support/cognito';
import { serviceException } from '../../support/exceptions';
import '../../support/realm';
import { deadUrl } from '../../support/servers';

const CREATE = 'CreateUserPoolClient';
const MANAGED = { PublishSecretsInAWSSecretsManager: true };
const DATE = Date.UTC(2026, 0, 1);
const CALL_MS = 10;
const ALLOWED_MS = 8_000;
/** The time limit for a create that hangs. The handler gives it up after a third of this, in real time. */
const HANGING_MS = 3_000;
const environment = { ...process.env };
const started: LocalCognito[] = [];
/** The clock of the handler and of the service. Its time passes only in waits and with calls, so a busy machine has no effect. */
let clock: ManualClock;
beforeEach(() => {
  clock = new ManualClock();
});
afterEach(async () => {
  process.env = { ...environment };
  await Promise.all(started.splice(0).map((cognito) => cognito.stop()));
});

/** A service with one pool, and the functions with which a test uses it. */
async function service(options: LocalCognitoOptions = {}) {
  const faults = new FaultQueue();
  const faultFor: FaultFor = (call) => {
    clock.time += CALL_MS;
    return faults.faultFor(call);
  };
  const cognito = await startLocalCognito({ faultFor, now: () => DATE + clock.now(), ...options });
  started.push(cognito);
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = cognito.url;
  const poolId = (cognito.perform('CreateUserPool', { PoolName: 'pool' }).UserPool as { Id: string }).Id;
  /** Creates a client as another user does. The call is not recorded. */
  const make = (input: object) => {
    const { UserPoolClient } = cognito.perform(CREATE, { UserPoolId: poolId, ...input });
    return (UserPoolClient as { ClientId: string }).ClientId;
  };
  const ids = (ClientName: string) => {
    const { UserPoolClients } = cognito.perform('ListUserPoolClients', { UserPoolId: poolId });
    return (UserPoolClients as { ClientId: string; ClientName: string }[])
      .filter((client) => client.ClientName === ClientName)
      .map(({ ClientId }) => ClientId);
  };
  const sent = (operation: string) => cognito.requests.filter((request) => request.operation === operation).length;
  const advice: string[] = [];
  const made = new Set<string>();
  const observer: CallObserver = {
    called: () => {},
    secret: () => {},
    warn: () => {},
    created: ({ ClientId }) => made.add(ClientId),
    advise: (sentence) => advice.push(sentence),
  };
  const create = (wanted: Partial<Wanted> = {}, allowedMs = ALLOWED_MS) =>
    createOrAdopt(userPoolClients({ deadline: new Deadline(allowedMs, clock), observer, clock }), {
      userPoolId: poolId,
      generateSecret: undefined,
      settings: { ClientName: 'app' },
      nameIsGenerated: false,
      ...wanted,
    });
  return { cognito, faults, poolId, make, ids, sent, create, advice, made };
}

const NAMES: [string, Partial<Wanted>][] = [
  [
    'a name from the template',
    { settings: { ClientName: 'app', CallbackURLs: ['https://b', 'https://a'] }, generateSecret: true },
  ],
  ['a name from the template and a managed secret', { settings: { ClientName: 'app', ...MANAGED }, generateSecret: true }],
  ['a generated name', { nameIsGenerated: true }],
  [
    'a generated name and a managed secret',
    { settings: { ClientName: 'app', ...MANAGED }, generateSecret: true, nameIsGenerated: true },
  ],
];

const AFTER: FaultKind[] = ['internal-error-after', 'cut-after', 'cut-inside', 'hang-after'];
const BEFORE: FaultKind[] = ['internal-error-before', 'cut-before', 'hang-before'];

describe.each(NAMES)('with %s', (_case, wanted) => {
  // A call that hangs takes long, and its result does not depend on the secret.
  const isTried = (fault: FaultKind) => !fault.startsWith('hang') || wanted.settings?.PublishSecretsInAWSSecretsManager !== true;

  async function lose(fault: FaultKind) {
    const { faults, create, ids, sent, made, advice } = await service();
    faults.add(CREATE, fault);
    const { ClientId } = await create(wanted, fault.startsWith('hang') ? HANGING_MS : ALLOWED_MS);
    expect(ids('app')).toEqual([ClientId]);
    expect([...made]).toEqual([ClientId]);
    return { creates: sent(CREATE), advice };
  }

  test.each(AFTER.filter(isTried))('%s: the create made a client, which the handler adopts', async (fault) => {
    // A client with the template's name may belong to another stack. The date of a second client shows if it does.
    expect(await lose(fault)).toEqual({ creates: wanted.nameIsGenerated ? 1 : 2, advice: [] });
  });

  test.each(BEFORE.filter(isTried))('%s: the create made no client, so the handler creates one', async (fault) => {
    // The list may be out of date, so the search may miss a client that exists.
    expect(await lose(fault)).toEqual({ creates: 2, advice: [expect.stringContaining('Look in user pool')] });
  });
});

test('a create with an answer takes one call', async () => {
  const { cognito, create } = await service();
  await create();
  expect(cognito.requests.map(({ operation }) => operation)).toEqual([CREATE]);
});

test('a throttled create is repeated without a search', async () => {
  const { faults, create, cognito } = await service();
  faults.add(CREATE, 'throttle', 2);
  await create();
  expect(cognito.requests.map(({ operation }) => operation)).toEqual([CREATE, CREATE, CREATE]);
});

test('a refused create is not repeated, and its client is not searched for', async () => {
  const { create, cognito } = await service();
  await expect(create({ settings: { ClientName: 'app', AuthSessionValidity: 99 } })).rejects.toMatchObject({
    errorCode: 'InvalidRequest',
  });
  expect(cognito.requests.map(({ operation }) => operation)).toEqual([CREATE]);
});

test('a create that was never sent is a NetworkFailure, which CloudFormation retries', async () => {
  const { create } = await service();
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = await deadUrl();
  await expect(create({}, 1_000)).rejects.toMatchObject({ errorCode: 'NetworkFailure' });
});

test('CloudFormation retries a create that is refused until there is no time for another create and its search', async () => {
  const { faults, create, sent } = await service();
  faults.add(CREATE, 'throttle').add(CREATE, 'hang-after');
  // A search takes a second.
  await expect(create({}, 1_100)).rejects.toMatchObject({ errorCode: 'Throttling' });
  expect(sent(CREATE)).toBe(1);
});

test('sends nothing if there is no time to wait for an answer', async () => {
  const { create, cognito } = await service();
  await expect(create({}, 100)).rejects.toMatchObject({
    errorCode: 'ServiceInternalError',
    message: expect.stringContaining('nothing was sent'),
  });
  expect(cognito.requests).toEqual([]);
});

test('searches for a whole second, and once more at its end, because the list may be out of date', async () => {
  const { faults, create, cognito } = await service();
  faults.add(CREATE, 'internal-error-before');
  await create({}, 30_000);
  expect(cognito.requests.map(({ operation }) => operation)).toEqual([
    CREATE,
    ...Array(4).fill('ListUserPoolClients'),
    CREATE,
    'ListUserPoolClients',
  ]);
});

test('CloudFormation retries a create that fails each time and leaves no client', async () => {
  const { faults, create, ids } = await service();
  faults.add(CREATE, 'internal-error-before', Number.POSITIVE_INFINITY);
  await expect(create({}, 2_000)).rejects.toMatchObject({ errorCode: 'ServiceInternalError' });
  expect(ids('app')).toEqual([]);
});

describe('never adopts a client that another user made', () => {
  test.each([
    ['an hour ago', 3_600_000],
    ['a second ago', 1_000],
    ['a moment ago', 300],
  ])('%s, if the clock of the service is years behind', async (_case, age) => {
    const years = DATE - Date.UTC(2020, 1, 1);
    const { faults, make, create, ids } = await service({ now: () => DATE - years + clock.now() });
    const older = make({ ClientName: 'app' });
    await clock.wait(age);
    faults.add(CREATE, 'cut-before');
    const { ClientId } = await create({}, 30_000);
    expect(ClientId).not.toBe(older);
    expect(ids('app')).toEqual([older, ClientId]);
  });

  test.each<[string, object]>([
    ['with other settings', { CallbackURLs: ['https://c'] }],
    ['with a secret', { GenerateSecret: true }],
    ['with settings that we leave to Cognito', { PreventUserExistenceErrors: 'ENABLED' }],
  ])('%s, at the same time', async (_case, settings) => {
    const { faults, make, create, ids } = await service({
      latency: async ({ operation }) => {
        if (operation === 'ListUserPoolClients' && ids('app').length === 0) make({ ClientName: 'app', ...settings });
      },
    });
    faults.add(CREATE, 'internal-error-before');
    const { ClientId } = await create();
    expect(ids('app')).toHaveLength(2);
    expect(ids('app')[1]).toBe(ClientId);
  });
});

test('finds the client on any page of the list', async () => {
  const { faults, make, create, sent, made } = await service();
  for (let number = 0; number < 130; number++) make({ ClientName: `other-${number}` });
  faults.add(CREATE, 'internal-error-after');
  const { ClientId } = await create();
  expect(made).toEqual(new Set([ClientId]));
  expect(sent('ListUserPoolClients')).toBe(6);
  expect(sent('DeleteUserPoolClient')).toBe(1);
});

test('repeats the calls of the search', async () => {
  const { faults, create, ids, sent } = await service();
  faults.add(CREATE, 'cut-after').add('ListUserPoolClients', 'cut-before').add('DescribeUserPoolClient', 'throttle');
  const { ClientId } = await create({ nameIsGenerated: true });
  expect(ids('app')).toEqual([ClientId]);
  expect(sent(CREATE)).toBe(1);
});

describe('a create that Cognito carries out after the handler gave it up', () => {
  /** Cognito carries out creates when the test says so. */
  function late() {
    let carryOut: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      carryOut = resolve;
    });
    let first = true;
    const latency = async ({ operation }: { operation: string }) => {
      if (operation !== CREATE || !first) return;
      first = false;
      await gate;
    };
    return { latency, carryOut: () => carryOut() };
  }

  test('is adopted, if its client appears during the search', async () => {
    const { latency, carryOut } = late();
    let looks = 0;
    const { create, ids, sent } = await service({
      latency: async (call) => {
        if (call.operation === 'ListUserPoolClients' && ++looks === 2) carryOut();
        await latency(call);
      },
    });
    const { ClientId } = await create({ nameIsGenerated: true }, HANGING_MS);
    expect(ids('app')).toEqual([ClientId]);
    expect(sent(CREATE)).toBe(1);
  });

  test.each([
    ['is adopted, and the further client taken back', false],
    ['is named, if the name is ours', true],
  ])('%s, if its client appears together with the next create', async (_case, nameIsGenerated) => {
    const { latency, carryOut } = late();
    const { create, ids, advice, poolId } = await service({
      latency: async (call) => {
        const further = latency(call);
        if (call.operation === CREATE) creates++;
        if (creates === 2) carryOut();
        await further;
      },
    });
    let creates = 0;
    const { ClientId } = await create({ nameIsGenerated }, HANGING_MS);
    const [twin] = ids('app').filter((id) => id !== ClientId);
    expect(ids('app')).toHaveLength(nameIsGenerated ? 2 : 1);
    if (!nameIsGenerated) return expect(advice).toEqual([]);
    expect(advice).toEqual([expect.stringContaining(`${twin}`)]);
    expect(advice[0]).toContain(poolId);
    expect(advice[0]).toContain('"app"');
  });

  test('is named in the message, if its client takes the last place in the pool', async () => {
    const { latency, carryOut } = late();
    let creates = 0;
    const { create, ids } = await service({
      clientsPerPool: 1,
      latency: async (call) => {
        const isFurther = call.operation === CREATE && ++creates === 2;
        if (isFurther) carryOut();
        else await latency(call);
        while (isFurther && ids('app').length === 0) await setImmediate();
      },
    });
    const error = await create({}, HANGING_MS).catch((thrown: unknown) => thrown as HandlerError);
    expect(error).toMatchObject({ errorCode: 'GeneralServiceException', message: expect.stringContaining('LimitExceeded') });
    expect((error as HandlerError).message).toContain(`The new client may be ${ids('app')}. `);
  });
});

test('the event names a client with a generated name even if it cannot be read, so that CloudFormation can roll it back', async () => {
  const { faults, create, ids, made } = await service();
  faults.add(CREATE, 'cut-after').add('DescribeUserPoolClient', 'access-denied');
  await expect(create({ nameIsGenerated: true })).rejects.toMatchObject({ errorCode: 'GeneralServiceException' });
  expect([...made]).toEqual(ids('app'));
});

describe('a create with an unknown outcome fails, says which client to look for, and is not retried by CloudFormation', () => {
  test('the list is denied', async () => {
    const { faults, create, poolId, sent } = await service({ deny: ['cognito-idp:ListUserPoolClients'] });
    faults.add(CREATE, 'cut-after');
    const created = create();
    await expect(created).rejects.toMatchObject({ errorCode: 'GeneralServiceException' });
    await expect(created).rejects.toThrow(/got no answer.*AccessDeniedException.*client named "app"/);
    await expect(created).rejects.toThrow(poolId);
    expect(sent(CREATE)).toBe(1);
  });

  test('the time is over', async () => {
    const { faults, create, sent } = await service();
    faults.add(CREATE, 'cut-after').add('ListUserPoolClients', 'internal-error-before', Number.POSITIVE_INFINITY);
    const created = create({}, 2_000);
    await expect(created).rejects.toMatchObject({ errorCode: 'GeneralServiceException' });
    await expect(created).rejects.toThrow(/client named "app"/);
    expect(sent(CREATE)).toBe(1);
  });

  test('there is no time to create a second client, whose date would show if the first is older', async () => {
    const { faults, create, make, ids } = await service();
    make({ ClientName: 'app' });
    faults.add(CREATE, 'cut-before');
    const created = create({}, 500);
    await expect(created).rejects.toMatchObject({ errorCode: 'GeneralServiceException' });
    await expect(created).rejects.toThrow(ids('app')[0]);
    expect(ids('app')).toHaveLength(1);
  });

  test('the second create is lost too: the handler sends no third one, and names each client', async () => {
    const { faults, create, ids, sent, poolId } = await service();
    faults.add(CREATE, 'cut-after', 5);
    const error = await create({}, 30_000).catch((thrown: unknown) => thrown as HandlerError);
    expect(error).toMatchObject({ errorCode: 'GeneralServiceException', message: expect.stringContaining(poolId) });
    for (const id of ids('app')) expect((error as HandlerError).message).toContain(id);
    expect(sent(CREATE)).toBe(2);
  });
});

describe('a create that may have been carried out, but whose client is not found', () => {
  test.each([true, false])(
    'is followed by one more create, and the failure says where to look (generated name: %s)',
    async (ours) => {
      const { faults, create, sent, poolId } = await service();
      faults.add(CREATE, 'internal-error-before', Number.POSITIVE_INFINITY);
      const created = create({ nameIsGenerated: ours }, 60_000);
      await expect(created).rejects.toMatchObject({ errorCode: 'ServiceInternalError' });
      await expect(created).rejects.toThrow(`Look in user pool ${poolId} for a client named "app"`);
      expect(sent(CREATE)).toBe(2);
    },
  );

  test.each<[string, Fault]>([
    ['throttled', 'throttle'],
    ['not allowed', 'access-denied'],
    ['beyond a limit', new CognitoError('LimitExceededException', 'Full')],
  ])('the failure says where to look, also if the second create is %s', async (_case, fault) => {
    const { faults, create, poolId } = await service();
    faults.add(CREATE, 'cut-before').add(CREATE, fault, Number.POSITIVE_INFINITY);
    await expect(create({}, 3_000)).rejects.toThrow(`Look in user pool ${poolId} for a client named "app"`);
  });
});

describe('the message names an identical client that is not adopted, if it was created at about the same time', () => {
  test('another stack created the same client at the same time', async () => {
    const { faults, create, make, ids, advice } = await service({
      latency: async ({ operation }) => {
        if (operation === 'ListUserPoolClients' && ids('app').length === 1) make({ ClientName: 'app' });
      },
    });
    faults.add(CREATE, 'cut-after');
    const { ClientId } = await create();
    const others = ids('app').filter((id) => id !== ClientId);
    expect(others).toHaveLength(2);
    for (const id of others) expect(advice[0]).toContain(id);
  });

  test('it is a little older', async () => {
    const { faults, create, make, advice } = await service();
    const older = make({ ClientName: 'app' });
    await clock.wait(2_000);
    faults.add(CREATE, 'cut-before');
    const { ClientId } = await create();
    expect(ClientId).not.toBe(older);
    expect(advice).toEqual([expect.stringContaining(older)]);
  });

  test('not if it is clearly older', async () => {
    const { faults, create, make, advice } = await service();
    const older = make({ ClientName: 'app' });
    await clock.wait(60_000);
    faults.add(CREATE, 'cut-before');
    await create();
    expect(advice).toEqual([expect.not.stringContaining(older)]);
  });

  test('Cognito does not say when it was created', async () => {
    const cognito = mockCognito();
    const { UserPoolId: userPoolId } = IDENTIFIERS;
    cognito.on(ListUserPoolClientsCommand).resolves({ UserPoolClients: [{ ...IDENTIFIERS, ClientName: 'app' }] });
    const { CreationDate: _date, ...client } = { ...answerWith({ ClientName: 'app' }).UserPoolClient };
    cognito.on(DescribeUserPoolClientCommand).resolves({ UserPoolClient: client });
    cognito
      .on(CreateUserPoolClientCommand)
      .rejectsOnce(serviceException('InternalErrorException', 'x', 500))
      .resolves({ UserPoolClient: { ...client, ClientId: 'new' } });
    const advice: string[] = [];
    const observer = { ...callSettings().observer, advise: (sentence: string) => advice.push(sentence) };
    const wanted = { userPoolId, generateSecret: undefined, settings: { ClientName: 'app' }, nameIsGenerated: false };
    expect(
      await createOrAdopt(userPoolClients({ observer, deadline: new Deadline(ALLOWED_MS, clock), clock }), wanted),
    ).toMatchObject({
      ClientId: 'new',
    });
    expect(advice).toEqual([expect.stringContaining(IDENTIFIERS.ClientId)]);
    cognito.restore();
  });
});

test('the message names a second client that cannot be deleted', async () => {
  const { faults, create, ids, advice, made } = await service({ deny: ['cognito-idp:DeleteUserPoolClient'] });
  faults.add(CREATE, 'cut-after');
  const { ClientId } = await create();
  const [further] = ids('app').filter((id) => id !== ClientId);
  expect(further).toBeDefined();
  expect(advice).toEqual([expect.stringMatching(`^A second client, ${further}, could not be deleted. .*AccessDenied.*Look in`)]);
  expect([...made]).toEqual([ClientId]);
});

test.each<FaultKind>(['throttle', 'internal-error-after', 'cut-before', 'cut-after'])(
  'a second client is deleted in spite of %s',
  async (fault) => {
    const { faults, create, ids, advice } = await service();
    faults.add(CREATE, 'cut-after').add('DeleteUserPoolClient', fault);
    const { ClientId } = await create();
    expect(ids('app')).toEqual([ClientId]);
    expect(advice).toEqual([]);
  },
);

test('adopts the newer of two clients with the generated name, and names the other', async () => {
  const { faults, create, make, ids, advice } = await service();
  const older = make({ ClientName: 'app' });
  faults.add(CREATE, 'internal-error-after');
  const { ClientId } = await create({ nameIsGenerated: true });
  expect(ids('app')).toEqual([older, ClientId]);
  expect(advice).toEqual([expect.stringContaining(older)]);
});
