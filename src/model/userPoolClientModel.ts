import { ATTRIBUTES, SETTING_NAMES } from './attributes';
import { sortedSet, writable } from './canonical';
import type { Identifiers, Properties, Settings } from './properties';

/** An app client as Cognito answers it, in Create, Describe and Update alike. */
export interface LiveUserPoolClient extends Settings, Identifiers {
  ClientSecret?: string;
}

/**
 * The model that every handler answers for a client, in the shape of AWS's own resource type: what Cognito leaves out is
 * filled in, `Name` repeats `ClientName`, and lists are in the order of Describe (Create and Update answer them unordered),
 * so that create, update and read answer the same for the same client.
 */
export function userPoolClientModel(live: LiveUserPoolClient): Properties {
  const model: Properties = {
    UserPoolId: live.UserPoolId,
    ClientId: live.ClientId,
    GenerateSecret: live.ClientSecret !== undefined,
    // A role of Cognito's own, not the template's, would be drift.
    ...filledIn(writable(live)),
  };
  if (live.ClientName !== undefined) model.Name = live.ClientName;
  if (live.ClientSecret !== undefined) model.ClientSecret = live.ClientSecret;
  return model;
}

function filledIn(live: Settings): Settings {
  return Object.fromEntries(
    SETTING_NAMES.map((name) => [name, live[name] ?? ATTRIBUTES[name].readDefault] as const)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? sortedSet(value) : copied(value)]),
  );
}

/** The defaults stand in one table for the life of the process: an answer holds none of its objects. */
function copied<T>(value: T): T {
  return typeof value === 'object' ? { ...value } : value;
}
