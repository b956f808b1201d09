import { LOCAL_CREDENTIALS } from '../tools/noAccount';
import { type SendRequest, signedCalls } from '../tools/signedCalls/signedCalls';
import type { Need } from './fact';
import { type CleanupCommands, cleanupCommandsAt } from './leftBehind';
import { paced } from './pace';
import { retryingThrottled } from './retryThrottling';

/** An endpoint, and how to send requests to it. */
export interface Target {
  /** The name in reports. */
  name: string;
  region: string;
  send: SendRequest;
  /** Sends without pacing and retries. */
  sendAtOnce: SendRequest;
  /** The needs of facts that this endpoint does not meet, each with the reason. */
  lacks: Partial<Record<Need, string>>;
  /** The longest time until every answer shows a change. */
  settleMs: number;
  commands: CleanupCommands;
}

/** The wait before the first retry. */
const FIRST_WAIT_MS = { emulator: 50, aws: 1000 };

/** The local Cognito has options for these: localCognito.ts checks such facts with them. */
const EMULATORS_LACK: Target['lacks'] = {
  quotas: 'an emulator without quotas cannot show this',
  updateLock: 'an emulator may update too fast for two updates to overlap',
};

/** Without the option --secrets. */
const AWS_LACKS_FREE_SECRETS: Target['lacks'] = {
  managedSecret: 'AWS charges for a secret in Secrets Manager, so this needs --secrets',
};

const AWS_LACKS: Target['lacks'] = {
  pinpoint: 'this needs a Pinpoint application in the account',
  fullPool: 'this needs 1,000 clients, or more if the quota was raised',
  quotas: "this would use up the account's quota",
  updateLock: 'requests that are sent at once may arrive one after the other',
};

/** A rotation in Secrets Manager continues after its answer (INF). Its duration is unknown. */
const AWS_SETTLES_MS = 10_000;

/** An emulator. Its requests have credentials that belong to no account. */
export function emulator(endpoint: string, region: string): Target {
  const sendAtOnce = signedCalls({ cognito: endpoint, secretsManager: endpoint }, { region, credentials: LOCAL_CREDENTIALS });
  return {
    name: endpoint,
    region,
    send: retryingThrottled(sendAtOnce, FIRST_WAIT_MS.emulator),
    sendAtOnce,
    lacks: EMULATORS_LACK,
    settleMs: 0,
    commands: cleanupCommandsAt(region, { cognito: endpoint, secretsManager: endpoint }),
  };
}

export interface AwsOptions {
  /** Replaces the Region's endpoint of Cognito, for example by a VPC endpoint. */
  endpoint?: string | undefined;
  /** Allows facts that create secrets in Secrets Manager, which cost money. Its endpoint replaces the Region's. */
  secrets?: { endpoint?: string | undefined } | undefined;
}

/** AWS, with the credentials that the SDK finds in variables, profiles or roles. */
export function aws(region: string, { endpoint, secrets }: AwsOptions = {}): Target {
  const endpoints = { cognito: endpoint, secretsManager: secrets?.endpoint };
  const sendAtOnce = signedCalls(endpoints, { region });
  return {
    name: endpoint ?? `AWS in ${region}`,
    region,
    send: retryingThrottled(paced(sendAtOnce), FIRST_WAIT_MS.aws),
    sendAtOnce,
    lacks: secrets ? AWS_LACKS : { ...AWS_LACKS, ...AWS_LACKS_FREE_SECRETS },
    settleMs: AWS_SETTLES_MS,
    commands: cleanupCommandsAt(region, endpoints),
  };
}
