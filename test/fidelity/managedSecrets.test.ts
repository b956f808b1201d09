/** Secrets in Secrets Manager cost money, so a run deletes all of them, or names those that it could not delete. */
import type { Fact, FactStep } from '../../fidelity/fact';
import { runSuite } from '../../fidelity/suite';
import { emulator } from '../../fidelity/target';
import { FaultQueue } from '../../local/cognito/faults';
import { type LocalCognito, type LocalCognitoOptions, startLocalCognito } from '../../local/cognito/server';
import { type LoopbackServer, serveOnLoopback } from '../../local/http/loopbackServer';
import type { Json, JsonObject } from '../../tools/json';

let server: LoopbackServer;
let cognito: LocalCognito;
afterEach(() => server.stop());

async function start(options: LocalCognitoOptions = {}): Promise<void> {
  cognito = await startLocalCognito(options);
  server = cognito;
}

const PUBLISHED: FactStep = {
  call: 'CreateUserPoolClient',
  with: { GenerateSecret: true, PublishSecretsInAWSSecretsManager: true },
};
const fact = (steps: FactStep[], more: Partial<Fact> = {}): Fact => ({
  fact: `a fact of ${steps.length} steps`,
  grade: 'DOC',
  source: 'made up',
  needs: ['managedSecret'],
  steps,
  ...more,
});

const run = (facts: Fact[], signal = new AbortController().signal) =>
  runSuite(emulator(server.url, 'us-east-1'), [{ theme: 'made up', facts }], { signal });

const done = (operation: string) =>
  cognito.requests.filter((request) => request.operation === operation && request.status === 200);
const clientsMade = () =>
  cognito.requests
    .filter(({ operation, answer }) => operation === 'CreateUserPoolClient' && answer.UserPoolClient !== undefined)
    .map(({ answer }) => answer.UserPoolClient as JsonObject);
const withdrawn = () =>
  done('UpdateUserPoolClient')
    .filter(({ input }) => input.PublishSecretsInAWSSecretsManager === false)
    .map(({ input }) => input.ClientId);

test.each([
  ['in a pool that facts share', {}],
  ['in a pool that no other fact uses', { ownPool: true as const }],
])('moves the secret of each client back before it deletes the pool: %s', async (_case, more) => {
  await start();
  const plain: FactStep = { call: 'CreateUserPoolClient', with: { GenerateSecret: true } };
  const moved: FactStep = { call: 'UpdateUserPoolClient', with: { PublishSecretsInAWSSecretsManager: true } };
  const { left, facts } = await run([fact([PUBLISHED, plain, moved, plain], more)]);
  expect({ left, result: facts[0]?.outcome.result }).toEqual({ left: [], result: 'holds' });
  const [published, second] = clientsMade();
  expect(withdrawn()).toEqual([published?.ClientId, second?.ClientId]);
  const order = cognito.requests.map(({ operation }) => operation);
  expect(order.lastIndexOf('UpdateUserPoolClient')).toBeLessThan(order.indexOf('DeleteUserPool'));
  // At the end, the run checks each secret in Secrets Manager.
  expect(order.filter((operation) => operation === 'DescribeSecret')).toHaveLength(2);
});

test('without published secrets, cleanup lists no clients', async () => {
  await start();
  await run([fact([{ call: 'CreateUserPoolClient', with: { PublishSecretsInAWSSecretsManager: false } }])]);
  expect(cognito.requests.map(({ operation }) => operation)).toEqual(
    expect.not.arrayContaining(['ListUserPoolClients', 'DescribeUserPoolClient']),
  );
});

test('moves the secret back also for a client whose create had no answer', async () => {
  await start({ faultFor: new FaultQueue().add('CreateUserPoolClient', 'cut-after', 2).faultFor });
  const { left, facts } = await run([fact([PUBLISHED])]);
  expect({ left, result: facts[0]?.outcome.result }).toEqual({ left: [], result: 'holds' });
  expect(withdrawn()).toEqual(clientsMade().map(({ ClientId }) => ClientId));
  expect(withdrawn()).toHaveLength(3);
});

