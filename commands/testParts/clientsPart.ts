import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { OPERATION_NAMES } from '../../local/cognito/operations';
import { type LocalCognito, startLocalCognito } from '../../local/cognito/server';
import { exitCode, start } from '../../tools/childProcesses';
import { ensureVenv } from '../../tools/contract/venv';
import { LOCAL_CREDENTIALS } from '../../tools/noAccount';

const FOLDER = join('test', 'local', 'clients');

/** boto3 and the AWS CLI need different versions of botocore, so each runs in its own process. */
const PROCESSES = [
  ['test_boto3.py', 'test_service_model.py', 'test_request_limits.py', 'test_signature.py'],
  ['test_aws_cli.py'],
];

/** Without this setting, the AWS CLI fetches a callback URL and sends the content instead of the URL. */
const CLI_CONFIG = '[default]\ncli_follow_urlparam = false\n';

/** The access key of test_service_model.py, which must call every operation. */
const SERVICE_MODEL_KEY = 'SERVICEMODEL';

/** Runs the pytest files of boto3 and the AWS CLI against a local Cognito. */
export async function pythonClients(): Promise<string> {
  const cognito = await startLocalCognito();
  const home = mkdtempSync(join(tmpdir(), 'clients-'));
  try {
    writeFileSync(configFile(home), CLI_CONFIG);
    for (const files of PROCESSES) await pytest(files, environment(cognito.url, home));
    return `boto3 and the AWS CLI, all ${everyOperationWasParsed(cognito)} operations`;
  } finally {
    rmSync(home, { recursive: true });
    await cognito.stop();
  }
}

async function pytest(files: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', ...files.map((file) => join(FOLDER, file))];
  const code = await exitCode(start(ensureVenv().python, args, { env, output: 'inherit' }));
  if (code !== 0) throw new Error(`pytest ended with ${code === null ? 'a signal' : `code ${code}`} on ${files.join(' and ')}`);
}

/** The environment of the clients, without the user's profile, credentials and aliases. */
function environment(cognitoUrl: string, home: string): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))),
    HOME: home,
    PATH: `${ensureVenv().bin}${delimiter}${process.env.PATH}`,
    PYTHONDONTWRITEBYTECODE: '1',
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_CONFIG_FILE: configFile(home),
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognitoUrl,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: cognitoUrl,
    AWS_PAGER: '',
  };
}

const configFile = (home: string) => join(home, 'config');

function everyOperationWasParsed({ requests }: LocalCognito): number {
  const called = new Set(
    requests.filter(({ accessKeyId }) => accessKeyId === SERVICE_MODEL_KEY).map(({ operation }) => operation),
  );
  const missing = OPERATION_NAMES.filter((operation) => !called.has(operation));
  if (missing.length > 0) throw new Error(`test_service_model.py does not call ${missing.join(', ')}.`);
  return OPERATION_NAMES.length;
}
