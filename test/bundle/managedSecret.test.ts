/**
 * A client whose secret Cognito keeps in Secrets Manager. The handlers never rotate or delete the secret, unless the template
 * asks for it.
 */
import { CognitoError } from '../../local/cognito/errors';
import { FaultQueue } from '../../local/cognito/faults';
import type { RecordedRequest } from '../../local/cognito/server';
import { type Json, World } from '../support/world';

const CONFIDENTIAL = { GenerateSecret: true };
const MANAGED = { ...CONFIDENTIAL, PublishSecretsInAWSSecretsManager: true };
const PLAIN = { ...CONFIDENTIAL, PublishSecretsInAWSSecretsManager: false };
const MACHINE = { AllowedOAuthFlows: ['client_credentials'] };
const OWN_SECRET = 'chosen+by+the+caller+0123456789';

const WORLDS = [
  { onOmission: 'reset', publishAgain: 'rotates', secretArn: 'colon', publishWithoutSecret: 'ignored' },
  { onOmission: 'keep', publishAgain: 'nothing', secretArn: 'slash', publishWithoutSecret: 'refused' },
] as const;

describe.each(WORLDS)('$publishAgain, $secretArn, $publishWithoutSecret', (readings) => {
  const faults = new FaultQueue();
  let world: World;
  beforeAll(async () => {
    world = await World.start({ ...readings, faultFor: faults.faultFor });
  });
  afterAll(() => world.stop());

  const update = (ClientId: string, desired: Json, previous: Json) =>
    world.handle('UPDATE', { ClientName: 'app', ...desired, ClientId }, { previous });

  /** The version of the secret in Secrets Manager. It changes with every rotation. */
  async function versionOf(ClientId: string): Promise<unknown> {
    const { ClientSecretArn } = await world.live(ClientId);
    return world.cognito.perform('GetSecretValue', { SecretId: ClientSecretArn }).VersionId;
  }

  const inputsOf = (requests: RecordedRequest[], operation: string) =>
    requests.filter((request) => request.operation === operation).map(({ input }) => input);

  test('create, read and update answer the same model with an ARN and without the secret', async () => {
    const model = await world.create(MANAGED);
    expect(model).toMatchObject({ ...MANAGED, ClientSecretArn: expect.stringContaining('secretsmanager') });
    expect(model).not.toHaveProperty('ClientSecret');
    const { ClientId } = model;
    expect((await world.handle('READ', { ClientId })).resourceModel).toEqual(model);
    expect((await update(ClientId, MANAGED, MANAGED)).resourceModel).toEqual(model);
  });

  test('the model of every client says where its secret is', async () => {
    for (const template of [{}, CONFIDENTIAL, PLAIN]) {
      const { ClientId } = await world.create(template);
      const { resourceModel } = await world.handle('READ', { ClientId });
      expect(resourceModel).toHaveProperty('PublishSecretsInAWSSecretsManager', false);
      expect(resourceModel).not.toHaveProperty('ClientSecretArn');
    }
  });

  describe('created on the console', () => {
    let ClientId: string;
    beforeEach(async () => {
      ClientId = await world.createOutside({ ...MANAGED, ...MACHINE, ClientName: 'app' });
    });

    test('read answers GenerateSecret true, so that there is no drift', async () => {
      expect((await world.handle('READ', { ClientId })).resourceModel).toHaveProperty('GenerateSecret', true);
    });

    test.each([
      ['that asks for a secret', CONFIDENTIAL],
      ['of a client for machines that does not mention the secret', MACHINE],
    ])('an update %s succeeds, and neither moves nor rotates the secret', async (_case, template) => {
      const before = await versionOf(ClientId);
      const requests = await world.requestsOf(async () => {
        const event = await update(ClientId, { ...template, AuthSessionValidity: 9 }, template);
        expect(event).toMatchObject({ status: 'SUCCESS', resourceModel: { AuthSessionValidity: 9, ...MANAGED } });
      });
      expect(await versionOf(ClientId)).toBe(before);
      const [sent] = inputsOf(requests, 'UpdateUserPoolClient');
      expect(sent).not.toHaveProperty('ClientSecretArn');
      expect(sent).not.toHaveProperty('PublishSecretsInAWSSecretsManager');
    });

    test.each([
      ['client_credentials', MACHINE],
      ['ALLOW_CLIENT_TOKEN_AUTH', { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] }],
      ['context data', { EnablePropagateAdditionalUserContextData: true }],
      ['the property', { PublishSecretsInAWSSecretsManager: true }],
    ])('an update to %s uses the live client, even if an older release saw no secret', async (_case, settings) => {
      const { resourceModel } = await world.handle('READ', { ClientId });
      const { ClientSecretArn: _arn, PublishSecretsInAWSSecretsManager: _published, ...older } = resourceModel as Json;
      const event = await update(ClientId, { ...MACHINE, ...settings }, { ...older, GenerateSecret: false });
      expect(event).toMatchObject({ status: 'SUCCESS', resourceModel: { ...settings, ...MANAGED } });
    });

    test('the answer to a template without a secret says that the client must be replaced', async () => {
      const event = await update(ClientId, { GenerateSecret: false }, {});
      expect(event).toMatchObject({ status: 'FAILED', errorCode: 'NotUpdatable' });
    });
  });

  test('a secret that the console moved stays where it is after an update of the stack', async () => {
    const { ClientId } = await world.create({ ...CONFIDENTIAL, ...MACHINE });
    const template = { ...CONFIDENTIAL, ...MACHINE };
    expect(await update(ClientId, { ...template, AuthSessionValidity: 9 }, template)).toHaveProperty('status', 'SUCCESS');
    await world.editInConsole(ClientId, { PublishSecretsInAWSSecretsManager: true });
    const version = await versionOf(ClientId);
    const next = await update(ClientId, { ...template, AuthSessionValidity: 10 }, { ...template, AuthSessionValidity: 9 });
    expect(next).toMatchObject({ status: 'SUCCESS', resourceModel: { AuthSessionValidity: 10, ...MANAGED } });
    expect(await versionOf(ClientId)).toBe(version);
  });

  test('an update moves the secret to Secrets Manager and back, with one call each', async () => {
    const { ClientId } = await world.create(CONFIDENTIAL);
    const asText = { ...CONFIDENTIAL, PublishSecretsInAWSSecretsManager: 'true' };
    for (const [template, previous, wanted] of [
      [MANAGED, CONFIDENTIAL, true],
      [PLAIN, MANAGED, false],
      [asText, PLAIN, true],
    ] as const) {
      const requests = await world.requestsOf(async () => {
        const moved = await update(ClientId, template, previous);
        expect(moved.resourceModel).toHaveProperty(wanted ? 'ClientSecretArn' : 'ClientSecret');
        expect(moved.resourceModel).not.toHaveProperty(wanted ? 'ClientSecret' : 'ClientSecretArn');
        expect(await update(ClientId, template, template)).toEqual(moved);
      });
      const sent = inputsOf(requests, 'UpdateUserPoolClient');
      expect(sent.map((input) => input.PublishSecretsInAWSSecretsManager)).toEqual([wanted]);
    }
  });

  test('a move back deletes the secret in Secrets Manager', async () => {
    const { ClientId, ClientSecretArn } = await world.create(MANAGED);
    await update(ClientId, PLAIN, MANAGED);
    expect(() => world.cognito.perform('GetSecretValue', { SecretId: ClientSecretArn })).toThrow("can't find");
  });

  test('an update with a lost answer rotates the secret only once', async () => {
    const { ClientId } = await world.create(CONFIDENTIAL);
    faults.add('UpdateUserPoolClient', 'cut-after');
    const requests = await world.requestsOf(async () => {
      expect(await update(ClientId, MANAGED, CONFIDENTIAL)).toMatchObject({ status: 'SUCCESS', resourceModel: MANAGED });
    });
    expect(inputsOf(requests, 'UpdateUserPoolClient')).toHaveLength(1);
  });

  test('if Cognito needs a permission in Secrets Manager, the message names it, and no client is left behind', async () => {
    const words = 'User: arn:aws:sts::123456789012:assumed-role/r is not authorized to perform: secretsmanager:CreateSecret';
    const ClientName = `denied ${world.cognito.requests.length}`;
    faults.add('CreateUserPoolClient', new CognitoError('AccessDeniedException', words));
    const event = await world.handle('CREATE', { ...MANAGED, ClientName });
    expect(event).toMatchObject({
      status: 'FAILED',
      errorCode: 'AccessDenied',
      message: expect.stringMatching(/secretsmanager:CreateSecret\. Allow this permission in the role/),
    });
    expect(event).not.toHaveProperty('resourceModel');
  });

  test('a create with a lost answer leaves one client', async () => {
    const ClientName = `lost ${world.cognito.requests.length}`;
    faults.add('CreateUserPoolClient', 'cut-after');
    const event = await world.handle('CREATE', { ...MANAGED, ClientName });
    expect(event).toMatchObject({ status: 'SUCCESS', resourceModel: { ...MANAGED, ClientName } });
    const { UserPoolClients } = world.cognito.perform('ListUserPoolClients', { UserPoolId: world.poolId });
    const named = (UserPoolClients as Json[]).filter((client) => client.ClientName === ClientName);
    expect(named).toEqual([expect.objectContaining({ ClientId: event.resourceModel?.ClientId })]);
  });

  test('the search for a lost create ignores a client of the same name whose secret is not in Secrets Manager', async () => {
    const ClientName = `mixed ${world.cognito.requests.length}`;
    faults.add('CreateUserPoolClient', 'cut-after');
    const [managed, plain] = await Promise.all([
      world.handle('CREATE', { ...MANAGED, ClientName }),
      world.handle('CREATE', { ...CONFIDENTIAL, ClientName }),
    ]);
    expect(managed).toMatchObject({ status: 'SUCCESS', resourceModel: MANAGED });
    expect(plain).toMatchObject({ status: 'SUCCESS', resourceModel: PLAIN });
  });

  test('nothing changes if the template stops setting the property', async () => {
    const { ClientId } = await world.create(MANAGED);
    const version = await versionOf(ClientId);
    const desired = { ...CONFIDENTIAL, AuthSessionValidity: 5, ClientId };
    const event = await world.handle('UPDATE', desired, { previous: MANAGED, logGroupName: 'type-logs' });
    expect(event).toMatchObject({ status: 'SUCCESS', resourceModel: MANAGED });
    expect(await versionOf(ClientId)).toBe(version);
    const { warnings } = JSON.parse(world.aws.logs.events.at(-1)?.message ?? '{}');
    expect(warnings).toEqual([expect.stringMatching(/^PublishSecretsInAWSSecretsManager is no longer in the template.*stays/)]);
  });

  test('without a secret it is refused before any call, and the message names both properties', async () => {
    for (const GenerateSecret of [undefined, false]) {
      const requests = await world.requestsOf(async () => {
        const event = await world.handle('CREATE', { GenerateSecret, PublishSecretsInAWSSecretsManager: true });
        expect(event).toMatchObject({
          status: 'FAILED',
          errorCode: 'InvalidRequest',
          message: expect.stringMatching(/PublishSecretsInAWSSecretsManager cannot be true .*GenerateSecret/),
        });
      });
      expect(requests).toEqual([]);
    }
  });

  test.each([
    ['known from the last model', true],
    ['not known before the live client was read', false],
  ])('an update of a client without a secret is refused, and changes nothing: %s', async (_case, isModel) => {
    const model = await world.create({ ClientName: 'app' });
    const before = await world.live(model.ClientId);
    const event = await update(
      model.ClientId,
      { PublishSecretsInAWSSecretsManager: true, AuthSessionValidity: 15 },
      isModel ? model : {},
    );
    expect(event).toMatchObject({
      status: 'FAILED',
      errorCode: 'InvalidRequest',
      message: expect.stringMatching(/PublishSecretsInAWSSecretsManager .*no secret.*GenerateSecret/),
    });
    expect(await world.live(model.ClientId)).toEqual(before);
  });

  test('an update fails if the secret is from the caller, because Cognito does not move it', async () => {
    const ClientId = await world.createOutside({ ClientName: 'app', ClientSecret: OWN_SECRET });
    const event = await update(ClientId, { PublishSecretsInAWSSecretsManager: true }, {});
    expect(event).toMatchObject({
      status: 'FAILED',
      resourceModel: { UserPoolId: world.poolId, ClientId },
      ...(readings.publishWithoutSecret === 'ignored'
        ? { errorCode: 'GeneralServiceException', message: expect.stringMatching(/ignored .* that it generated/) }
        : { errorCode: 'InvalidRequest', message: expect.stringMatching(/InvalidParameterException.*generated/) }),
    });
    expect(JSON.stringify(event)).not.toContain(OWN_SECRET);
  });

  test('create refuses the ARN in the template, and update ignores it', async () => {
    const ClientSecretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:mine';
    expect(await world.handle('CREATE', { ClientName: 'app', ClientSecretArn })).toMatchObject({
      status: 'FAILED',
      errorCode: 'InvalidRequest',
      message: expect.stringContaining('ClientSecretArn cannot be set in a template'),
    });
    const model = await world.create(MANAGED);
    expect(await update(model.ClientId, { ...MANAGED, ClientSecretArn }, model)).toMatchObject({
      status: 'SUCCESS',
      resourceModel: { ClientSecretArn: model.ClientSecretArn },
    });
  });
});
