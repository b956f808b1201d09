import { NO_SUCH_SECRET, secretIn, TestBench } from './support';

const TOKEN = '00000000-0000-4000-8000-000000000001';
const DAY_MS = 86_400_000;
const OPERATIONS = ['GetSecretValue', 'DescribeSecret', 'RotateSecret'];

let clock = 1_700_000_000_000;
let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start({ now: () => clock });
});
afterAll(() => bench.stop());

describe('GetSecretValue', () => {
  test('answers the secret as JSON, with its version', async () => {
    const { ClientId, ClientSecretArn } = await bench.createManaged();
    const value = await bench.readSecret(ClientSecretArn);
    expect(value).toEqual({
      ARN: ClientSecretArn,
      Name: `cognito-idp!${bench.poolId}-${ClientId}`,
      VersionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      SecretString: expect.any(String),
      VersionStages: ['AWSCURRENT'],
      CreatedDate: expect.closeTo(clock / 1000, 1),
    });
    expect(JSON.parse(String(value.SecretString))).toEqual({
      userPoolId: bench.poolId,
      userPoolClientId: ClientId,
      clientSecretValue: expect.stringMatching(/^[0-9a-v]{51,52}$/),
    });
  });

  test('answers a version by its id, its stage or both', async () => {
    const { ClientSecretArn } = await bench.createManaged();
    const first = await bench.readSecret(ClientSecretArn);
    const { VersionId } = await bench.rotateSecret(ClientSecretArn);
    const second = await bench.readSecret(ClientSecretArn);
    expect(second).toMatchObject({ VersionId, VersionStages: ['AWSCURRENT'] });
    const previous = { ...first, VersionStages: ['AWSPREVIOUS'] };
    const { VersionId: firstId } = first;
    expect(await bench.readSecret(ClientSecretArn, { VersionStage: 'AWSCURRENT' })).toEqual(second);
    expect(await bench.readSecret(ClientSecretArn, { VersionStage: 'AWSPREVIOUS' })).toEqual(previous);
    expect(await bench.readSecret(ClientSecretArn, { VersionId })).toEqual(second);
    expect(await bench.readSecret(ClientSecretArn, { VersionId: firstId })).toEqual(previous);
    expect(await bench.readSecret(ClientSecretArn, { VersionId: firstId, VersionStage: 'AWSPREVIOUS' })).toEqual(previous);
    expect(
      await bench.secretsManagerRefusal('GetSecretValue', { SecretId: ClientSecretArn, VersionId, VersionStage: 'AWSPREVIOUS' }),
    ).toEqual(['InvalidRequestException', 'You provided a VersionStage that is not associated to the provided VersionId.']);
  });

  test.each([
    [{ VersionStage: 'AWSPREVIOUS' }, 'staging label: AWSPREVIOUS'],
    [{ VersionStage: 'AWSPENDING' }, 'staging label: AWSPENDING'],
    [{ VersionId: TOKEN }, `VersionId: ${TOKEN}`],
    [{ VersionId: TOKEN, VersionStage: 'AWSCURRENT' }, `VersionId: ${TOKEN}`],
  ])('refuses a missing version: %j', async (version, named) => {
    const { ClientSecretArn } = await bench.createManaged();
    const message = `Secrets Manager can't find the specified secret value for ${named}`;
    const [type, said] = await bench.secretsManagerRefusal('GetSecretValue', { SecretId: ClientSecretArn, ...version });
    expect([type, said]).toEqual(['ResourceNotFoundException', `${message}.`]);
  });

  test('has only the current and the previous version', async () => {
    const { ClientSecretArn } = await bench.createManaged();
    const { VersionId } = await bench.readSecret(ClientSecretArn);
    await bench.rotateSecret(ClientSecretArn);
    await bench.rotateSecret(ClientSecretArn);
    expect((await bench.secretsManagerRefusal('GetSecretValue', { SecretId: ClientSecretArn, VersionId }))[0]).toBe(
      'ResourceNotFoundException',
    );
  });
});

