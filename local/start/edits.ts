import type { Properties, SettingName, Settings } from '../../src/model/properties';

/** What `npm start` does to a client between its creation and its end, chosen to suit the desired state it was given. */
export interface Edits {
  /** Settings that the template does not mention, for somebody to change in the console. */
  console: Settings;
  /** The desired state of the template's next version. */
  next: Properties;
  /** What the next version does, in a sentence. */
  story: string;
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

const NEW_CALLBACK = 'https://beta.example.com/signed-in';
/** The most URLs that a list of a client may have (API model). */
const MOST_URLS = 100;

export function chooseEdits(desired: Properties): Edits {
  const [changed, values] = chooseChange(desired);
  const next: Properties = { ...desired, ...values };
  const released = RELEASABLE.find((name) => name in desired && name !== changed);
  if (released !== undefined) delete next[released];
  const story = `The stack is updated: the template changes ${changed}${released === undefined ? '' : ` and stops mentioning ${released}`}.`;
  return { console: unmentionedEdits(Object.keys(desired)), next, story };
}

/** Edits in the console of settings that the template does not mention. */
export function unmentionedEdits(mentioned: readonly string[]): Settings {
  const unmentioned = Object.entries(CONSOLE_EDITS).filter(([name]) => !mentioned.includes(name));
  return Object.fromEntries(unmentioned.slice(0, CONSOLE_EDIT_COUNT));
}

/** One setting with a new value: a further callback URL or, where that is no change or not allowed, another name. */
export function chooseChange({ CallbackURLs: urls = [], ClientName = 'client' }: Properties): [SettingName, Settings] {
  if (urls.length > 0 && urls.length < MOST_URLS && !urls.includes(NEW_CALLBACK)) {
    return ['CallbackURLs', { CallbackURLs: [...urls, NEW_CALLBACK] }];
  }
  return ['ClientName', { ClientName: `${ClientName.slice(0, 100)}-renamed` }];
}

const OUTSIDE_URL = 'https://console.example.com/signed-out';

/** For settings that a template sets, another value that Cognito takes whatever the rest of the client is like. */
const OWNED_EDITS: { readonly [name in SettingName]?: (settings: Settings) => Settings | undefined } = {
  LogoutURLs: ({ LogoutURLs: urls = [] }) =>
    urls.length < MOST_URLS && !urls.includes(OUTSIDE_URL) ? { LogoutURLs: [...urls, OUTSIDE_URL] } : undefined,
  PreventUserExistenceErrors: ({ PreventUserExistenceErrors: errors }) => ({
    PreventUserExistenceErrors: errors === 'ENABLED' ? 'LEGACY' : 'ENABLED',
  }),
  AuthSessionValidity: ({ AuthSessionValidity: minutes }) => ({ AuthSessionValidity: minutes === 10 ? 5 : 10 }),
  EnableTokenRevocation: ({ EnableTokenRevocation: isEnabled = true }) => ({ EnableTokenRevocation: !isEnabled }),
  ClientName: ({ ClientName = 'client' }) => ({ ClientName: `${ClientName.slice(0, 100)}-in-console` }),
};

/** An edit in the console of one setting that the template sets; undefined where none of them suits. */
export function ownedEdit(settings: Settings, owned: readonly string[]): Settings | undefined {
  const names = Object.keys(OWNED_EDITS) as SettingName[];
  for (const name of names.filter((one) => owned.includes(one))) {
    const edit = OWNED_EDITS[name]?.(settings);
    if (edit !== undefined) return edit;
  }
  return undefined;
}
