import type { OpenBehaviours } from '../../local/cognito/openBehaviours';

/** For each OPEN point, a behaviour that is not the default of the local Cognito. */
export const OTHER_BEHAVIOURS = {
  onOmission: 'keep',
  clientType: 'shown',
  limitText: 'plain',
  disabledOnLite: 'refused',
  newAuthFlows: 'unknown',
  publishAgain: 'nothing',
  secretArn: 'slash',
  publishWithoutSecret: 'refused',
  relativeUrls: 'refused',
} as const satisfies OpenBehaviours;
