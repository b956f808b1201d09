/** Runs test_boto3.py against Cloud Control with the built bundle. */
import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startCloudControl } from '../../../../local/cloudformation/cloudControl/server';
import { ensureVenv } from '../../../../tools/contract/venv';
import { NO_ACCOUNT } from '../../../../tools/noAccount';
import { World } from '../../../support/world';

test('works with boto3', async () => {
  const world = await World.start();
  const cloudControl = await startCloudControl({ lambdaUrl: world.aws.lambda.url });
  try {
    const env = {
      ...process.env,
      ...NO_ACCOUNT,
      AWS_CONFIG_FILE: devNull,
      AWS_ENDPOINT_URL_CLOUDCONTROL: cloudControl.url,
      USER_POOL_ID: world.poolId,
      PYTHONDONTWRITEBYTECODE: '1',
    };
    const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', join(__dirname, 'test_boto3.py')];
    const { stdout } = await promisify(execFile)(ensureVenv().python, args, { env });
    expect(stdout).toMatch(/^5 passed/m);
  } finally {
    await cloudControl.stop();
    await world.stop();
  }
});
