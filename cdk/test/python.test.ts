import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureCdkVenv } from '../generator/venv';

type Names = Record<string, string[]>;

const { status, stdout, stderr } = spawnSync(ensureCdkVenv().python, [join(__dirname, 'python_names.py')], { encoding: 'utf8' });
if (status !== 0) throw new Error(stderr);
const { ours, theirs }: { ours: Names; theirs: Names } = JSON.parse(stdout);

/** What AWS's own type lacks: the secret in Secrets Manager. */
const ONLY_OURS: Names = {
  CfnUserPoolClient: ['publish_secrets_in_aws_secrets_manager'],
  UserPoolClient: ['publish_secrets_in_aws_secrets_manager'],
  'members of CfnUserPoolClient': ['attr_client_secret_arn', 'publish_secrets_in_aws_secrets_manager'],
  'members of UserPoolClient': ['client_secret'],
};

// The properties of aws-cdk-lib stand in the order of the alphabet, ours in that of the schema: they are given by name.
test.each(Object.keys(theirs))('%s: an app in Python finds the names of aws-cdk-lib, and those that are ours alone', (what) => {
  expect([...(ours[what] ?? [])].sort()).toEqual([...(theirs[what] ?? []), ...(ONLY_OURS[what] ?? [])].sort());
});

test('the names that CDK makes of URLs and of OAuth are among them', () => {
  expect(ours.CfnUserPoolClient).toEqual(
    expect.arrayContaining(['callback_ur_ls', 'logout_ur_ls', 'default_redirect_uri', 'allowed_o_auth_flows_user_pool_client']),
  );
  expect(ours['members of CfnUserPoolClient']).toEqual(
    expect.arrayContaining(['attr_client_id', 'attr_client_secret', 'attr_client_secret_arn', 'attr_name']),
  );
});