test('deletes every secret also when cleanup requests lose their connections', async () => {
  const faults = new FaultQueue().add('ListUserPoolClients', 'cut-before').add('DescribeUserPoolClient', 'cut-before');
  await start({ faultFor: faults.add('UpdateUserPoolClient', 'cut-after').add('DescribeSecret', 'cut-after').faultFor });
  expect((await run([fact([PUBLISHED])])).left).toEqual([]);
  expect(clientsMade()).toHaveLength(1);
  expect(() => cognito.perform('DescribeSecret', { SecretId: clientsMade()[0]?.ClientSecretArn })).toThrow("can't find");
});

test('an interruption waits for the request that creates a secret, and the run deletes the secret', async () => {
  const controller = new AbortController();
  await start({
    latency: async ({ operation }) => {
      if (operation === 'CreateUserPoolClient') controller.abort(new Error('enough'));
    },
  });
  const { left, ended } = await run([fact([PUBLISHED, { call: 'DescribeUserPool' }])], controller.signal);
  expect({ left, ended }).toEqual({ left: [], ended: 'enough' });
  expect(clientsMade()).toHaveLength(1);
  expect(withdrawn()).toEqual(clientsMade().map(({ ClientId }) => ClientId));
});

test('names a secret that it could not delete with the command, and does not delete its pool', async () => {
  await start({ deny: ['cognito-idp:UpdateUserPoolClient'] });
  const { left } = await run([fact([PUBLISHED])]);
  const [client] = clientsMade();
  const pool = String(client?.UserPoolId);
  const at = ` --endpoint-url ${server.url}`;
  expect(left).toEqual([
    {
      what: `the secret in Secrets Manager of client ${client?.ClientId} in user pool ${pool}`,
      reason: expect.stringMatching(/^AccessDeniedException: /),
      command: `aws cognito-idp update-user-pool-client --region us-east-1 --user-pool-id ${pool} --client-id ${client?.ClientId} --no-publish-secrets-in-aws-secrets-manager${at}`,
    },
    {
      what: `user pool ${pool}`,
      reason: 'the secrets of its clients must be deleted first',
      command: `aws cognito-idp delete-user-pool --region us-east-1 --user-pool-id ${pool}${at}`,
    },
  ]);
  expect(done('DeleteUserPool')).toEqual([]);
});

test('names possible secrets when it cannot list the clients', async () => {
  await start({ deny: ['cognito-idp:ListUserPoolClients'] });
  const { left } = await run([fact([PUBLISHED])]);
  expect(left.map(({ what, reason }) => `${what}: ${reason}`)).toEqual([
    expect.stringMatching(
      /^perhaps secrets in Secrets Manager of clients in user pool us-east-1_\w+: ListUserPoolClients is ref.*Acc/,
    ),
    expect.stringMatching(/^user pool us-east-1_\w+: the secrets of its clients/),
  ]);
});

describe('at a service that does not delete the secret of a deleted client', () => {
  const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret/mine-abcdef';
  const answers: Readonly<Record<string, Json>> = {
    CreateUserPool: { UserPool: { Id: 'us-east-1_1' } },
    CreateUserPoolClient: { UserPoolClient: { ClientId: 'c', ClientSecretArn: ARN } },
  };
  let asked: JsonObject[];

  async function keep(described: Json): Promise<void> {
    asked = [];
    server = await serveOnLoopback(0, async (request, response) => {
      const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      if (operation === 'DescribeSecret') asked.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.end(JSON.stringify(operation === 'DescribeSecret' ? described : (answers[operation] ?? {})));
    });
  }

  const deleted = [fact([PUBLISHED, { call: 'DeleteUserPoolClient' }])];

  test('names the secret with the command that deletes it', async () => {
    await keep({ OwningService: 'cognito-idp' });
    expect((await run(deleted)).left).toEqual([
      {
        what: `secret ${ARN}`,
        reason: 'it still exists',
        command: `aws secretsmanager delete-secret --region us-east-1 --secret-id ${ARN} --force-delete-without-recovery --endpoint-url ${server.url}`,
      },
    ]);
    // Secrets Manager accepts this form.
    expect(asked).toEqual([{ SecretId: ARN.replace('secret/', 'secret:') }]);
  });

  test('does not name a secret that Secrets Manager is deleting', async () => {
    await keep({ DeletedDate: 1 });
    expect((await run(deleted)).left).toEqual([]);
  });
});
