import { resolve } from 'node:path';
import { Mask } from '../local/start/mask';
import type { AwsOptions } from '../local/start/onAws';
import { jsonReport } from '../local/start/report';
import { readSource, type Source } from '../local/start/source';
import { Unusable } from '../local/start/unusable';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { withOptions } from './options';
import { startClient } from './startParts/client';
import { checkedTemplate } from './startParts/readTemplate';
import { startStack } from './startParts/stack';
import { usageOf } from './usage';

const DEFAULT_FILE = 'my-userpoolclient.json';

const USAGE = usageOf('start');

interface Options {
  files: readonly string[];
  json: boolean;
  parameters: ReadonlyMap<string, string>;
  migrate: boolean;
  /** Undefined: runs on this machine. */
  aws: AwsOptions | undefined;
}

/** `npm start`. If a step fails, prints the reason and returns 1. */
export function main(args: string[]): Promise<number> {
  const options = {
    json: { type: 'boolean', default: false },
    parameter: { type: 'string', multiple: true, default: [] as string[] },
    migrate: { type: 'boolean', default: false },
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
  parameter: string[];
  migrate: boolean;
  aws: boolean;
  region?: string;
  'user-pool-id'?: string;
  yes: boolean;
}

function readOptions(values: Values, positionals: readonly string[]): Options {
  const { json, parameter, migrate, aws, region, 'user-pool-id': userPoolId, yes } = values;
  const files = positionals.length === 0 ? [DEFAULT_FILE] : positionals;
  if (files.length > 2)
    throw new Error(`Give one file, or two templates, before and after an update. You gave ${files.length} files.`);
  if (aws && region === undefined) throw new Error('--aws needs --region REGION.');
  if (!aws && (region !== undefined || userPoolId !== undefined || yes))
    throw new Error('--region, --user-pool-id and --yes need --aws.');
  const parameters = new Map(parameter.map(parameterIn));
  return { files, json, parameters, migrate, aws: region === undefined ? undefined : { region, userPoolId, yes } };
}

function parameterIn(text: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  // The message does not repeat the text, which may be a secret by mistake.
  if (equals < 1) throw new Error('--parameter needs a value of the form NAME=VALUE.');
  return [text.slice(0, equals), text.slice(equals + 1)];
}

async function start(options: Options): Promise<number> {
  try {
    return await run(options);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    if (options.json) jsonReport(new Mask()).end(error.message);
    else console.error(error.message);
    return 1;
  }
}

async function run({ files, json, parameters, migrate, aws }: Options): Promise<number> {
  const sources = files.map((file) => ({ file, path: pathOf(file) })).map((one) => ({ ...one, source: readSource(one.path) }));
  const templates = sources.flatMap(({ file, path, source }) => (source.kind === 'template' ? [{ file, path, ...source }] : []));
  if (templates.length === 0) {
    const [first, second] = sources;
    if (second !== undefined)
      throw new Unusable(`${first?.file} and ${second.file} each hold the properties of a client. Give only one of them.`);
    return startClient(clientOptions(first));
  }
  if (templates.length < sources.length)
    throw new Unusable('Two files must both be templates: the one before an update, and the one after it.');
  if (aws !== undefined)
    throw new Unusable('--aws needs the properties of one client. To deploy a template, use aws cloudformation deploy.');
  const checked = templates.map((one) => ({ ...one, ...checkedTemplate(one, migrate) }));
  for (const note of checked.flatMap(({ notes }) => notes)) console.error(note);
  return startStack({ templates: checked, parameters, json });

  function clientOptions(given: { file: string; source: Source } | undefined) {
    if (given?.source.kind !== 'client') throw new Error('There is no file.');
    if (parameters.size > 0 || migrate)
      throw new Unusable(`--parameter and --migrate need a template, but ${given.file} contains the properties of a client.`);
    return { file: given.file, properties: given.source.properties, json, aws };
  }
}

/** Resolves a path from the user's folder. npm itself runs in the project's folder, where the default file is. */
function pathOf(file: string): string {
  return resolve(file === DEFAULT_FILE ? PROJECT_ROOT : (process.env.INIT_CWD ?? process.cwd()), file);
}
