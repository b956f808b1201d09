/** An update reads once and writes at most once. It sends only members that Cognito accepts in an update. */
import { DescribeUserPoolClientCommand, UpdateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Properties, Settings } from '../../../src/model/properties';
import { userPoolClientModel } from '../../../src/model/userPoolClientModel';
import { updateUserPoolClient } from '../../../src/operations/update';
import { IDENTIFIERS, MINIMAL_CLIENT, SECRET, UNTOUCHED, without } from '../../support/clients';
import { answerWith, callsOf, mockCognito, operationsOf, userPoolClients } from '../../support/cognito';
import { serviceException } from '../../support/exceptions';
import { KeptRecord } from '../../support/record';

const cognito = mockCognito();
beforeEach(() => cognito.reset());
afterAll(() => cognito.restore());

/** Describe answers with this client. An update answers with the client and the sent settings. */
function live(settings: Settings & { ClientSecret?: string } = {}) {
  cognito.on(DescribeUserPoolClientCommand).resolves(answerWith(settings));
  cognito.on(UpdateUserPoolClientCommand).callsFake((sent: Settings) => answerWith({ ...settings, ...sent }));
}

const update = (desired: Properties, previous: Properties = {}, record = new KeptRecord()) =>
  updateUserPoolClient(userPoolClients(), { desired, previous, clientRequestToken: 'token-1', record });
const written = () => callsOf(cognito).find(({ operation }) => operation === 'UpdateUserPoolClient')?.input;

test('a change takes one Describe and one Update, which sends all settings that must stay', async () => {
  live({ CallbackURLs: ['https://console'], ClientSecret: SECRET });
  const model = await update({ ...IDENTIFIERS, AuthSessionValidity: 10 }, IDENTIFIERS);
  expect(callsOf(cognito)).toStrictEqual([
    { operation: 'DescribeUserPoolClient', input: IDENTIFIERS },
    {
      operation: 'UpdateUserPoolClient',
      input: {
        ...IDENTIFIERS,
        ...without(UNTOUCHED, 'TokenValidityUnits'),
        CallbackURLs: ['https://console'],
        AuthSessionValidity: 10,
      },
    },
  ]);
  expect(model).toMatchObject({ ...IDENTIFIERS, AuthSessionValidity: 10, ClientSecret: SECRET });
});

describe('does not write if nothing changes', () => {
  test.each<[string, Properties, Settings]>([
    ['a template without settings', {}, { LogoutURLs: ['https://a'] }],
    ['the same list in another order', { LogoutURLs: ['https://b', 'https://a'] }, { LogoutURLs: ['https://a', 'https://b'] }],
    ['an empty list where none is live', { CallbackURLs: [] }, {}],
    ['30 where 30 days are live', { RefreshTokenValidity: 30 }, { TokenValidityUnits: { RefreshToken: 'days' } }],
  ])('%s', async (_case, desired, settings) => {
    live(settings);
    expect(await update({ ...IDENTIFIERS, ...desired })).toStrictEqual(userPoolClientModel({ ...MINIMAL_CLIENT, ...settings }));
    expect(operationsOf(cognito)).toEqual(['DescribeUserPoolClient']);
  });
});

test('ignores the read-only values that CloudFormation repeats from the last model', async () => {
  live({ ClientSecret: SECRET });
  const last = userPoolClientModel({ ...MINIMAL_CLIENT, ClientSecret: 'old', ClientName: 'old' });
  const { Name, ClientSecret } = last;
  const desired: Properties = { ...IDENTIFIERS, ...(Name && { Name }), ...(ClientSecret && { ClientSecret }) };
  expect(await update(desired, last)).toMatchObject({ Name: 'app', ClientSecret: SECRET });
  expect(operationsOf(cognito)).toEqual(['DescribeUserPoolClient']);
});

test('leaves out the settings that the template has stopped setting, and keeps the others', async () => {
  live({ DefaultRedirectURI: 'https://a', CallbackURLs: ['https://a'] });
  await update({ ...IDENTIFIERS, CallbackURLs: ['https://a'] }, { ...IDENTIFIERS, DefaultRedirectURI: 'https://a' });
  expect(written()).not.toHaveProperty('DefaultRedirectURI');
  expect(written()).toHaveProperty('CallbackURLs', ['https://a']);
});

describe('GenerateSecret cannot change', () => {
  test.each([
    ['a client gets no secret later', true, {}],
    ['a client does not lose its secret', false, { ClientSecret: SECRET }],
  ])('%s', async (_case, GenerateSecret, settings) => {
    live(settings);
    await expect(update({ ...IDENTIFIERS, GenerateSecret, AuthSessionValidity: 9 })).rejects.toMatchObject({
      errorCode: 'NotUpdatable',
      message: expect.stringMatching(/^GenerateSecret cannot change/),
    });
    expect(written()).toBeUndefined();
  });

  test.each([
    [true, { ClientSecret: SECRET }],
    [false, {}],
    [undefined, { ClientSecret: SECRET }],
  ])('%s is accepted if it matches the client', async (GenerateSecret, settings) => {
    live(settings);
    const secret = GenerateSecret === undefined ? {} : { GenerateSecret };
    await update({ ...IDENTIFIERS, ...secret, AuthSessionValidity: 9 });
    expect(written()).toHaveProperty('AuthSessionValidity', 9);
    expect(written()).not.toHaveProperty('GenerateSecret');
  });
});

