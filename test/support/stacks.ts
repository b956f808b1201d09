/** The stack engine, the resources in its account that the examples need, and the steps of their stacks. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { Parameters } from '../../local/cloudformation/stacks/stack';
import { type StackEngine, type StackEngineOptions, startStackEngine } from '../../local/cloudformation/stacks/stackEngine';
import { ensureVenv } from '../../tools/contract/venv';
import type { Example } from '../../tools/examples/examples';
import { type Json, World } from './world';

/** The time limit for starting the engine, which may first be installed. */
export const ENGINE_TIMEOUT_MS = 300_000;

/** A world with CloudFormation. */
export interface StackWorld {
  world: World;
  engine: StackEngine;
}

/** Starts and stops the world for a test file. */
export function stackWorld(options: StackEngineOptions = {}): StackWorld {
  const parts = {} as StackWorld;
  beforeAll(async () => {
    parts.world = await World.start();
    parts.engine = await startStackEngine(parts.world.aws, options);
  }, ENGINE_TIMEOUT_MS);
  afterAll(async () => {
    await parts.engine?.stop();
    await parts.world?.stop();
  });
  return parts;
}

/** A step of `stack.yaml`. examples/README.md describes it. */
export interface ExampleStep {
  step: 'create' | 'update' | 'failing update' | 'console' | 'delete';
  parameters?: Parameters;
  template?: Json;
  clients?: Record<string, Json>;
  outputs?: Record<string, string>;
  reason?: string;
}

/** The resources in an account that the examples need, by their names in `stack.yaml`. */
export type Account = Readonly<Record<string, string>>;

/** The exit code of a shell command, or its error. */
export interface Ended {
  status: number | string;
  stdout: string;
  stderr: string;
}

/** A shell in a folder, with the AWS CLI and a local account. Some services of the account run in this process. */
export function shellOf({ variables }: Pick<StackEngine, 'variables'>, folder: string): (commands: string) => Promise<Ended> {
  const PATH = `${ensureVenv().bin}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, ...variables, PATH, INIT_CWD: undefined };
  return (commands) =>
    new Promise((resolve) => {
      execFile('sh', ['-e', '-c', commands], { cwd: folder, env }, (error, stdout, stderr) =>
        resolve({ status: error?.code ?? 0, stdout, stderr }),
      );
    });
}

/** Runs the AWS CLI with the local services, some of which run in this process. Returns its output. */
export async function aws(engine: StackEngine, args: string): Promise<string> {
  const program = join(ensureVenv().bin, 'aws');
  const env = { ...process.env, ...engine.variables };
  const { stdout } = await promisify(execFile)(program, [...args.split(' '), '--output', 'text'], { env });
  return stdout.trim();
}

/** Finds the resources in the account of an engine that the examples need. */
export async function accountOf(engine: StackEngine): Promise<Account> {
  const [certificate, vpc, subnets] = await Promise.all([
    aws(engine, 'acm request-certificate --domain-name internal.example.com --query CertificateArn'),
    aws(engine, 'ec2 describe-vpcs --query Vpcs[0].VpcId'),
    aws(engine, 'ec2 describe-subnets --query Subnets[:2].SubnetId'),
  ]);
  return { certificate, vpc, subnets: subnets.replace(/\s+/, ',') };
}

/** The steps of an example. Their parameters have the values of the account. */
export function stepsOf({ folder }: Example, account: Account): ExampleStep[] {
  const text = readFileSync(join(folder, 'stack.yaml'), 'utf8');
  const filledIn = text.replaceAll(/"\$\{(\w+)\}"/g, (all, name) => (name in account ? JSON.stringify(account[name]) : all));
  return parse(filledIn, { merge: true }) as ExampleStep[];
}

/** The two ids in the value of Ref for a client of our type. */
export function identifiersIn(physicalId = ''): { pool: string; client: string } {
  const [pool = '', client = ''] = physicalId.split('|');
  return { pool, client };
}
