import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { templateAsJson } from '../../tools/examples/json';
import { lintTemplates } from '../../tools/examples/lint';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const folder = join(PROJECT_ROOT, 'registration');
const files = readdirSync(folder).map((file) => join(folder, file));

test('cfn-lint finds nothing in the templates for the registration', () => {
  expect(files.length).toBe(2);
  expect(lintTemplates([...files, join(PROJECT_ROOT, 'tools', 'contract', 'user-pool.yaml')])).toBe('');
});

const resourcesOf = (file: string) => JSON.parse(templateAsJson(file)).Resources;
const { ExecutionRole, LogRole } = resourcesOf(join(folder, 'type.yaml'));

interface Statement {
  Action: string[];
  Resource: { 'Fn::Sub': string } | string;
}

const statementsOf = (role: typeof ExecutionRole): Statement[] =>
  role.Properties.Policies.flatMap((policy: { PolicyDocument: { Statement: Statement[] } }) => policy.PolicyDocument.Statement);

test('type.yaml gives the handlers the same role as cfn submit, except for the pools', () => {
  const generated = resourcesOf(join(PROJECT_ROOT, 'resource-role.yaml')).ExecutionRole;
  expect(statementsOf(ExecutionRole).map(({ Action }) => Action)).toEqual(statementsOf(generated).map(({ Action }) => Action));
  const withoutPolicies = ({ Properties: { Policies, ...others }, ...role }: typeof ExecutionRole) => ({ ...role, ...others });
  expect(withoutPolicies(ExecutionRole)).toEqual(withoutPolicies(generated));
});

/** True if a policy's resource covers an ARN in an account in China, which has another partition. */
function covers(resource: Statement['Resource'], arn: string): boolean {
  const pseudo = { 'AWS::Partition': 'aws-cn', 'AWS::Region': 'cn-north-1', 'AWS::AccountId': '123456789012' };
  const text = typeof resource === 'string' ? resource : resource['Fn::Sub'];
  const pattern = Object.entries(pseudo).reduce((sub, [name, value]) => sub.replaceAll(`\${${name}}`, value), text);
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[^\w]/g, '\\$&'))
      .join('.*')}$`,
  ).test(arn);
}

test.each([
  ['a pool of the account and Region', 'arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_Ab12Cd34E', true],
  ['another account', 'arn:aws-cn:cognito-idp:cn-north-1:210987654321:userpool/cn-north-1_Ab12Cd34E', false],
  ['another Region', 'arn:aws-cn:cognito-idp:cn-northwest-1:123456789012:userpool/cn-northwest-1_Ab12Cd34E', false],
  ['another partition', 'arn:aws:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_Ab12Cd34E', false],
  ['another kind of resource', 'arn:aws-cn:cognito-idp:cn-north-1:123456789012:identitypool/cn-north-1:1', false],
])('the role of type.yaml and %s', (_what, arn, allowed) => {
  const aboutCognito = statementsOf(ExecutionRole).filter(({ Action }) =>
    Action.some((action) => action.startsWith('cognito-idp:')),
  );
  expect(aboutCognito.map(({ Resource }) => covers(Resource, arn))).toEqual([allowed]);
});

test.each([
  ['the handlers', ExecutionRole],
  ['the log', LogRole],
])('only CloudFormation may assume the role for %s, and only for this account', (_what, role) => {
  expect(role.Properties.AssumeRolePolicyDocument.Statement).toMatchObject([
    {
      Principal: { Service: 'resources.cloudformation.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    },
  ]);
});
