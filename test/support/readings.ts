import type { Readings } from '../../local/cognito/readings';

/** For each OPEN point, the reading that is not the default of the local Cognito. */
export const OTHER_READINGS = {
  onOmission: 'keep',
  clientType: 'shown',
  limitText: 'plain',
  disabledOnLite: 'refused',
  newAuthFlows: 'unknown',
  publishAgain: 'nothing',
  secretArn: 'slash',
  publishWithoutSecret: 'refused',
  relativeUrls: 'refused',
} as const satisfies Readings;
