import { SETTING_NAMES } from '../model/attributes';
import { sameSetting } from '../model/canonical';
import { hasSecret } from '../model/clientSecret';
import type { LiveUserPoolClient, Settings } from '../model/properties';
import { writable } from '../model/settings';

/** The client that a create asks for. */
export interface Wanted {
  userPoolId: string;
  generateSecret: boolean | undefined;
  settings: Settings & { ClientName: string };
  /** Whether the name was derived from the request token: then every client of that name was made by this request. */
  nameIsOurs: boolean;
}

/** Whether a client is what its create would make of it now: the settings that were asked for, and no others. */
export function isLike({ generateSecret = false, settings }: Wanted, live: LiveUserPoolClient): boolean {
  const shown = writable(live);
  return generateSecret === hasSecret(live) && SETTING_NAMES.every((name) => sameSetting(name, settings[name], shown[name]));
}
