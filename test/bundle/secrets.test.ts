/**
 * The tests put secrets into every possible member of an event, and the service quotes them in its answers. No secret may get
 * into a message, the log, a metric, or the output of a handler.
 */
import { randomBytes } from 'node:crypto';
import { CognitoError } from '../../local/cognito/errors';
import type { Fault } from '../../local/cognito/faults';
import { handlerRequest } from '../../local/lambda/invoke';
import { type Json, World } from '../support/world';

const CALLER = {
  accessKeyId: 'ASIAQX7CALLERKEYID01',
  secretAccessKey: 'cAlLeRsEcReT/4hQ9z+Lm2Xv8Bn6Kp1Wd5Rt7Yg0Uf',
  sessionToken: `IQoJb3JpZ2luX2VjE${'cAlLeRtOkEn/9Zx8+'.repeat(40)}==`,
};
const PROVIDER = {
  accessKeyId: 'ASIAQX7LOGGERKEYID02',
  secretAccessKey: 'lOgGeRsEcReT+7jW3n/Qs5Vb1Mx9Gk4Hd8Tz2Ye6Ri',
  sessionToken: `FwoGZXIvYXdzE${'lOgGeRtOkEn+3Kp7/'.repeat(40)}==`,
};
/** A secret that is still in the previous state. */
const OLD_SECRET = '1qld5ecr3tqld5ecr3tqld5ecr3tqld5ecr3tqld5ecr3tqld5ecr';
/** Values of the model. A message may show them to the author of the template, but a log may not contain them. */
const VALUES = {
  ClientName: 'value-of-a-name',
  CallbackURLs: ['https://value-of-a-callback.example'],
  DefaultRedirectURI: 'https://value-of-a-callback.example',
  LogoutURLs: ['https://value-of-a-logout.example'],
  AnalyticsConfiguration: {
    ApplicationId: 'abcdef0123456789',
    RoleArn: 'arn:aws:iam::123456789012:role/value-of-a-role',
    ExternalId: 'value-of-an-external-id',
  },
};

const credentials = [...Object.values(CALLER), ...Object.values(PROVIDER)];
const base64 = (text: string) => Buffer.from(text).toString('base64');
/** The pieces that would reveal a secret, in every encoding in which the service may quote it. */
function pieces(secret: string): string[] {
  const forms = [secret, encodeURIComponent(secret), base64(secret), base64(`.${secret}`), base64(`..${secret}`)];
  return forms.flatMap((form) => Array.from({ length: form.length - 9 }, (_, start) => form.slice(start, start + 10)));
}
const found = (text: string, secrets: string[]) =>
  secrets.filter((secret) => pieces(secret).some((piece) => text.includes(piece)));

/** Everything that the service could quote, in one sentence. */
function quoted(liveSecret: string): string[] {
  const all = [...credentials, OLD_SECRET, liveSecret];
  return [
    `The request was signed with ${all.join(' and ')}.`,
    `Authorization: AWS4-HMAC-SHA256 Credential=${CALLER.accessKeyId}/20260101/us-east-1, X-Amz-Security-Token:${CALLER.sessionToken}`,
    `It was ${all.map(encodeURIComponent).join('&')}.`,
    `It was ${all.map(base64).join(' ')} and ${base64(`x ${all.join(' ')}`)}.`,
    `It was ${all.map((secret) => secret.slice(3, 17)).join(' ')}.`,
    all.map((secret) => secret.toLowerCase()).join(','),
  ];
}

let faultFor: () => Fault | undefined = () => undefined;
let world: World;
beforeAll(async () => {
  world = await World.start({ faultFor: () => faultFor() });
});
afterAll(() => world.stop());

/** Answers of a hostile service. */
const TYPES = ['InvalidParameterException', 'InvalidSignatureException', 'ResourceNotFoundException', 'BrandNewException'];

function event(action: 'CREATE' | 'READ' | 'UPDATE' | 'DELETE' | 'LIST', desired: Json): object {
  const request = handlerRequest({
    action,
    desired: { UserPoolId: world.poolId, ...desired },
    previous: { UserPoolId: world.poolId, ...desired, ClientSecret: OLD_SECRET },
    logGroupName: 'hostile',
  });
  const requestData = { ...request.requestData, callerCredentials: CALLER, providerCredentials: PROVIDER };
  return { ...request, requestData };
}

const logged = () => world.aws.logs.events.map(({ message }) => message).join('\n');

