import { ATTRIBUTES, SETTING_NAMES } from './attributes';
import { sortedSet } from './canonical';
import { hasSecret, secretProperties } from './clientSecret';
import { onlyIdentifiers } from './primaryIdentifier';
import type { Identifiers, LiveUserPoolClient, Properties, SettingName, Settings, SettingValue } from './properties';
import { writable } from './settings';
import { knownInside } from './unknownMembers';

/**
 * The model that every handler answers for a client, in the shape of AWS's own resource type: what Cognito leaves out is
 * filled in, `Name` repeats `ClientName`, and lists are in the order of Describe (Create and Update answer them unordered),
 * so that create, update and read answer the same for the same client. What the schema does not know is left out.
 */
export function userPoolClientModel(live: LiveUserPoolClient): Properties {
  return {
    ...onlyIdentifiers(live),
    GenerateSecret: hasSecret(live),
    // A role of Cognito's own, not the template's, would be drift.
    ...filledIn(writable(live)),
    ...nameOf(live),
    ...secretProperties(live),
  };
}

/** The model of a client in a list. Cognito lists identifiers and names alone. */
export function listedModel(client: ListedUserPoolClient): Properties {
  const { ClientName } = client;
  return { ...onlyIdentifiers(client), ...(ClientName !== undefined && { ClientName }), ...nameOf(client) };
}

/** A client as Cognito lists it. */
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

/** A new object or list: the defaults stand in one table for the life of the process, and an answer holds none of them. */
function shown(name: SettingName, value: SettingValue): SettingValue {
  return Array.isArray(value) ? sortedSet(value) : knownInside(name, value);
}
