import { LOCAL_CREDENTIALS } from '../tools/noAccount';
import { type SendRequest, signedCalls } from '../tools/signedCalls/signedCalls';
import type { Need } from './fact';
import { type TidyingCommands, tidyingCommandsAt } from './leftBehind';
import { paced } from './pace';
import { patient } from './patience';

/** An endpoint to ask, and how. */
export interface Target {
  /** As a person would call it. */
  name: string;
  region: string;
  send: SendRequest;
  /** Neither paced nor repeated. */
  sendAtOnce: SendRequest;
  /** What facts can't be shown there, each with the reason. */
  lacks: Partial<Record<Need, string>>;
  /** How long a change takes at most before every answer shows it. */
  settleMs: number;
  /** The commands by which a person tidies up there. */
  commands: TidyingCommands;
}

/** How long to wait before a call that met a bad moment is made once more. */
const FIRST_WAIT_MS = { emulator: 50, aws: 1000 };

/** What emulators are not asked for; the local Cognito, which can be told to have these, is asked elsewhere. */
const EMULATORS_LACK: Target['lacks'] = {
  quotas: 'an emulator need not have quotas',
  updateLock: 'an emulator need not take its time for an update',
};

/** Unless the person who starts the run agrees. */
const AWS_LACKS_FREE_SECRETS: Target['lacks'] = {
  managedSecret: 'AWS charges for a secret in Secrets Manager, so it takes --secrets',
};

const AWS_LACKS: Target['lacks'] = {
  pinpoint: 'it takes a Pinpoint application in the account',
  fullPool: 'it takes 1,000 clients, or more where the quota was raised',
  quotas: "it would take the account's quota from others",
  updateLock: 'requests that are sent at once need not arrive at once',
};

/** A rotation in Secrets Manager goes on after the answer to the request that started it (INF); how long is not known. */
const AWS_SETTLES_MS = 10_000;

/** An emulator at an address. It gets credentials that no account knows. */
export function emulator(endpoint: string, region: string): Target {
  const sendAtOnce = signedCalls({ cognito: endpoint, secretsManager: endpoint }, { region, credentials: LOCAL_CREDENTIALS });
  return {
    name: endpoint,
    region,
    send: patient(sendAtOnce, FIRST_WAIT_MS.emulator),
    sendAtOnce,
    lacks: EMULATORS_LACK,
    settleMs: 0,
    commands: tidyingCommandsAt(region, { cognito: endpoint, secretsManager: endpoint }),
  };
}

export interface AwsOptions {
  /** Another endpoint of Cognito than the Region's own, such as a VPC endpoint. */
  endpoint?: string | undefined;
  /** Whether facts may make secrets in Secrets Manager, which cost money; and another endpoint of it than the Region's own. */
  secrets?: { endpoint?: string | undefined } | undefined;
}

/** AWS, with the credentials of the SDK's standard chain: variables, profiles, roles. */
export function aws(region: string, { endpoint, secrets }: AwsOptions = {}): Target {
  const endpoints = { cognito: endpoint, secretsManager: secrets?.endpoint };
  const sendAtOnce = signedCalls(endpoints, { region });
  return {
    name: endpoint ?? `AWS in ${region}`,
    region,
    send: patient(paced(sendAtOnce), FIRST_WAIT_MS.aws),
    sendAtOnce,
    lacks: secrets ? AWS_LACKS : { ...AWS_LACKS, ...AWS_LACKS_FREE_SECRETS },
    settleMs: AWS_SETTLES_MS,
    commands: tidyingCommandsAt(region, endpoints),
  };
}
