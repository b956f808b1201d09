import { createPool } from '../../local/cognitoClient';
import { startLocalAws } from '../../local/localAws';
import { addPoolContents } from '../../local/start/addPoolContents';
import { interruptible } from '../../local/start/interruption';
import { type LifeStep, runLifecycle } from '../../local/start/lifecycle';
import { Mask } from '../../local/start/mask';
import { type AwsOptions, type Run, runOnAws } from '../../local/start/onAws';
import { contentsFor, describeContents } from '../../local/start/poolContents';
import { describeStep, summaryOf } from '../../local/start/print';
import { jsonReport, textReport } from '../../local/start/report';
import { castProperties } from '../../src/model/cast';
import type { Properties } from '../../src/model/properties';
import { reported } from './life';

export interface ClientOptions {
  file: string;
  properties: Properties;
  json: boolean;
  /** Undefined: on this machine. */
  aws: AwsOptions | undefined;
}

/** Runs the life of one client. Creates a pool for the run, unless one is given. Returns the exit code. */
export function startClient({ file, properties, json, aws }: ClientOptions): Promise<number> {
  const contents = contentsFor(castProperties(properties).properties);
  const descriptions = describeContents(contents);
  const prepare =
    (place: string): Run =>
    async (services, poolId, interruption) => {
      const isCreated = aws?.userPoolId === undefined;
      const introduction = introduce({ file, properties, place, poolId, created: isCreated ? descriptions : undefined });
      const mask = new Mask();
      const heading = { userPoolId: poolId, ...(isCreated && { userPool: contents }) };
      const report = json
        ? jsonReport<LifeStep>(mask, heading)
        : textReport(mask, { introduction, describe: describeStep, summary: summaryOf });
      const live = async (onStep: (step: LifeStep) => void) => {
        if (isCreated) await addPoolContents(services.cognito.url, poolId, contents);
        await runLifecycle(services, { ...properties, UserPoolId: poolId }, onStep);
      };
      return reported(report, live, interruption);
    };
  return aws ? runOnAws(aws, descriptions, prepare) : runLocally(prepare('the local Cognito on this machine'));
}

function runLocally(run: Run): Promise<number> {
  return interruptible(async (interruption) => {
    const aws = await startLocalAws();
    try {
      return await run(aws, await createPool(aws.cognito.url, 'npm-start'), interruption);
    } finally {
      await aws.stop();
    }
  });
}

interface Introduction {
  file: string;
  properties: Properties;
  place: string;
  poolId: string;
  /** The contents of the pool, if it was created for the run. */
  created: readonly string[] | undefined;
}

function introduce({ file, properties, place, poolId, created }: Introduction): string {
  const { UserPoolId: inFile = poolId } = properties;
  const origin = created === undefined ? '' : ', created for this run';
  const replaced = inFile === poolId ? '' : `, used instead of ${inFile}`;
  return [
    `My::Cognito::UserPoolClient with the properties in ${file}`,
    `Cognito: ${place}`,
    `User pool: ${poolId}${origin}${replaced}`,
    ...(created ?? []).map((content) => `   with ${content}`),
    '',
  ].join('\n');
}
