import { ATTRIBUTES, SETTING_NAMES } from './attributes';
import { sortedSet } from './canonical';
import { hasSecret, secretProperties } from './clientSecret';
import { onlyIdentifiers } from './primaryIdentifier';
import type { Identifiers, LiveUserPoolClient, Properties, SettingName, Settings, SettingValue } from './properties';
import { writable } from './settings';
import { knownInside } from './unknownMembers';

/**
 * The model that the handlers answer for a client. It is the same after create, update and read:
 * - It fills in the defaults that Cognito leaves out, as AWS's own resource type does.
 * - `Name` repeats `ClientName`.
 * - Lists have the order of Describe. Cognito's answers to Create and Update have another order.
 * - Members that the schema does not know are left out.
 */
export function userPoolClientModel(live: LiveUserPoolClient): Properties {
  return {
    ...onlyIdentifiers(live),
    GenerateSecret: hasSecret(live),
    // Without the role that Cognito adds to AnalyticsConfiguration, which would show as drift.
    ...filledIn(writable(live)),
    ...nameOf(live),
    ...secretProperties(live),
  };
}

/** The model of a client in a list. Cognito lists only identifiers and names. */
export function listedModel(client: ListedUserPoolClient): Properties {
  const { ClientName } = client;
  return { ...onlyIdentifiers(client), ...(ClientName !== undefined && { ClientName }), ...nameOf(client) };
}

/** A client in Cognito's list. */
export type ListedUserPoolClient = Identifiers & { ClientName?: string };

function nameOf({ ClientName }: { ClientName?: string }): Properties {
  return ClientName === undefined ? {} : { Name: ClientName };
}

function filledIn(live: Settings): Settings {
  return Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = live[name] ?? ATTRIBUTES[name].readDefault;
      return value === undefined ? [] : [[name, shown(name, value)]];
    }),
  );
}

/** Copies the value, so that an answer never contains an object of the table of attributes. */
function shown(name: SettingName, value: SettingValue): SettingValue {
  return Array.isArray(value) ? sortedSet(value) : knownInside(name, value);
}
