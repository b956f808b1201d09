/** An update changes the settings that the template changes, and no others. */
import { SETTING_NAMES } from '../../../src/model/attributes';
import { droppableSettings, mergeSettings, settingsOfCreate, staySentences } from '../../../src/model/merge';
import type { Properties, SettingName, Settings } from '../../../src/model/properties';
import { userPoolClientModel } from '../../../src/model/userPoolClientModel';
import { answered, IDENTIFIERS, SECRET, setting, UNTOUCHED, without } from '../../support/clients';
import { EXAMPLES } from '../../support/examples';

/** The settings that an update writes for a client without changes. It has no units. */
const UNTOUCHED_WRITTEN = without(UNTOUCHED, 'TokenValidityUnits');
const liveWith = (settings: Settings) => answered({ ...UNTOUCHED, ...settings });
/** The settings that stay after the template has stopped setting them. */
const STAYING: readonly SettingName[] = ['ClientName', 'PublishSecretsInAWSSecretsManager'];
/** The settings that an update sends only if they change. */
const SENT_IF_CHANGED: readonly SettingName[] = ['PublishSecretsInAWSSecretsManager'];
/** The model of a client with these settings. */
const modelWith = (settings: Settings): Properties =>
  userPoolClientModel({ ...IDENTIFIERS, ClientSecret: SECRET, ...liveWith(settings) });

test('every setting has an example in these tests', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual([...SETTING_NAMES].sort());
});

describe.each(SETTING_NAMES)('%s', (name: SettingName) => {
  const { first, next, onConsole, released } = EXAMPLES[name];
  const template = setting(name, first);
  const unchanged = SENT_IF_CHANGED.includes(name) ? {} : setting(name, onConsole);

  test('is set if the template starts to set it, and nothing else changes', () => {
    expect(mergeSettings(template, {}, UNTOUCHED)).toStrictEqual({
      settings: { ...UNTOUCHED_WRITTEN, ...template },
      ownership: expect.objectContaining({ [name]: 'owned' }),
      changed: [name],
    });
  });

  test('changes with the template', () => {
    const { settings, changed } = mergeSettings(setting(name, next), template, liveWith(template));
    expect(settings).toStrictEqual({ ...UNTOUCHED_WRITTEN, ...setting(name, next) });
    expect(changed).toEqual([name]);
  });

  test('returns to the value of the template after a change on the console', () => {
    const desired = setting(name, next);
    const { settings, changed } = mergeSettings(desired, desired, liveWith(template));
    expect(settings[name]).toEqual(next);
    expect(changed).toEqual([name]);
  });

  test.each([
    ['the last template', template],
    ['the last complete model', modelWith(template)],
  ])('goes back to its default if the template stops setting it, with a previous state from %s', (_state, previous) => {
    const { settings, ownership, changed } = mergeSettings({}, previous, liveWith(template));
    const expected = without(UNTOUCHED_WRITTEN, name);
    expect(settings).toStrictEqual(released === undefined ? expected : { ...expected, ...setting(name, released) });
    expect(ownership[name]).toBe(STAYING.includes(name) ? 'kept' : 'released');
    expect(changed).toEqual(STAYING.includes(name) ? [] : [name]);
  });

  // A complete model always has the name, and a released name stays too.
  test.each([
    ['the last template', {}],
    ['the last complete model', modelWith({})],
  ])('keeps a value from the console if the template never set it, with a previous state from %s', (_state, previous) => {
    const { settings, ownership, changed } = mergeSettings({}, previous, liveWith(setting(name, onConsole)));
    expect(settings).toStrictEqual({ ...UNTOUCHED_WRITTEN, ...unchanged });
    expect(ownership[name]).toBe('kept');
    expect(changed).toEqual([]);
  });

  test('keeps a value from the console if another setting changes', () => {
    const other: Properties = name === 'AuthSessionValidity' ? { EnableTokenRevocation: false } : { AuthSessionValidity: 12 };
    const { settings, changed } = mergeSettings(other, {}, liveWith(setting(name, onConsole)));
    expect(settings).toStrictEqual({ ...UNTOUCHED_WRITTEN, ...unchanged, ...other });
    expect(changed).toEqual(Object.keys(other));
  });

  test('is not written again if it has the value of the template', () => {
    expect(mergeSettings(template, template, liveWith(template)).changed).toEqual([]);
  });
});

