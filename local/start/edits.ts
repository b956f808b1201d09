import type { Properties, SettingName, Settings } from '../../src/model/properties';

/** The changes that `npm start` makes to a client. They depend on the client's desired state. */
export interface Edits {
  /** The settings for the edit in the console. The template does not set them. */
  console: Settings;
  /** The desired state in the template of the update. */
  next: Properties;
  /** Sentences that describe the update. */
  description: string;
}

const CONSOLE_EDITS: Settings = {
  ReadAttributes: ['email', 'name'],
  AuthSessionValidity: 10,
  EnableTokenRevocation: false,
  PreventUserExistenceErrors: 'ENABLED',
};

/** The maximum number of settings in the console edit, so that the output stays short. */
const CONSOLE_EDIT_COUNT = 2;

/** The update stops setting one of these. No other property depends on them. */
const RELEASABLE = ['LogoutURLs', 'PreventUserExistenceErrors', 'IdTokenValidity', 'AuthSessionValidity'] as const;

const NEW_CALLBACK = 'https://beta.example.com/signed-in';
/** The maximum number of URLs in a list of a client (API model). */
const MAX_URLS = 100;

export function chooseEdits(desired: Properties): Edits {
  const [changed, values] = chooseChange(desired);
  const next: Properties = { ...desired, ...values };
  const released = RELEASABLE.find((name) => name in desired && name !== changed);
  if (released !== undefined) delete next[released];
  const changes = `changes ${changed}${released === undefined ? '' : ` and no longer sets ${released}`}`;
  return {
    console: unsetEdits(Object.keys(desired)),
    next,
    description: `CloudFormation updates the stack. The new template ${changes}.`,
  };
}

/**
 * Edits in the console of settings that the template does not set.
 * @param names the settings that the template sets
 */
export function unsetEdits(names: readonly string[]): Settings {
  const unset = Object.entries(CONSOLE_EDITS).filter(([name]) => !names.includes(name));
  return Object.fromEntries(unset.slice(0, CONSOLE_EDIT_COUNT));
}

/** One setting with a new value: one more callback URL, or another name if the URL is no change or not allowed. */
export function chooseChange({ CallbackURLs: urls = [], ClientName = 'client' }: Properties): [SettingName, Settings] {
  if (urls.length > 0 && urls.length < MAX_URLS && !urls.includes(NEW_CALLBACK)) {
    return ['CallbackURLs', { CallbackURLs: [...urls, NEW_CALLBACK] }];
  }
  return ['ClientName', { ClientName: `${ClientName.slice(0, 100)}-renamed` }];
}

const CONSOLE_URL = 'https://console.example.com/signed-out';

/** Another value for each of these settings. Cognito accepts it with any other settings of the client. */
const OWNED_EDITS: { readonly [name in SettingName]?: (settings: Settings) => Settings | undefined } = {
  LogoutURLs: ({ LogoutURLs: urls = [] }) =>
    urls.length < MAX_URLS && !urls.includes(CONSOLE_URL) ? { LogoutURLs: [...urls, CONSOLE_URL] } : undefined,
  PreventUserExistenceErrors: ({ PreventUserExistenceErrors: errors }) => ({
    PreventUserExistenceErrors: errors === 'ENABLED' ? 'LEGACY' : 'ENABLED',
  }),
  AuthSessionValidity: ({ AuthSessionValidity: minutes }) => ({ AuthSessionValidity: minutes === 10 ? 5 : 10 }),
  EnableTokenRevocation: ({ EnableTokenRevocation: isEnabled = true }) => ({ EnableTokenRevocation: !isEnabled }),
  ClientName: ({ ClientName = 'client' }) => ({ ClientName: `${ClientName.slice(0, 100)}-in-console` }),
};

/** An edit in the console of one setting that the template sets; undefined if no edit is possible. */
export function ownedEdit(settings: Settings, owned: readonly string[]): Settings | undefined {
  const names = Object.keys(OWNED_EDITS) as SettingName[];
  for (const name of names.filter((one) => owned.includes(one))) {
    const edit = OWNED_EDITS[name]?.(settings);
    if (edit !== undefined) return edit;
  }
  return undefined;
}
