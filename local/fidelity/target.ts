/** An endpoint to ask, and how. */
import { LOCAL_CREDENTIALS } from '../lambda/invoke';
import { type Caller, signedCalls } from './calls';
import type { Need } from './fact';
import { paced } from './pace';
import { patient } from './patience';

export interface Target {
  /** As a person would call it. */
  name: string;
  region: string;
  call: Caller;
  /** Neither paced nor repeated. */
  callAtOnce: Caller;
  /** What facts can't be shown there, each with the reason. */
  lacks: Partial<Record<Need, string>>;
  /** The command by which a person deletes a pool there. */
  deletionOf: (poolId: string) => string;
}

/** How long to wait before a call that met a bad moment is made once more. */
const FIRST_WAIT_MS = { emulator: 50, aws: 1000 };

/** What emulators are not asked for; the local Cognito, which can be told to have these, is asked elsewhere. */
const EMULATORS_LACK: Target['lacks'] = {
  quotas: 'an emulator need not have quotas',
  updateLock: 'an emulator need not take its time for an update',
};

const AWS_LACKS: Target['lacks'] = {
  pinpoint: 'it takes a Pinpoint application in the account',
  fullPool: 'it takes 1,000 clients, or more where the quota was raised',
  quotas: "it would take the account's quota from others",
  updateLock: 'requests that are sent at once need not arrive at once',
};

/** An emulator at an address. It gets credentials that no account knows. */
export function emulator(endpoint: string, region: string): Target {
  const callAtOnce = signedCalls(endpoint, { region, credentials: LOCAL_CREDENTIALS });
  const call = patient(callAtOnce, FIRST_WAIT_MS.emulator);
  return { name: endpoint, region, call, callAtOnce, lacks: EMULATORS_LACK, deletionOf: deletionAt(region, endpoint) };
}

/**
 * AWS, with the credentials of the SDK's standard chain: variables, profiles, roles.
 * @param endpoint another than the Region's own, such as a VPC endpoint
 */
export function aws(region: string, endpoint?: string): Target {
  const callAtOnce = signedCalls(endpoint, { region });
  const call = patient(paced(callAtOnce), FIRST_WAIT_MS.aws);
  const name = endpoint ?? `AWS in ${region}`;
  return { name, region, call, callAtOnce, lacks: AWS_LACKS, deletionOf: deletionAt(region, endpoint) };
}

const deletionAt = (region: string, endpoint: string | undefined) => (poolId: string) =>
  [
    `aws cognito-idp delete-user-pool --region ${region} --user-pool-id ${poolId}`,
    ...(endpoint === undefined ? [] : [`--endpoint-url ${endpoint}`]),
  ].join(' ');
