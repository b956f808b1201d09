/**
 * Secrets stand in every place where one can stand, and the service quotes them in its answers. None of them gets into a message,
 * the log, a metric, or the output of a handler.
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
/** A secret that the last template's state still holds. */
const OLD_SECRET = '1qld5ecr3tqld5ecr3tqld5ecr3tqld5ecr3tqld5ecr3tqld5ecr';
/** Values of the model. The author of the template may see them, but they have no place in a log. */
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
/** The pieces that would give a secret away, in every form in which the service may quote it. */
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

test('no credential and no secret gets out, whatever the service says', async () => {
  const created = await world.send(event('CREATE', { ...VALUES, GenerateSecret: true }));
  const { ClientId, ClientSecret } = created.resourceModel as { ClientId: string; ClientSecret: string };
  const secrets = [...credentials, OLD_SECRET, ClientSecret];
  let answers = 0;
  for (const type of TYPES) {
    for (const text of quoted(ClientSecret)) {
      for (const action of ['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST'] as const) {
        let calls = 0;
        // An update learns the secret from its first call; the second one is refused.
        faultFor = () => (action === 'UPDATE' && calls++ === 0 ? undefined : new CognitoError(type, text));
        const desired = action === 'CREATE' ? VALUES : { ...VALUES, ClientId, AuthSessionValidity: 9 };
        const answer = await world.send(event(action, desired));
        expect(answer.status).toBe('FAILED');
        // A secret that only the service knows is masked once an update has seen it, or because of its form.
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

test('no value of a model gets into the log', async () => {
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

test('an event that is wrong does not give its secrets away either', async () => {
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

describe('masking holds up nobody', () => {
  const megabyte = randomBytes(3 << 18).toString('base64');

  test('where the service quotes ordinary tokens in a megabyte of words', async () => {
    const words = `It was ${CALLER.sessionToken} again. `;
    faultFor = () => new CognitoError('InvalidParameterException', words.repeat(megabyte.length / words.length));
    const { message = '' } = await world.send(event('READ', { ClientId: 'abc' }));
    faultFor = () => undefined;
    expect(message).toMatch(
      / answered InvalidParameterException: It was \*\*\* again\. .* \(cut: the whole text has \d+ characters\)$/,
    );
  });

  test('where a megabyte stands in the place of a secret, and much else is wrong', async () => {
    const wrong = Object.fromEntries(Array.from({ length: 100 }, (_, number) => [`Unknown${number}`, 1]));
    const { message = '' } = await world.send(event('CREATE', { ...wrong, ClientSecret: megabyte }));
    expect(message).toMatch(/^Unknown0 .* There are \d+ more problems\.$/);
  });
});
