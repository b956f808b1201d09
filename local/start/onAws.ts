import { CognitoIdentityProviderClient, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { consent } from '../../tools/consent';
import { createPool } from '../cognitoClient';
import { startHandlers } from '../localAws';
import { interruptible } from './interruption';
import { type RealCognito, startRealCognito } from './realCognito';
import { deleteRemains, remains } from './remains';
import type { Stage } from './stage';

export interface AwsOptions {
  region: string;
  /** A pool to make the client in. Default: one that is made for the run. */
  userPoolId?: string | undefined;
  /** Go on without asking. */
  yes: boolean;
}

const POOL_NAME = 'my-cognito-userpoolclient-start';

/** Plays a lifecycle to its end, or to the interruption, which rejects; answers the exit code. */
export type Play = (stage: Stage, poolId: string, interruption: Promise<never>) => Promise<number>;

/**
 * Plays on an account: says what will be made, asks, makes the pool, plays, and deletes what is left, however it went.
 * @param contents of a pool that is made for the run, in words
 * @param prepare takes the account and the Region in words
 * @returns the exit code; 1 when something could not be deleted
 * @throws Error for credentials or a pool that are not there, and when there is nobody to ask
 */
export async function playOnAws(
  { region, userPoolId, yes }: AwsOptions,
  contents: readonly string[],
  prepare: (place: string) => Play,
): Promise<number> {
  const cognito = new CognitoIdentityProviderClient({ region });
  const place = `account ${await accountId(region)}, Region ${region}`;
  console.error(await plan(cognito, place, contents, userPoolId));
  if (!yes && !(await consent({ input: process.stdin, output: process.stderr }))) {
    console.error('Nothing was made.');
    return 1;
  }
  return interruptible(async (interruption) => {
    const realCognito = await startRealCognito(region);
    let allDeleted = false;
    let exitCode = 1;
    try {
      exitCode = await onStage(realCognito, async (stage) =>
        prepare(place)(stage, userPoolId ?? (await createPool(stage.cognito.url, POOL_NAME)), interruption),
      );
    } finally {
      await realCognito.stop();
      allDeleted = await cleanUp(cognito, realCognito);
    }
    return allDeleted ? exitCode : 1;
  });
}

async function onStage(cognito: RealCognito, play: (stage: Stage) => Promise<number>): Promise<number> {
  const lambda = await startHandlers({ AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url });
  try {
    return await play({ cognito, lambda });
  } finally {
    await lambda.stop();
  }
}

async function accountId(region: string): Promise<string> {
  const { Account = 'unknown' } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
  return Account;
}

async function plan(
  cognito: CognitoIdentityProviderClient,
  place: string,
  contents: readonly string[],
  userPoolId?: string,
): Promise<string> {
  const pool = [`a user pool named ${POOL_NAME}`, ...contents].join(' with ');
  const made = userPoolId === undefined ? `${pool}, and in it` : `in ${await describePool(cognito, userPoolId)}`;
  return `In ${place}, this makes ${made} an app client.\nThe client is read, edited, updated and listed. What was made is deleted at the end.`;
}

async function describePool(cognito: CognitoIdentityProviderClient, userPoolId: string): Promise<string> {
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
  return `user pool ${userPoolId} (${UserPool?.Name})`;
}

/** Whether all is deleted; if not, what is left has been told. */
async function cleanUp(cognito: CognitoIdentityProviderClient, { requests }: RealCognito): Promise<boolean> {
  const left = await deleteRemains(cognito, remains(requests));
  console.error(left.length === 0 ? 'All that was made is deleted.' : left.join('\n'));
  return left.length === 0;
}