describe('an empty value, false or 0 in the template is a value', () => {
  const rows: [SettingName, Settings, Settings][] = [
    ['CallbackURLs', { CallbackURLs: [] }, { CallbackURLs: ['https://a'] }],
    ['ReadAttributes', { ReadAttributes: [] }, { ReadAttributes: ['email'] }],
    ['ExplicitAuthFlows', { ExplicitAuthFlows: [] }, { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }],
    ['EnableTokenRevocation', { EnableTokenRevocation: false }, {}],
    ['AllowedOAuthFlowsUserPoolClient', { AllowedOAuthFlowsUserPoolClient: false }, { AllowedOAuthFlowsUserPoolClient: true }],
    ['RefreshTokenValidity', { RefreshTokenValidity: 0 }, { RefreshTokenValidity: 60 }],
  ];
  test.each(rows)('%s', (name, desired, live) => {
    const { settings, changed } = mergeSettings(desired, {}, liveWith(live));
    expect(settings[name]).toEqual(desired[name]);
    expect(changed).toEqual([name]);
  });
});

describe('a value of the last model that Read filled in does not count as set by the template', () => {
  const rows: [SettingName, Settings, Settings][] = [
    ['RefreshTokenValidity', { RefreshTokenValidity: 30 }, { RefreshTokenValidity: 60 }],
    ['EnableTokenRevocation', { EnableTokenRevocation: true }, { EnableTokenRevocation: false }],
    ['AuthSessionValidity', { AuthSessionValidity: 3 }, { AuthSessionValidity: 15 }],
    ['AllowedOAuthFlowsUserPoolClient', { AllowedOAuthFlowsUserPoolClient: false }, { AllowedOAuthFlowsUserPoolClient: true }],
    ['TokenValidityUnits', { TokenValidityUnits: {} }, { TokenValidityUnits: { IdToken: 'seconds' } }],
    ['LogoutURLs', { LogoutURLs: [] }, { LogoutURLs: ['https://a'] }],
  ];
  test.each(rows)('%s', (name, previous, live) => {
    const { settings, changed } = mergeSettings({}, previous, liveWith(live));
    expect(settings[name]).toEqual(live[name]);
    expect(changed).toEqual([]);
  });
});

describe('a value that the template has stopped setting goes back to the default, even if it means the same', () => {
  test('720 hours of refresh token become 30 days', () => {
    const month: Settings = { RefreshTokenValidity: 720, TokenValidityUnits: { RefreshToken: 'hours' } };
    const { settings, changed } = mergeSettings({}, month, liveWith(month));
    expect(settings).toStrictEqual({
      ...UNTOUCHED_WRITTEN,
      RefreshTokenValidity: 30,
      TokenValidityUnits: { RefreshToken: 'days' },
    });
    expect(changed).toEqual(['RefreshTokenValidity', 'TokenValidityUnits']);
  });

  test('LEGACY is left out', () => {
    const legacy: Settings = { PreventUserExistenceErrors: 'LEGACY' };
    const { settings, changed } = mergeSettings({}, legacy, liveWith(legacy));
    expect(settings).toStrictEqual(UNTOUCHED_WRITTEN);
    expect(changed).toEqual(['PreventUserExistenceErrors']);
  });
});

