import type { CognitoError } from './errors';
import type { ClientSettings, CognitoState, UserPool } from './state';

/** A client as it shall be, with what decides about it: the Region is that of its pool. */
export interface Candidate extends Pick<CognitoState, 'region' | 'disabledOnLite' | 'relativeUrls'> {
  settings: ClientSettings;
  hasSecret: boolean;
  action: 'creating' | 'updating';
  pool: UserPool;
}

/** A rule answers with the error, or with nothing when it holds. */
export type Rule = (candidate: Candidate) => CognitoError | undefined;
