import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Properties } from '../../src/model/properties';
import { createPool } from '../cognitoClient';
import { errorMessage } from '../errorMessage';
import { type LocalAws, startLocalAws } from '../localAws';
import { PROJECT_ROOT } from '../projectRoot';
import { runLifecycle } from '../start/lifecycle';
import { jsonReport, type Report, textReport } from '../start/report';
import { withOptions } from './options';

const DEFAULT_FILE = 'my-userpoolclient.json';

const USAGE = `npm start --silent -- [FILE] [--json]

Takes the desired state in FILE (default my-userpoolclient.json) through create, read, an edit behind CloudFormation's back,
update, list and delete: the real bundle, the real SDK, over HTTP, against a Cognito that runs on this machine. No AWS account.
The user pool is made for the run: it has the standard scopes, no identity provider but COGNITO, and no attributes of its own.
  --json   one JSON document instead of text`;

interface Options {
  file: string;
  json: boolean;
}

/** `npm start`: the main job. Ends with 1, and a sentence that says why, when a step fails. */
export function main(args: string[]): Promise<number> {
  const options = { json: { type: 'boolean', default: false } } as const;
  const config = { args, options, allowPositionals: true } as const;
  return withOptions({ usage: USAGE, config, read: ({ values, positionals }) => readOptions(values.json, positionals) }, start);
}

function readOptions(json: boolean, [file = DEFAULT_FILE, ...others]: string[]): Options {
  if (others.length > 0) throw new Error(`npm start takes one file, not ${others.length + 1}.`);
  return { file, json };
}

async function start({ file, json }: Options): Promise<number> {
  const desired = readDesiredState(file);
  const aws = await startLocalAws();
  try {
    const poolId = await createPool(aws.cognito.url, 'npm-start');
    const report = json ? jsonReport(poolId) : textReport(introduction(file, desired, poolId));
    return await run(aws, { ...desired, UserPoolId: poolId }, report);
  } finally {
    await aws.stop();
  }
}

async function run(aws: LocalAws, desired: Properties & { UserPoolId: string }, report: Report): Promise<number> {
  try {
    await runLifecycle(aws, desired, report.step);
    report.end();
    return 0;
  } catch (error) {
    report.end(errorMessage(error));
    return 1;
  }
}

/** @throws Error that names the file and what is wrong with it */
function readDesiredState(file: string): Properties {
  // A path is meant from the folder in which npm was called; npm itself runs in the project's, where the default file is.
  const folder = file === DEFAULT_FILE ? PROJECT_ROOT : (process.env.INIT_CWD ?? process.cwd());
  const path = resolve(folder, file);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${file} can't be read as JSON: ${errorMessage(error)}`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new Error(`${file} must hold one JSON object: the properties of a My::Cognito::UserPoolClient.`);
  }
  return content;
}

function introduction(file: string, { UserPoolId }: Properties, poolId: string): string {
  const instead = UserPoolId === undefined ? '' : `, in place of ${UserPoolId}`;
  return `My::Cognito::UserPoolClient, from ${file}, on a Cognito of this machine\nUser pool ${poolId}, made for this run${instead}\n`;
}
