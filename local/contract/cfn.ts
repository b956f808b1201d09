import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { createPool } from '../cognitoClient';
import { PROJECT_ROOT, startLocalAws } from '../localAws';
import { ensureVenv } from './venv';

/** The CloudFormation export that `inputs/` names; user-pool.yaml makes it in a real account. */
const POOL_EXPORT = 'MyCognitoUserPoolClientTestPoolId';

export interface CfnRun {
  exitCode: number;
  /** Everything that the CLI wrote, stdout and stderr together. */
  output: string;
}

/**
 * Runs the published CloudFormation CLI in the project's folder. `cfn test` runs against the built bundle and a local
 * Cognito with a fresh pool; every other command as it is.
 * @param onOutput gets the output as it comes
 */
export async function runCfn(args: readonly string[], onOutput: (text: string) => void = () => {}): Promise<CfnRun> {
  const { python, bin } = ensureVenv();
  if (args[0] !== 'test') return run(join(bin, 'cfn'), args, onOutput);
  const aws = await startLocalAws();
  try {
    const poolId = await createPool(aws.cognito.url, 'contract-tests');
    const endpoint = ['--endpoint', aws.lambda.url, '--region', 'us-east-1'];
    return await run(python, [join(__dirname, 'cfn.py'), aws.lambda.url, POOL_EXPORT, poolId, ...args, ...endpoint], onOutput);
  } finally {
    await aws.stop();
  }
}

function run(command: string, args: readonly string[], onOutput: (text: string) => void): Promise<CfnRun> {
  const { bin } = ensureVenv();
  const child = spawn(command, args, {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      // Keys that no account knows: nothing that runs here can reach a real one.
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: 'local',
      AWS_DEFAULT_REGION: 'us-east-1',
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
      onOutput(String(chunk));
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