describe('a secret is found', () => {
  const forms: [string, (arn: string) => string][] = [
    ['by its ARN', (arn) => arn],
    ['by its ARN with a colon', (arn) => arn.replace('secret/', 'secret:')],
    ['by its ARN with a slash', (arn) => arn.replace('secret:', 'secret/')],
    ['by its ARN without the random characters', (arn) => arn.slice(0, -7)],
    ['by its name', (arn) => arn.replace(/.*secret[:/]/, '').slice(0, -7)],
  ];
  test.each(forms)('%s, in either form of ClientSecretArn', async (_case, formOf) => {
    for (const secretArn of ['colon', 'slash'] as const) {
      const own = await TestBench.start({ secretArn });
      try {
        const { ClientSecretArn } = await own.createManaged();
        await own.createManaged({ ClientName: 'another' });
        expect(ClientSecretArn).toContain(secretArn === 'colon' ? ':secret:' : ':secret/');
        const SecretId = formOf(ClientSecretArn);
        for (const operation of OPERATIONS) {
          // The ARN in answers of Secrets Manager always has a colon.
          const ARN = ClientSecretArn.replace(':secret/', ':secret:');
          expect(await own.secretsManager(operation, { SecretId })).toMatchObject({ ARN });
        }
      } finally {
        await own.stop();
      }
    }
  });

  const others: [string, (arn: string) => string][] = [
    ['another name', () => 'mine'],
    ['an ARN with another end', (arn) => `${arn.slice(0, -1)}!`],
    ['an ARN that stops within the name', (arn) => arn.slice(0, -9)],
    ['an ARN of another Region', (arn) => arn.replace('us-east-1', 'eu-west-1')],
    ['an ARN of another account', (arn) => arn.replace('123456789012', '000000000000')],
  ];
  test.each(others)('not by %s', async (_case, otherThan) => {
    const { ClientSecretArn } = await bench.createManaged();
    for (const operation of OPERATIONS) {
      expect(await bench.secretsManagerRefusal(operation, { SecretId: otherThan(ClientSecretArn) })).toEqual(NO_SUCH_SECRET);
    }
  });

  test.each([
    ['GetSecretValue', {}, "Value null at 'secretId' failed to satisfy constraint: Member must not be null"],
    ['DescribeSecret', { SecretId: '' }, 'Member must have length greater than or equal to 1'],
    ['RotateSecret', { SecretId: 'a', ClientRequestToken: 'short' }, 'Member must have length greater than or equal to 32'],
    [
      'RotateSecret',
      { SecretId: 'a', RotationRules: { AutomaticallyAfterDays: 1001 } },
      "at 'rotationRules.automaticallyAfterDays'",
    ],
  ])('%s checks %j against its model, with the error of Secrets Manager', async (operation, input, said) => {
    expect(await bench.secretsManagerRefusal(operation, input)).toEqual(['ValidationException', expect.stringContaining(said)]);
  });
});

describe('DescribeSecret', () => {
  test('shows the owner, the rotation and the versions, but no value', async () => {
    const { ClientSecretArn } = await bench.createManaged();
    const { VersionId: first } = await bench.readSecret(ClientSecretArn);
    const created = clock;
    clock += DAY_MS;
    const { VersionId: second } = await bench.rotateSecret(ClientSecretArn);
    const described = await bench.secretsManager('DescribeSecret', { SecretId: ClientSecretArn });
    expect(described).toMatchObject({
      OwningService: 'cognito-idp',
      RotationEnabled: true,
      RotationRules: { AutomaticallyAfterDays: 7 },
      CreatedDate: created / 1000,
      LastRotatedDate: clock / 1000,
      NextRotationDate: (clock + 7 * DAY_MS) / 1000,
      VersionIdsToStages: { [String(first)]: ['AWSPREVIOUS'], [String(second)]: ['AWSCURRENT'] },
    });
    expect(JSON.stringify(described)).not.toContain(secretIn(await bench.readSecret(ClientSecretArn)));
  });
});

