import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureCdkVenv } from '../generator/venv';

type Names = Record<string, string[]>;

const { status, stdout, stderr } = spawnSync(ensureCdkVenv().python, [join(__dirname, 'python_names.py')], { encoding: 'utf8' });
if (status !== 0) throw new Error(stderr);
const { ours, theirs }: { ours: Names; theirs: Names } = JSON.parse(stdout);

/** The names for the secret in Secrets Manager, which AWS's own type lacks. */
const ONLY_OURS: Names = {
  CfnUserPoolClient: ['publish_secrets_in_aws_secrets_manager'],
  UserPoolClient: ['publish_secrets_in_aws_secrets_manager'],
  'members of CfnUserPoolClient': ['attr_client_secret_arn', 'publish_secrets_in_aws_secrets_manager'],
  'members of UserPoolClient': ['client_secret'],
};

// The order is not compared, because Python apps pass properties by name. Ours have the order of the schema, aws-cdk-lib's are
// sorted.
test.each(Object.keys(theirs))('%s: Python has the names of aws-cdk-lib, and the names that only our type has', (what) => {
  expect([...(ours[what] ?? [])].sort()).toEqual([...(theirs[what] ?? []), ...(ONLY_OURS[what] ?? [])].sort());
});

test('Python has the names that jsii derives for URLs and OAuth', () => {
  expect(ours.CfnUserPoolClient).toEqual(
    expect.arrayContaining(['callback_ur_ls', 'logout_ur_ls', 'default_redirect_uri', 'allowed_o_auth_flows_user_pool_client']),
  );
  expect(ours['members of CfnUserPoolClient']).toEqual(
    expect.arrayContaining(['attr_client_id', 'attr_client_secret', 'attr_client_secret_arn', 'attr_name']),
  );
});
