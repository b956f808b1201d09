/** App clients in Cognito's answers. */
import type { LiveSettings, LiveUserPoolClient, SettingName, Settings, SettingValue } from '../../src/model/properties';

export const IDENTIFIERS = { UserPoolId: 'us-east-1_Ab12Cd34E', ClientId: '3n4b5urk1ft4fl3mg5e62d9ado' };

/** The settings of a client that was created with a name only (recorded). */
export const UNTOUCHED = {
  ClientName: 'app',
  RefreshTokenValidity: 30,
  TokenValidityUnits: {},
  AllowedOAuthFlowsUserPoolClient: false,
  EnableTokenRevocation: true,
  EnablePropagateAdditionalUserContextData: false,
  AuthSessionValidity: 3,
} satisfies Settings;

/** The minimal client as recorded, dates included. */
export const MINIMAL_CLIENT = {
  ...IDENTIFIERS,
  ...UNTOUCHED,
  CreationDate: new Date(1_735_689_600_000),
  LastModifiedDate: new Date(1_735_689_600_000),
} satisfies LiveUserPoolClient & { CreationDate: Date; LastModifiedDate: Date };

export const SECRET_ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:cognito-idp!app-Ab12Cd';

/** Settings in Cognito's answer. For a secret in Secrets Manager it has an ARN instead of the secret (DOC). */
export function answered({ PublishSecretsInAWSSecretsManager: isManaged, ...settings }: Settings): LiveSettings {
  return isManaged ? { ...settings, ClientSecretArn: SECRET_ARN } : settings;
}

export const SECRET = '1r4nd0ms3cr3t0fth3cl13nt0123456789abcdefghijklmnopqr';

/** An object with one setting, typed for all settings. */
export const setting = (name: SettingName, value: SettingValue): Settings => ({ [name]: value });

export const without = (settings: Settings, name: SettingName): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => key !== name));

/** Without the members that are undefined. */
export function present<Value extends object>(value: { [name in keyof Value]: Value[name] | undefined }): Value {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value;
}