describe('RefreshTokenRotation', () => {
  const live = liveWith({ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 } });
  const off: Settings = { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 } };

  test('without a grace period does not keep the live grace period', () => {
    const { settings, changed } = mergeSettings({ RefreshTokenRotation: { Feature: 'ENABLED' } }, {}, live);
    expect(settings.RefreshTokenRotation).toEqual({ Feature: 'ENABLED', RetryGracePeriodSeconds: 0 });
    expect(changed).toEqual(['RefreshTokenRotation']);
  });

  test('without a grace period is not written again if the live one has none', () => {
    const ENABLED = { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } } as const;
    expect(mergeSettings({ RefreshTokenRotation: { Feature: 'ENABLED' } }, {}, liveWith(ENABLED)).changed).toEqual([]);
  });

  test('is sent as DISABLED if the template sets DISABLED, even if the client does not show it', () => {
    const { settings, changed } = mergeSettings({ RefreshTokenRotation: { Feature: 'DISABLED' } }, {}, UNTOUCHED);
    expect(settings.RefreshTokenRotation).toEqual({ Feature: 'DISABLED' });
    expect(changed).toEqual(['RefreshTokenRotation']);
  });

  test('is not sent if the template stops setting it and the client does not show it', () => {
    const { settings, changed } = mergeSettings({}, off, UNTOUCHED);
    expect(settings).not.toHaveProperty('RefreshTokenRotation');
    expect(changed).toEqual([]);
  });

  test('with an unknown Feature is treated like a rotation with a known one', () => {
    const gradual = { RefreshTokenRotation: { Feature: 'GRADUAL' as 'ENABLED', RetryGracePeriodSeconds: 5 } };
    expect(mergeSettings({ AuthSessionValidity: 9 }, {}, liveWith(gradual)).settings).toMatchObject(gradual);
    expect(mergeSettings(gradual, {}, liveWith(gradual)).changed).toEqual([]);
    expect(mergeSettings(gradual, {}, liveWith(off)).settings).toMatchObject(gradual);
    expect(mergeSettings({}, gradual, liveWith(gradual)).settings.RefreshTokenRotation).toEqual({ Feature: 'DISABLED' });
  });

  test('that is already off is not written again if the template stops setting it', () => {
    const { settings, changed } = mergeSettings({}, { RefreshTokenRotation: { Feature: 'DISABLED' } }, liveWith(off));
    expect(settings.RefreshTokenRotation).toEqual({ Feature: 'DISABLED' });
    expect(changed).toEqual([]);
  });
});

describe('an update can leave out a rotation', () => {
  const OFF: Settings = { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 } };
  const ON: Settings = { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5 } };

  test.each<[string, Properties, Properties, Settings]>([
    ['that is off and that no template has mentioned', {}, {}, OFF],
    ['that is off already and that the template has stopped setting', {}, ON, OFF],
  ])('%s', (_case, desired, previous, live) => {
    expect(droppableSettings(mergeSettings(desired, previous, liveWith(live)))).toEqual(['RefreshTokenRotation']);
  });

  test.each<[string, Properties, Properties, Settings]>([
    ['that the template sets', OFF, {}, OFF],
    ['that the update turns off', {}, ON, ON],
    ['that is on', {}, {}, ON],
    ['that is not there', {}, {}, {}],
  ])('but not a rotation %s', (_case, desired, previous, live) => {
    expect(droppableSettings(mergeSettings(desired, previous, liveWith(live)))).toEqual([]);
  });
});

describe('AnalyticsConfiguration', () => {
  const ApplicationArn = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1a';
  const RoleArn = 'arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp';
  const live = liveWith({ AnalyticsConfiguration: { ApplicationArn, RoleArn, UserDataShared: true } });

  test('is kept without the role that Cognito added, which Cognito would refuse', () => {
    const { settings } = mergeSettings({ AuthSessionValidity: 9 }, {}, live);
    expect(settings.AnalyticsConfiguration).toStrictEqual({ ApplicationArn, UserDataShared: true });
  });

  test('is unchanged if Cognito only added its role', () => {
    const desired: Properties = { AnalyticsConfiguration: { ApplicationArn, UserDataShared: true } };
    expect(mergeSettings(desired, desired, live).changed).toEqual([]);
  });

  test('of the template replaces the live one with all its members', () => {
    const { settings, changed } = mergeSettings({ AnalyticsConfiguration: { ApplicationArn } }, {}, live);
    expect(settings.AnalyticsConfiguration).toStrictEqual({ ApplicationArn });
    expect(changed).toEqual(['AnalyticsConfiguration']);
  });

  test('with ApplicationId keeps its role', () => {
    const byId = { ApplicationId: '1a', RoleArn, ExternalId: 'x' };
    const { settings } = mergeSettings({}, {}, liveWith({ AnalyticsConfiguration: byId }));
    expect(settings.AnalyticsConfiguration).toStrictEqual(byId);
  });
});

