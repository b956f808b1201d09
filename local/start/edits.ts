import type { Properties, Settings } from '../../src/model/properties';

/** What `npm start` does to a client between its creation and its end, chosen to suit the desired state it was given. */
export interface Edits {
  /** Settings that the template does not mention, for somebody to change in the console. */
  console: Settings;
  /** The desired state of the template's next version. */
  next: Properties;
}

const CONSOLE_EDITS: Settings = {
  ReadAttributes: ['email', 'name'],
  AuthSessionValidity: 10,
  EnableTokenRevocation: false,
  PreventUserExistenceErrors: 'ENABLED',
};

/** At most this many console edits: enough to see, few enough to read. */
const CONSOLE_EDIT_COUNT = 2;

/** A template that stops setting one of these releases it. They are the ones that no other property depends on. */
const RELEASABLE = ['LogoutURLs', 'PreventUserExistenceErrors', 'IdTokenValidity', 'AuthSessionValidity'] as const;

export function chooseEdits(desired: Properties): Edits {
  const unmentioned = Object.entries(CONSOLE_EDITS).filter(([name]) => !(name in desired));
  const next: Properties = { ...desired, ...change(desired) };
  const released = RELEASABLE.find((name) => name in desired);
  if (released !== undefined) delete next[released];
  return { console: Object.fromEntries(unmentioned.slice(0, CONSOLE_EDIT_COUNT)), next };
}

/** One setting with a new value: a further callback URL or, for a client without any, another name. */
function change({ CallbackURLs, ClientName }: Properties): Settings {
  if (CallbackURLs !== undefined && CallbackURLs.length > 0) {
    return { CallbackURLs: [...CallbackURLs, 'https://beta.example.com/signed-in'] };
  }
  return { ClientName: `${(ClientName ?? 'client').slice(0, 100)}-renamed` };
}
