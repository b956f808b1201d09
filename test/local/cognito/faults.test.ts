import { CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CognitoError } from '../../../local/cognito/errors';
import { type FaultFor, FaultQueue } from '../../../local/cognito/faults';
import { localCognitoClient } from '../../../local/cognitoClient';
import { type Json, Signal, TestBench } from './support';

const OPERATION = 'CreateUserPoolClient';
let faults: FaultQueue;
let bench: TestBench;
beforeEach(async () => {
  faults = new FaultQueue();
  bench = await TestBench.start({ faultFor: faults.faultFor });
});
afterEach(() => bench.stop());

const create = () => bench.call(OPERATION, { UserPoolId: bench.poolId, ClientName: 'app' });
const names = async () =>
  ((await bench.answer('ListUserPoolClients')).UserPoolClients as Json[]).map(({ ClientName }) => ClientName);
const recorded = () => bench.server.requests.filter((request) => request.operation === OPERATION);

describe('an error', () => {
  test.each([
    ['throttle', 400, 'TooManyRequestsException', 'Rate exceeded', []],
    ['internal-error-before', 500, 'InternalErrorException', 'Something went wrong', []],
    ['internal-error-after', 500, 'InternalErrorException', 'Something went wrong', ['app']],
    ['expired-credentials', 400, 'ExpiredTokenException', 'The security token included in the request is expired', []],
  ] as const)('%s answers %d %s', async (fault, status, type, message, made) => {
    faults.add(OPERATION, fault);
    const reply = await create();
    expect([reply.status, reply.body]).toEqual([status, { __type: type, message }]);
    expect(await names()).toEqual(made);
    expect(recorded()).toMatchObject([{ status, answer: { __type: type }, fault, input: { ClientName: 'app' } }]);
  });

  test("access-denied answers IAM's text", async () => {
    faults.add(OPERATION, 'access-denied');
    const { status, body } = await create();
    expect([status, body.__type]).toEqual([400, 'AccessDeniedException']);
    expect(body.Message).toContain('is not authorized to perform: cognito-idp:CreateUserPoolClient on resource: arn:aws:');
    expect(await names()).toEqual([]);
  });

  test('of any kind can replace the operation', async () => {
    faults.add(OPERATION, new CognitoError('OperationNotEnabledException', 'Not here.'));
    expect((await create()).body).toEqual({ __type: 'OperationNotEnabledException', message: 'Not here.' });
    expect(await names()).toEqual([]);
    expect(recorded()).toMatchObject([{ fault: 'OperationNotEnabledException' }]);
  });
});

