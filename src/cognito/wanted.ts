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
  /** Whether the name is derived from the request token. If so, this request made every client with that name. */
  nameIsGenerated: boolean;
}

/** Whether a client has exactly the settings of the create. All other settings must have their defaults. */
export function isLike({ generateSecret = false, settings }: Wanted, live: LiveUserPoolClient): boolean {
  const shown = writable(live);
  return generateSecret === hasSecret(live) && SETTING_NAMES.every((name) => sameSetting(name, settings[name], shown[name]));
}