test('UserPoolId cannot change: the message names both pools, and there is no call', async () => {
  live();
  await expect(update(IDENTIFIERS, { ...IDENTIFIERS, UserPoolId: 'us-east-1_Old' })).rejects.toMatchObject({
    errorCode: 'NotUpdatable',
    message: expect.stringMatching(/^UserPoolId cannot change from "us-east-1_Old" to "us-east-1_Ab12Cd34E"/),
  });
  expect(callsOf(cognito)).toEqual([]);
});

test('the message names both changes, if both properties change', async () => {
  const previous: Properties = { ...IDENTIFIERS, UserPoolId: 'us-east-1_Old', GenerateSecret: false };
  await expect(update({ ...IDENTIFIERS, GenerateSecret: true }, previous)).rejects.toMatchObject({
    errorCode: 'NotUpdatable',
    message:
      'UserPoolId cannot change from "us-east-1_Old" to "us-east-1_Ab12Cd34E", because a client cannot move to another pool: replace the resource to create a client in the other pool. ' +
      'GenerateSecret cannot change to true after the client is created: replace the resource to create a client with a secret.',
  });
  expect(callsOf(cognito)).toEqual([]);
});

describe('checks all merged settings before it writes them', () => {
  test('the message names a live value that conflicts with the template, and nothing is written', async () => {
    live({ CallbackURLs: ['https://a'] });
    await expect(update({ ...IDENTIFIERS, DefaultRedirectURI: 'https://b' })).rejects.toMatchObject({
      errorCode: 'InvalidRequest',
      message: expect.stringMatching(/^DefaultRedirectURI must .* CallbackURLs is not set in the template, so the update keeps /),
    });
    expect(operationsOf(cognito)).toEqual(['DescribeUserPoolClient']);
  });

  test('the rules about a secret use the live client', async () => {
    live({ ClientSecret: SECRET });
    await update({ ...IDENTIFIERS, EnablePropagateAdditionalUserContextData: true });
    expect(written()).toHaveProperty('EnablePropagateAdditionalUserContextData', true);
  });

  test('a live client that breaks a rule does not fail if the update changes nothing', async () => {
    live({ LogoutURLs: ['http://a'] });
    expect(await update({ ...IDENTIFIERS, AuthSessionValidity: 3 })).toMatchObject({ LogoutURLs: ['http://a'] });
    expect(operationsOf(cognito)).toEqual(['DescribeUserPoolClient']);
  });
});

test('records the ownership of each setting, even if nothing is written', async () => {
  live({ CallbackURLs: ['https://a'], LogoutURLs: ['https://b'] });
  const record = new KeptRecord();
  await update({ ...IDENTIFIERS, AuthSessionValidity: 3 }, { LogoutURLs: ['https://b'] }, record);
  expect(record.ownership).toMatchObject({ AuthSessionValidity: 'owned', LogoutURLs: 'released', CallbackURLs: 'kept' });
  live();
  const unchanged = new KeptRecord();
  await update({ ...IDENTIFIERS, AuthSessionValidity: 3 }, {}, unchanged);
  expect(unchanged.ownership).toMatchObject({ AuthSessionValidity: 'owned' });
  expect(record.warnings).toEqual([]);
});

test('without ClientId the answer is NotFound and there is no call, because an update never creates a client', async () => {
  await expect(update({ UserPoolId: IDENTIFIERS.UserPoolId, ClientName: 'app' })).rejects.toMatchObject({
    errorCode: 'NotFound',
    message: expect.stringContaining('ClientId'),
  });
  expect(callsOf(cognito)).toEqual([]);
});

test('a deleted client is NotFound, and is not created again', async () => {
  cognito.rejects(serviceException('ResourceNotFoundException', 'User pool client does not exist.'));
  await expect(update({ ...IDENTIFIERS, ClientName: 'new' })).rejects.toMatchObject({ errorCode: 'NotFound' });
  expect(operationsOf(cognito)).toEqual(['DescribeUserPoolClient']);
});

test('the message of a refusal quotes Cognito', async () => {
  live();
  cognito.on(UpdateUserPoolClientCommand).rejects(serviceException('ConcurrentModificationException', 'Only one at a time.'));
  await expect(update({ ...IDENTIFIERS, ClientName: 'new' })).rejects.toMatchObject({
    errorCode: 'ResourceConflict',
    message: 'UpdateUserPoolClient answered ConcurrentModificationException: Only one at a time.',
  });
});

describe('if Cognito refuses a value, the message says if the template set it', () => {
  const refusal = 'The provider Google does not exist for User Pool us-east-1_Ab12Cd34E.';
  const refused = async (desired: Properties, previous: Properties = {}) => {
    live({ SupportedIdentityProviders: ['Google'] });
    cognito.on(UpdateUserPoolClientCommand).rejects(serviceException('InvalidParameterException', refusal));
    return update({ ...IDENTIFIERS, AuthSessionValidity: 9, ...desired }, previous).catch((error: Error) => error.message);
  };

  test('a live value, after the message of Cognito and the advice', async () => {
    expect(await refused({})).toMatch(
      /^UpdateUserPoolClient answered InvalidParameterException: The provider Google .* without the provider\. SupportedIdentityProviders is not set in the template, so the update keeps /,
    );
  });

  test('nothing more for a value of the template', async () => {
    expect(await refused({ SupportedIdentityProviders: ['Google'] })).toMatch(
      /SupportedIdentityProviders without the provider\.$/,
    );
  });
});
