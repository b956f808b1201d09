import { resolve } from 'node:path';
import { createPool } from '../local/cognitoClient';
import { startLocalAws } from '../local/localAws';
import { readDesiredState } from '../local/start/desiredState';
import { Interrupted, interrupted } from '../local/start/interruption';
import { runLifecycle, type Step } from '../local/start/lifecycle';
import { type AwsOptions, type Play, playOnAws } from '../local/start/onAws';
import { jsonReport, type Report, textReport } from '../local/start/report';
import type { Stage } from '../local/start/stage';
import { Unusable } from '../local/start/unusable';
import type { Properties } from '../src/model/properties';
import { errorMessage } from '../tools/errorMessage';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { withOptions } from './options';
import { usageOf } from './usage';

const DEFAULT_FILE = 'my-userpoolclient.json';

const USAGE = usageOf('start');

interface Options {
  file: string;
  json: boolean;
  /** Undefined: on this machine. */
  aws: AwsOptions | undefined;
}

/** `npm start`: the main job. Ends with 1, and a sentence that says why, when a step fails. */
export function main(args: string[]): Promise<number> {
  const options = {
    json: { type: 'boolean', default: false },
    aws: { type: 'boolean', default: false },
    region: { type: 'string' },
    'user-pool-id': { type: 'string' },
    yes: { type: 'boolean', default: false },
  } as const;
  const config = { args, options, allowPositionals: true } as const;
  return withOptions({ usage: USAGE, config, read: ({ values, positionals }) => readOptions(values, positionals) }, start);
}

interface Values {
  json: boolean;
  aws: boolean;
  region?: string;
  'user-pool-id'?: string;
  yes: boolean;
}

function readOptions(values: Values, [file = DEFAULT_FILE, ...others]: string[]): Options {
  const { json, aws, region, 'user-pool-id': userPoolId, yes } = values;
  if (others.length > 0) throw new Error(`npm start takes one file, not ${others.length + 1}.`);
  if (aws && region === undefined) throw new Error('--aws needs --region.');
  if (!aws && (region !== undefined || userPoolId !== undefined || yes))
    throw new Error('--region, --user-pool-id and --yes go with --aws.');
  return { file, json, aws: region === undefined ? undefined : { region, userPoolId, yes } };
}

async function start({ file, json, aws }: Options): Promise<number> {
  const desired = desiredState(file, json);
  if (desired === undefined) return 1;
  const prepare =
    (place: string): Play =>
    (stage, poolId, interruption) => {
      const report = json ? jsonReport(poolId) : textReport(introduction(file, desired, place, aws?.userPoolId, poolId));
      return play(stage, { ...desired, UserPoolId: poolId }, report, interruption);
    };
  return aws ? playOnAws(aws, prepare) : playLocally(prepare('a Cognito of this machine'));
}

async function playLocally(play: Play): Promise<number> {
  const interruption = interrupted();
  const aws = await startLocalAws();
  try {
    return await play(aws, await createPool(aws.cognito.url, 'npm-start'), interruption);
  } finally {
    await aws.stop();
  }
}

/** Tells of a lifecycle until its end; of one that is interrupted, until then. */
async function play(
  stage: Stage,
  desired: Properties & { UserPoolId: string },
  report: Report,
  interruption: Promise<never>,
): Promise<number> {
  let ended = false;
  const onStep = (step: Step) => {
    if (!ended) report.step(step);
  };
  try {
    await Promise.race([runLifecycle(stage, desired, onStep), interruption]);
    report.end();
    return 0;
  } catch (error) {
    report.end(errorMessage(error));
    return error instanceof Interrupted ? error.exitCode : 1;
  } finally {
    ended = true;
  }
}

/** Undefined, and the reasons are printed, where the file holds none. */
function desiredState(file: string, json: boolean): Properties | undefined {
  // A path is meant from the folder in which npm was called; npm itself runs in the project's, where the default file is.
  const folder = file === DEFAULT_FILE ? PROJECT_ROOT : (process.env.INIT_CWD ?? process.cwd());
  try {
    return readDesiredState(resolve(folder, file));
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    if (json) jsonReport().end(error.message);
    else console.error(error.message);
    return undefined;
  }
}

function introduction(file: string, desired: Properties, place: string, givenPool: string | undefined, poolId: string): string {
  const made = givenPool === undefined ? ', made for this run' : '';
  const asked = desired.UserPoolId ?? poolId;
  const instead = asked === poolId ? '' : `, in place of ${asked}`;
  return `My::Cognito::UserPoolClient, from ${file}, on ${place}\nUser pool ${poolId}${made}${instead}\n`;
}
