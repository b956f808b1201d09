import { ATTRIBUTES, SETTING_NAMES } from './attributes';
import { sortedSet, writable } from './canonical';
import { hasSecret, type SecretAnswer, secretArnOf } from './clientSecret';
import type { Identifiers, Properties, SettingName, Settings, SettingValue } from './properties';
import { knownInside } from './unknownMembers';

/** An app client as Cognito answers it, in Create, Describe and Update alike. */
export interface LiveUserPoolClient extends Settings, Identifiers, SecretAnswer {}

/**
 * The model that every handler answers for a client, in the shape of AWS's own resource type: what Cognito leaves out is
 * filled in, `Name` repeats `ClientName`, and lists are in the order of Describe (Create and Update answer them unordered),
 * so that create, update and read answer the same for the same client. What the schema does not know is left out.
 */
export function userPoolClientModel(live: LiveUserPoolClient): Properties {
  const model: Properties = {
    UserPoolId: live.UserPoolId,
    ClientId: live.ClientId,
    GenerateSecret: hasSecret(live),
    // A role of Cognito's own, not the template's, would be drift.
    ...filledIn(writable(live)),
  };
  if (live.ClientName !== undefined) model.Name = live.ClientName;
  if (live.ClientSecret !== undefined) model.ClientSecret = live.ClientSecret;
  const arn = secretArnOf(live);
  if (arn !== undefined) model.ClientSecretArn = arn;
  return model;
}

function filledIn(live: Settings): Settings {
  return Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = live[name] ?? ATTRIBUTES[name].readDefault;
      return value === undefined ? [] : [[name, shown(name, value)]];
    }),
  );
}

/** A new object or list: the defaults stand in one table for the life of the process, and an answer holds none of them. */
function shown(name: SettingName, value: SettingValue): SettingValue {
  return Array.isArray(value) ? sortedSet(value) : knownInside(name, value);
}
