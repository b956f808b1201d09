import { createPool } from '../../local/cognitoClient';
import { startLocalAws } from '../../local/localAws';
import { furnishPool } from '../../local/start/furnishPool';
import { interruptible } from '../../local/start/interruption';
import { type LifeStep, runLifecycle } from '../../local/start/lifecycle';
import { Mask } from '../../local/start/mask';
import { type AwsOptions, type Play, playOnAws } from '../../local/start/onAws';
import { contentsFor, contentsInWords } from '../../local/start/poolContents';
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

/** Plays the life of one client, whose pool is made for the run unless one is given. Answers the exit code. */
export function startClient({ file, properties, json, aws }: ClientOptions): Promise<number> {
  const contents = contentsFor(castProperties(properties).properties);
  const inWords = contentsInWords(contents);
  const prepare =
    (place: string): Play =>
    async (stage, poolId, interruption) => {
      const isMade = aws?.userPoolId === undefined;
      const made = isMade ? ['made for this run', ...inWords] : [];
      const introduction = introduce({ file, properties, place, poolId, made });
      const mask = new Mask();
      const heading = { userPoolId: poolId, ...(isMade && { userPool: contents }) };
      const report = json
        ? jsonReport<LifeStep>(mask, heading)
        : textReport(mask, { introduction, describe: describeStep, summary: summaryOf });
      const live = async (onStep: (step: LifeStep) => void) => {
        if (isMade) await furnishPool(stage.cognito.url, poolId, contents);
        await runLifecycle(stage, { ...properties, UserPoolId: poolId }, onStep);
      };
      return reported(report, live, interruption);
    };
  return aws ? playOnAws(aws, inWords, prepare) : playLocally(prepare('a Cognito of this machine'));
}

function playLocally(play: Play): Promise<number> {
  return interruptible(async (interruption) => {
    const aws = await startLocalAws();
    try {
      return await play(aws, await createPool(aws.cognito.url, 'npm-start'), interruption);
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
  /** How the pool came to be, and what is in it. */
  made: readonly string[];
}

function introduce({ file, properties, place, poolId, made: [made, ...contents] }: Introduction): string {
  const asked = properties.UserPoolId ?? poolId;
  const instead = asked === poolId ? '' : `, in place of ${asked}`;
  const pool = `User pool ${poolId}${made === undefined ? '' : `, ${made}`}${instead}`;
  return [`My::Cognito::UserPoolClient, from ${file}, on ${place}`, pool, ...contents.map((one) => `   with ${one}`), ''].join(
    '\n',
  );
}