describe('RotateSecret', () => {
  test('changes the value, keeps the ARN, and leaves the previous value valid', async () => {
    const { ClientId, ClientSecretArn } = await bench.createManaged();
    const before = await bench.readSecret(ClientSecretArn);
    const [, current] = await bench.secretIds(ClientId);
    expect(await bench.rotateSecret(ClientSecretArn, { ClientRequestToken: TOKEN })).toEqual({
      ARN: ClientSecretArn,
      Name: before.Name,
      VersionId: TOKEN,
    });
    expect(secretIn(await bench.readSecret(ClientSecretArn))).not.toBe(secretIn(before));
    expect(await bench.describe(ClientId)).toMatchObject({ ClientSecretArn });
    const after = await bench.secretIds(ClientId);
    expect(after).toHaveLength(2);
    expect(after[0]).toBe(current);
  });

  test('rotates only once for two requests with the same token', async () => {
    const { ClientSecretArn } = await bench.createManaged();
    const before = await bench.readSecret(ClientSecretArn);
    const answers = [
      await bench.rotateSecret(ClientSecretArn, { ClientRequestToken: TOKEN }),
      await bench.rotateSecret(ClientSecretArn, { ClientRequestToken: TOKEN }),
    ];
    expect(answers[1]).toEqual(answers[0]);
    expect(await bench.readSecret(ClientSecretArn, { VersionStage: 'AWSPREVIOUS' })).toMatchObject({
      VersionId: before.VersionId,
    });
  });

  test('rotates for each request without a token', async () => {
    const { ClientSecretArn } = await bench.createManaged();
    const versions = [
      await bench.readSecret(ClientSecretArn),
      await bench.rotateSecret(ClientSecretArn),
      await bench.rotateSecret(ClientSecretArn),
    ];
    expect(new Set(versions.map(({ VersionId }) => VersionId)).size).toBe(3);
  });

  test.each([
    [{ AutomaticallyAfterDays: 30 }, 30],
    [{ ScheduleExpression: 'rate(4 hours)', Duration: '2h' }, undefined],
  ])('stores the schedule %j, and does not rotate with RotateImmediately: false', async (RotationRules, days) => {
    const { ClientSecretArn } = await bench.createManaged();
    const before = await bench.readSecret(ClientSecretArn);
    expect(await bench.rotateSecret(ClientSecretArn, { RotationRules, RotateImmediately: false })).toEqual({
      ARN: ClientSecretArn,
      Name: before.Name,
    });
    expect(await bench.readSecret(ClientSecretArn)).toEqual(before);
    const {
      RotationRules: shown,
      NextRotationDate,
      LastRotatedDate,
    } = await bench.secretsManager('DescribeSecret', { SecretId: ClientSecretArn });
    expect(shown).toEqual(RotationRules);
    expect(NextRotationDate).toBe(days === undefined ? undefined : Number(LastRotatedDate) + (days * DAY_MS) / 1000);
    await bench.rotateSecret(ClientSecretArn);
    expect(await bench.secretsManager('DescribeSecret', { SecretId: ClientSecretArn })).toMatchObject({ RotationRules });
  });

  test('refuses a schedule of both kinds, and does not rotate then', async () => {
    const { ClientSecretArn } = await bench.createManaged();
    const before = await bench.readSecret(ClientSecretArn);
    const RotationRules = { AutomaticallyAfterDays: 7, ScheduleExpression: 'rate(7 days)' };
    const [type] = await bench.secretsManagerRefusal('RotateSecret', { SecretId: ClientSecretArn, RotationRules });
    expect(type).toBe('InvalidParameterException');
    expect(await bench.readSecret(ClientSecretArn)).toEqual(before);
  });
});