test('reveals no credential and no secret, for every answer of the service', async () => {
  const created = await world.send(event('CREATE', { ...VALUES, GenerateSecret: true }));
  const { ClientId, ClientSecret } = created.resourceModel as { ClientId: string; ClientSecret: string };
  const secrets = [...credentials, OLD_SECRET, ClientSecret];
  let answers = 0;
  for (const type of TYPES) {
    for (const text of quoted(ClientSecret)) {
      for (const action of ['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST'] as const) {
        let calls = 0;
        // An update gets the secret from its first call. Cognito refuses the second call.
        faultFor = () => (action === 'UPDATE' && calls++ === 0 ? undefined : new CognitoError(type, text));
        const desired = action === 'CREATE' ? VALUES : { ...VALUES, ClientId, AuthSessionValidity: 9 };
        const answer = await world.send(event(action, desired));
        expect(answer.status).toBe('FAILED');
        // A secret that only the service knows is masked after an update got it, or because of its form.
        const known = action === 'UPDATE' ? secrets : secrets.filter((secret) => secret !== ClientSecret);
        expect({ action, type, text: answer.message, leaked: found(JSON.stringify(answer), known) }).toMatchObject({
          leaked: [],
        });
        answers++;
      }
    }
  }
  faultFor = () => undefined;
  expect(answers).toBe(TYPES.length * 6 * 5);
  expect(world.aws.logs.events.length).toBe(answers + 1);
  expect(found(logged(), secrets)).toEqual([]);
  expect(world.output).toBe('');
});

test('the log contains no value of a model', async () => {
  const { resourceModel } = await world.send(event('CREATE', { ...VALUES, GenerateSecret: true }));
  const { ClientId } = resourceModel as { ClientId: string };
  await world.send(event('UPDATE', { ...VALUES, ClientId, LogoutURLs: ['https://value-of-another-logout.example'] }));
  await world.send(event('UPDATE', { ...VALUES, ClientId, LogoutURLs: ['http://value-of-a-refused.example'] }));
  await world.send(event('READ', { ClientId }));
  await world.send(event('LIST', {}));
  await world.send(event('DELETE', { ClientId }));
  expect(logged()).not.toMatch(/value-of|abcdef0123456789/);
  expect(logged()).not.toContain(ClientId);
  expect(logged()).not.toContain(world.poolId);
  expect(world.output).toBe('');
});

test('the answer to a malformed event does not reveal its secrets', async () => {
  const broken = event('UPDATE', { ClientId: 'x', ClientSecret: 7, AuthSessionValidity: CALLER.secretAccessKey, Foo: 1 });
  const answer = await world.send(broken);
  expect(answer).toMatchObject({ status: 'FAILED', errorCode: 'InvalidRequest' });
  expect(found(JSON.stringify(answer), credentials)).toEqual([]);
  for (const garbage of [
    { ...broken, region: CALLER.sessionToken },
    { ...broken, action: CALLER.secretAccessKey },
    { ...broken, bearerToken: null, callbackContext: CALLER.secretAccessKey },
    { ...broken, requestData: CALLER.secretAccessKey },
  ]) {
    expect(found(JSON.stringify(await world.send(garbage)), credentials)).toEqual([]);
  }
  expect(found(logged(), credentials)).toEqual([]);
  expect(world.output).toBe('');
});

describe('masking takes little time', () => {
  const megabyte = randomBytes(3 << 18).toString('base64');

  test('if the service quotes ordinary tokens in a megabyte of words', async () => {
    const words = `It was ${CALLER.sessionToken} again. `;
    faultFor = () => new CognitoError('InvalidParameterException', words.repeat(megabyte.length / words.length));
    const { message = '' } = await world.send(event('READ', { ClientId: 'abc' }));
    faultFor = () => undefined;
    expect(message).toMatch(
      / answered InvalidParameterException: It was \*\*\* again\. .* \(cut: the whole text has \d+ characters\)$/,
    );
  });

  test('if a secret has a megabyte, and the event has many other problems', async () => {
    const wrong = Object.fromEntries(Array.from({ length: 100 }, (_, number) => [`Unknown${number}`, 1]));
    const { message = '' } = await world.send(event('CREATE', { ...wrong, ClientSecret: megabyte }));
    expect(message).toMatch(/^Unknown0 .* There is 1 more problem\.$/);
  });
});
