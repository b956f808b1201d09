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
/** The most callback URLs that a client may have (API model). */
const MOST_CALLBACKS = 100;

export function chooseEdits(desired: Properties): Edits {
  const unmentioned = Object.entries(CONSOLE_EDITS).filter(([name]) => !(name in desired));
  const [changed, values] = change(desired);
  const next: Properties = { ...desired, ...values };
  const released = RELEASABLE.find((name) => name in desired && name !== changed);
  if (released !== undefined) delete next[released];
  const story = `The stack is updated: the template changes ${changed}${released === undefined ? '' : ` and stops mentioning ${released}`}.`;
  return { console: Object.fromEntries(unmentioned.slice(0, CONSOLE_EDIT_COUNT)), next, story };
}

/** One setting with a new value: a further callback URL or, where that is no change or not allowed, another name. */
function change({ CallbackURLs: urls = [], ClientName = 'client' }: Properties): [SettingName, Settings] {
  if (urls.length > 0 && urls.length < MOST_CALLBACKS && !urls.includes(NEW_CALLBACK)) {
    return ['CallbackURLs', { CallbackURLs: [...urls, NEW_CALLBACK] }];
  }
  return ['ClientName', { ClientName: `${ClientName.slice(0, 100)}-renamed` }];
}
