import type { CognitoError } from './errors';
import type { ClientSettings, CognitoState, UserPool } from './state';

/** The client that a create or an update would store, with the pool, its Region and the options that decide. */
export interface Candidate extends Pick<CognitoState, 'region' | 'disabledOnLite' | 'relativeUrls'> {
  settings: ClientSettings;
  hasSecret: boolean;
  action: 'creating' | 'updating';
  pool: UserPool;
}

/** Returns the error, or undefined when the rule holds. */
export type Rule = (candidate: Candidate) => CognitoError | undefined;
