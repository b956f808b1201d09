import { CognitoIdentityProviderClient, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { consent } from '../../tools/consent';
import { createPool } from '../cognitoClient';
import { startHandlers } from '../localAws';
import { createdResources, deleteCreated } from './createdResources';
import { interruptible } from './interruption';
import { type RealCognito, startRealCognito } from './realCognito';
import type { Services } from './services';

export interface AwsOptions {
  region: string;
  /** The pool of the client. Default: a pool that is created for the run. */
  userPoolId?: string | undefined;
  /** Starts without asking. */
  yes: boolean;
}

const POOL_NAME = 'my-cognito-userpoolclient-start';

/** Runs the lifecycle of a client to its end, or until `interruption` rejects. Returns the exit code. */
export type Run = (services: Services, poolId: string, interruption: Promise<never>) => Promise<number>;

/**
 * Runs on an account: says which resources it will create, asks, creates the pool, and runs the lifecycle. At the end it deletes
 * each created resource that still exists, also after a failure.
 * @param contents phrases that describe the contents of a pool that is created for the run
 * @param prepare gets the account and the Region as a phrase
 * @returns the exit code; 1 if a resource could not be deleted
 * @throws Error for missing credentials, for a missing pool, and without a terminal to ask at
 */
export async function runOnAws(
  { region, userPoolId, yes }: AwsOptions,
  contents: readonly string[],
  prepare: (place: string) => Run,
): Promise<number> {
  const cognito = new CognitoIdentityProviderClient({ region });
  const place = `account ${await accountId(region)}, Region ${region}`;
  console.error(await plan(cognito, place, contents, userPoolId));
  if (!yes && !(await consent({ input: process.stdin, output: process.stderr }))) {
    console.error('npm start created nothing.');
    return 1;
  }
  return interruptible(async (interruption) => {
    const realCognito = await startRealCognito(region);
    let allDeleted = false;
    let exitCode = 1;
    try {
      exitCode = await withHandlers(realCognito, async (services) =>
        prepare(place)(services, userPoolId ?? (await createPool(services.cognito.url, POOL_NAME)), interruption),
      );
    } finally {
      await realCognito.stop();
      allDeleted = await cleanUp(cognito, realCognito);
    }
    return allDeleted ? exitCode : 1;
  });
}

async function withHandlers(cognito: RealCognito, run: (services: Services) => Promise<number>): Promise<number> {
  const lambda = await startHandlers({ AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url });
  try {
    return await run({ cognito, lambda });
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
  const created =
    userPoolId === undefined
      ? [
          `a user pool named ${POOL_NAME}`,
          ...contents.map((content) => `${content} in this user pool`),
          'an app client in this user pool',
        ]
      : [`an app client in ${await describePool(cognito, userPoolId)}`];
  return [
    `In ${place}, npm start will create:`,
    ...created.map((resource) => `  ${resource}`),
    'It will read, edit, update and list the client. At the end it will delete everything that it created.',
  ].join('\n');
}

async function describePool(cognito: CognitoIdentityProviderClient, userPoolId: string): Promise<string> {
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }));
  return `user pool ${userPoolId} (${UserPool?.Name})`;
}

/** Deletes the created resources and prints the outcome. Returns whether all of them are deleted. */
async function cleanUp(cognito: CognitoIdentityProviderClient, { requests }: RealCognito): Promise<boolean> {
  const messages = await deleteCreated(cognito, createdResources(requests));
  console.error(messages.length === 0 ? 'npm start deleted everything that it created.' : messages.join('\n'));
  return messages.length === 0;
}
