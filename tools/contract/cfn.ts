import { delimiter, join } from 'node:path';
import { ensureBundle } from '../build/currentBundle.mjs';
import { exitCode, start } from '../childProcesses';
import { NO_ACCOUNT } from '../noAccount';
import { refuseStrays } from '../package/strays';
import { ensureVenv } from './venv';

/** The CloudFormation export that `inputs/` names. In a real account, user-pool.yaml creates it. */
const POOL_EXPORT = 'MyCognitoUserPoolClientTestPoolId';

export interface CfnRun {
  exitCode: number;
  /** Stdout and stderr of the CLI together. */
  output: string;
}

/** The servers that `cfn test` calls in place of AWS. */
export interface TestedAws {
  /** The Lambda endpoint that runs the built bundle. */
  lambdaUrl: string;
  /** The value of POOL_EXPORT for the input sets. */
  poolId: string;
  stop(): Promise<void>;
}

/**
 * Runs the published CloudFormation CLI in the project's folder. For `cfn test`, it builds the bundle first, and the tests run
 * against it. Other commands run without changes.
 * @param startTestedAws called only for `cfn test`, after the build
 * @param onOutput receives the output at once
 */
export async function runCfn(
  args: readonly string[],
  startTestedAws: () => Promise<TestedAws>,
  onOutput: (text: string) => void = () => {},
): Promise<CfnRun> {
  const [command = '', ...rest] = args;
  // The build of `cfn submit` refuses them too, but the CLI does not show its message.
  if (command === 'submit') refuseStrays();
  const { python, bin } = ensureVenv();
  const env = {
    // boto3 does not read AWS_REGION, which other tools use for the Region.
    ...(process.env.AWS_REGION !== undefined && { AWS_DEFAULT_REGION: process.env.AWS_REGION }),
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    PYTHONDONTWRITEBYTECODE: '1',
  };
  if (command !== 'test') return run(join(bin, 'cfn'), args, env, onOutput);
  await ensureBundle();
  const { lambdaUrl, poolId, stop } = await startTestedAws();
  try {
    const endpoint = ['--endpoint', lambdaUrl, '--region', 'us-east-1'];
    const program = [join(__dirname, 'cfn.py'), lambdaUrl, POOL_EXPORT, poolId, command, ...endpoint, ...rest];
    return await run(python, program, { ...env, ...NO_ACCOUNT }, onOutput);
  } finally {
    await stop();
  }
}

async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onOutput: (text: string) => void,
): Promise<CfnRun> {
  const child = start(command, args, { env, output: 'pipe' });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
    onOutput(String(chunk));
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const code = await exitCode(child);
  return { exitCode: code ?? 1, output };
}
