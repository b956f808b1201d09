import { relative, resolve } from 'node:path';
import { type Direction, directionFromOptions, reversed } from '../migrate/direction';
import { readText, writeText } from '../migrate/files';
import { patchOf } from '../migrate/patch';
import { Refusal } from '../migrate/refusal';
import { rewriteTemplate } from '../migrate/rewrite';
import type { Move } from '../migrate/run/move';
import { planOf, runMove } from '../migrate/run/session';
import { parseStackResources } from '../migrate/stackResources';
import { StepFiles } from '../migrate/stepFiles';
import { clientsInStack, planSteps } from '../migrate/steps';
import { errorText } from './errorText.cjs';
import { awsOf } from './migrateAws';
import { withOptions } from './options';
import { npmScript, type Program } from './program';

interface Options {
  template: string;
  direction: Direction;
  write: boolean;
  /** Given and printed paths are relative to this folder. */
  folder: string;
  /** The options about the stack; undefined without --stack-name. */
  stack: StackOptions | undefined;
}

interface StackOptions extends Pick<Move, 'stackName' | 'userPoolIds' | 'absent' | 'bucket'> {
  region: string | undefined;
  /** The file with the resources of the stack. */
  resources: string | undefined;
  run: boolean;
  yes: boolean;
}

/** `npm run migrate`. */
export const main = (args: string[]): Promise<number> => migrateTemplate(args, npmScript('migrate'));

/** Returns 1, and prints the reasons, when a template can't be migrated safely. */
export function migrateTemplate(args: string[], program: Program): Promise<number> {
  const options = {
    from: { type: 'string' },
    to: { type: 'string' },
    back: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    'stack-name': { type: 'string' },
    run: { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
    's3-bucket': { type: 'string' },
    region: { type: 'string' },
    'user-pool-id': { type: 'string', multiple: true, default: [] as string[] },
    absent: { type: 'string', multiple: true, default: [] as string[] },
    resources: { type: 'string' },
  } as const;
  const config = { args, options, allowPositionals: true } as const;
  return withOptions(
    {
      usage: program.usage,
      config,
      read: ({ values, positionals: [template, ...others] }): Options => {
        if (template === undefined || others.length > 0) throw new Error(`${program.name} needs exactly one template.`);
        const { back, write } = values;
        const direction = directionFromOptions(values);
        return {
          template,
          direction: back ? reversed(direction) : direction,
          write,
          stack: stackOf(values),
          folder: program.folder,
        };
      },
    },
    run,
  );
}

interface Values {
  write: boolean;
  'stack-name'?: string | undefined;
  run: boolean;
  yes: boolean;
  's3-bucket'?: string | undefined;
  region?: string | undefined;
  'user-pool-id': string[];
  absent: string[];
  resources?: string | undefined;
}

const RUN_OPTIONS = ['yes', 's3-bucket'] as const;
const STACK_OPTIONS = ['run', ...RUN_OPTIONS, 'region', 'resources', 'user-pool-id', 'absent'] as const;

function isGiven(value: boolean | string | string[] | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}

/** @throws Error for options that cannot be combined */
function stackOf(values: Values): StackOptions | undefined {
  const {
    'stack-name': stackName,
    'user-pool-id': userPoolIds,
    absent,
    's3-bucket': bucket,
    region,
    resources,
    run,
    yes,
  } = values;
  if (stackName === undefined) {
    const [withoutStack] = STACK_OPTIONS.filter((name) => isGiven(values[name]));
    if (withoutStack !== undefined) throw new Error(`--${withoutStack} is an option for a stack: add --stack-name STACK.`);
    return undefined;
  }
  if (values.write) {
    throw new Error('--write cannot be combined with --stack-name. Use --run: it writes the template when the stack has moved.');
  }
  if (run && resources !== undefined)
    throw new Error('--resources cannot be combined with --run, which reads the resources from the stack. Remove --resources.');
  const [withoutRun] = run ? [] : RUN_OPTIONS.filter((name) => isGiven(values[name]));
  if (withoutRun !== undefined) throw new Error(`--${withoutRun} is an option for a run: add --run.`);
  return { stackName, userPoolIds, absent, bucket, region, resources, run, yes };
}

async function run(options: Options): Promise<number> {
  try {
    const path = resolve(options.folder, options.template);
    return await migrate(options, path, readText(path));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`${options.template} can't be migrated:\n${error.reasons.map((reason) => `  ${reason}`).join('\n')}`);
    return 1;
  }
}

async function migrate({ template, direction, write, stack, folder }: Options, path: string, text: string): Promise<number> {
  if (stack?.run) return runOnAws(stack, { path, text, direction, folder });
  const rewritten = rewriteTemplate(text, direction);
  console.log(patchOf(template, text, rewritten.text, direction));
  const counted = `${count(rewritten.clients.length, 'client')}, ${count(rewritten.references, 'reference')}`;
  const same = direction.ref === 'stays' ? 'GetAtt and Ref stay the same.' : 'GetAtt stays the same, Ref does not.';
  console.log(`Changes: ${counted}. Both types have the same properties. ${same}`);
  if (stack === undefined) {
    if (write) writeText(path, rewritten.text);
    console.log(`${write ? 'Wrote' : 'Would write'} ${relative(folder, path)}`);
    console.log(
      'CloudFormation cannot change the type of a deployed resource. If the clients are in a stack, add --stack-name (see --help).',
    );
  } else if (stack.resources === undefined) {
    return runOnAws(stack, { path, text, direction, folder });
  } else {
    const resources = parseStackResources(readText(resolve(folder, stack.resources)));
    const steps = planSteps(text, direction, clientsInStack(text, direction, { ...stack, resources }));
    for (const line of planOf({ steps, done: 0 }, new StepFiles(path), folder)) console.log(line);
  }
  return 0;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

interface TemplateInput {
  path: string;
  text: string;
  direction: Direction;
  folder: string;
}

async function runOnAws(stack: StackOptions, { path, text, direction, folder }: TemplateInput): Promise<number> {
  const aws = awsOf(stack.region, (line) => console.log(line));
  try {
    const terminal = stack.yes ? undefined : { input: process.stdin, output: process.stdout };
    const session = { path, folder, isRun: stack.run, terminal };
    return await runMove(aws, { ...stack, text, direction }, session);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Error(describeAwsError(error));
  } finally {
    aws.close();
  }
}

/** The errors of AWS for missing, invalid or expired credentials. */
const CREDENTIALS_ERROR =
  /^(ExpiredToken|ExpiredTokenException|RequestExpired|InvalidClientTokenId|UnrecognizedClientException|CredentialsProviderError|TokenProviderError)$/;

function describeAwsError(error: unknown): string {
  const message = errorText(error);
  if (message === 'Region is missing') return 'no AWS Region is set. Add --region REGION.';
  if (!(error instanceof Error) || message !== error.message || !CREDENTIALS_ERROR.test(error.name)) return message;
  return `AWS refused the credentials (${error.name}: ${message}). Renew them, then run the same command again.`;
}