test('another order of a list, or a duplicate in it, is not a change', () => {
  const live = liveWith({ CallbackURLs: ['https://a', 'https://b'] });
  expect(mergeSettings({ CallbackURLs: ['https://b', 'https://a', 'https://b'] }, {}, live).changed).toEqual([]);
});

test('never writes identifiers, secrets and dates', () => {
  const live: object = { ...IDENTIFIERS, ClientSecret: SECRET, CreationDate: new Date(0), ClientType: 'REGULAR', ...UNTOUCHED };
  const { settings } = mergeSettings({ ...IDENTIFIERS, GenerateSecret: true, Name: 'app' }, {}, live);
  expect(settings).toStrictEqual(UNTOUCHED_WRITTEN);
});

test('AnalyticsConfiguration with a role from the template differs from one with the role that Cognito added', () => {
  const AnalyticsConfiguration = { ApplicationArn: 'arn', RoleArn: 'of the template' };
  const { settings, changed } = mergeSettings(
    { AnalyticsConfiguration },
    {},
    { AnalyticsConfiguration: { ApplicationArn: 'arn', RoleArn: 'added' } },
  );
  expect(settings.AnalyticsConfiguration).toEqual(AnalyticsConfiguration);
  expect(changed).toEqual(['AnalyticsConfiguration']);
});

test('a RefreshTokenValidity of 0 is not written if the live value is the default', () => {
  expect(mergeSettings({ RefreshTokenValidity: 0 }, { RefreshTokenValidity: 0 }, { RefreshTokenValidity: 30 }).changed).toEqual(
    [],
  );
});

describe('a create sends the settings of the template', () => {
  test('and no other settings', () => {
    const settings = { CallbackURLs: [], EnableTokenRevocation: true, AuthSessionValidity: 3 };
    expect(settingsOfCreate({ ...IDENTIFIERS, GenerateSecret: true, ...settings })).toStrictEqual(settings);
  });

  test.each([
    [true, { PublishSecretsInAWSSecretsManager: true }],
    [false, {}],
  ])('and PublishSecretsInAWSSecretsManager only if it changes something: %j', (published, sent) => {
    expect(settingsOfCreate({ PublishSecretsInAWSSecretsManager: published })).toStrictEqual(sent);
  });
});

describe('a warning for a setting that stays although the template has stopped setting it', () => {
  const published = { PublishSecretsInAWSSecretsManager: true };
  const sentence =
    'PublishSecretsInAWSSecretsManager is no longer in the template. The secret stays in AWS Secrets Manager. To move it back to Cognito, set the property to false.';

  test('if it does not have its default', () => {
    expect(staySentences({}, published, liveWith(published))).toEqual([sentence]);
  });

  test.each<[string, Properties, Properties, Settings]>([
    ['the template sets it', published, published, published],
    ['the template sets it back', { PublishSecretsInAWSSecretsManager: false }, published, published],
    ['no template has set it', {}, {}, published],
    ['the template has asked for the default', {}, { PublishSecretsInAWSSecretsManager: false }, published],
    ['it is at its default', {}, published, {}],
    ['it goes back to its default', {}, { AuthSessionValidity: 9 }, { AuthSessionValidity: 9 }],
    ['it is the name', {}, { ClientName: 'a' }, { ClientName: 'a' }],
  ])('no warning if %s', (_case, desired, previous, live) => {
    expect(staySentences(desired, previous, liveWith(live))).toEqual([]);
  });
});