describe('a cut connection', () => {
  test.each([
    ['cut-before', []],
    ['cut-after', ['app']],
  ] as const)('%s leaves the clients %j', async (fault, made) => {
    faults.add(OPERATION, fault);
    await expect(create()).rejects.toThrow('fetch failed');
    expect(await names()).toEqual(made);
    expect(recorded()).toMatchObject([{ status: 0, fault }]);
  });

  test('is a network error for the SDK, and the record has the answer that the SDK did not receive', async () => {
    faults.add(OPERATION, 'cut-after', Number.POSITIVE_INFINITY);
    const sdk = localCognitoClient(bench.server.url);
    const sent = sdk.send(new CreateUserPoolClientCommand({ UserPoolId: bench.poolId, ClientName: 'app' }));
    await expect(sent).rejects.toThrow('socket hang up');
    // Each attempt of the SDK created a client.
    const [first, ...others] = recorded().map(({ answer }) => (answer.UserPoolClient as Json).ClientId);
    expect(first).toMatch(/^[0-9a-v]{25,26}$/);
    expect(others).toHaveLength(2);
    expect(await names()).toHaveLength(3);
    sdk.destroy();
  });

  test('cut-inside leaves the client, and sends a part of the answer', async () => {
    faults.add(OPERATION, 'cut-inside');
    // The status has arrived, so fetch itself does not fail.
    await expect(create()).rejects.toThrow('terminated');
    expect(await names()).toEqual(['app']);
    expect(recorded()).toMatchObject([{ status: 200, fault: 'cut-inside', answer: { UserPoolClient: { ClientName: 'app' } } }]);
  });

  test('cut-inside also cuts an empty answer and an error', async () => {
    const { ClientId } = await bench.create();
    faults.add('DeleteUserPoolClient', 'cut-inside', 2);
    await expect(bench.call('DeleteUserPoolClient', { UserPoolId: bench.poolId, ClientId })).rejects.toThrow('terminated');
    await expect(bench.call('DeleteUserPoolClient', { UserPoolId: bench.poolId, ClientId })).rejects.toThrow('terminated');
    expect(await names()).toEqual([]);
  });

  test('cut-inside is a network error for the SDK', async () => {
    faults.add(OPERATION, 'cut-inside', Number.POSITIVE_INFINITY);
    const sdk = localCognitoClient(bench.server.url);
    const sent = sdk.send(new CreateUserPoolClientCommand({ UserPoolId: bench.poolId, ClientName: 'app' }));
    await expect(sent).rejects.toThrow('aborted');
    sdk.destroy();
  });

  test('hides an error, too', async () => {
    faults.add(OPERATION, 'cut-after');
    await expect(bench.call(OPERATION, { UserPoolId: bench.poolId })).rejects.toThrow('fetch failed');
    expect(recorded()).toMatchObject([{ status: 0, answer: { __type: 'InvalidParameterException' } }]);
  });
});

describe('no answer at all', () => {
  test.each([
    ['hang-before', []],
    ['hang-after', ['app']],
  ] as const)('%s leaves the clients %j, and does not delay other requests', async (fault, made) => {
    const asked = new Signal();
    const faultFor: FaultFor = (call) => {
      if (call.operation !== OPERATION) return undefined;
      asked.fire();
      return fault;
    };
    const own = await TestBench.start({ faultFor });
    let answered = false;
    const waiting = own.call(OPERATION, { UserPoolId: own.poolId, ClientName: 'app' }).finally(() => {
      answered = true;
    });
    await asked.fired;
    const { UserPoolClients } = await own.answer('ListUserPoolClients');
    expect((UserPoolClients as Json[]).map(({ ClientName }) => ClientName)).toEqual(made);
    expect(answered).toBe(false);
    expect(own.server.requests.at(-2)).toMatchObject({ operation: OPERATION, status: 0, fault });

    const refused = expect(waiting).rejects.toThrow('fetch failed');
    await own.stop();
    await refused;
  });
});

describe('a fault applies', () => {
  test('to its operation only, as often as its count, one fault after the other', async () => {
    faults.add(OPERATION, 'throttle', 2).add(OPERATION, 'internal-error-before');
    const statuses: number[] = [];
    for (let number = 0; number < 4; number++) {
      statuses.push((await create()).status);
      await names();
    }
    expect(statuses).toEqual([400, 400, 500, 200]);
  });

  test('to every request with the count Infinity', async () => {
    faults.add(OPERATION, 'throttle', Number.POSITIVE_INFINITY);
    for (let number = 0; number < 20; number++) expect((await create()).status).toBe(400);
  });

  test('as faultFor decides, which is called for every signed request of a known operation', async () => {
    const asked: string[] = [];
    const faultFor: FaultFor = ({ operation: name, input, accessKeyId }) => {
      asked.push(`${name} ${input.ClientName} ${accessKeyId}`);
      return input.ClientName === 'unlucky' ? 'throttle' : undefined;
    };
    const own = await TestBench.start({ faultFor });
    try {
      await own.create({ ClientName: 'lucky' });
      expect((await own.refusal(OPERATION, { ClientName: 'unlucky' }))[0]).toBe('TooManyRequestsException');
      await own.call('Nonsense', {});
      expect(asked).toEqual([`${OPERATION} lucky AKIDEXAMPLE`, `${OPERATION} unlucky AKIDEXAMPLE`]);
    } finally {
      await own.stop();
    }
  });
});
