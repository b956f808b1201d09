import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from '../../../../local/cloudformation/stacks/stack';
import { clientsTemplate, FAILED, MODEL, scriptedHandlers } from '../../../support/scriptedHandlers';
import { shellOf } from '../../../support/stacks';

const here = scriptedHandlers();
const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

function deploy(template: string, ...options: string[]) {
  writeFileSync(join(folder, 'template.json'), template);
  const command = `aws cloudformation deploy --stack-name deployed --template-file template.json ${options.join(' ')}`;
  return shellOf(here.engine, folder)(command);
}

/** Runs commands of `aws` one after another. Returns their output. Fails the test if one fails. */
async function aws(...commands: string[]): Promise<string> {
  const { status, stdout, stderr } = await shellOf(
    here.engine,
    folder,
  )(commands.map((command) => `aws ${command} --output text`).join('\n'));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test('aws cloudformation deploy creates and updates a stack, and reports an update without changes and a failed update', async () => {
  const stack = new Stack(here.engine, 'deployed');
  const created = await deploy(clientsTemplate({ A: 5 }), '--tags', 'team=web');
  expect(created).toMatchObject({ status: 0, stdout: expect.stringContaining('Successfully created/updated stack') });
  expect(await stack.tags()).toEqual([{ Key: 'team', Value: 'web' }]);

  expect(await deploy(clientsTemplate({ A: 6 }))).toMatchObject({ status: 0 });
  const unchanged = await deploy(clientsTemplate({ A: 6 }), '--no-fail-on-empty-changeset');
  expect(unchanged).toMatchObject({ status: 0, stdout: expect.stringContaining('No changes to deploy') });
  expect(here.seen()).toEqual(['CREATE A 5', 'UPDATE A 6']);

  here.script = [FAILED];
  const failed = await deploy(clientsTemplate({ A: 7 }));
  expect(failed).toMatchObject({ status: 255, stderr: expect.stringContaining('Failed to create/update the stack') });
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
});

test('a change set shows its changes, and applies them when it is executed', async () => {
  const files = { 'first.json': clientsTemplate({ A: 5 }), 'second.json': clientsTemplate({ A: 6, B: 5 }) };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const changeSet = (name: string) => `--stack-name planned --change-set-name ${name}`;
  await aws(
    `cloudformation create-change-set ${changeSet('create')} --template-body file://first.json --change-set-type CREATE`,
    `cloudformation execute-change-set ${changeSet('create')}`,
  );
  const planned = await aws(
    `cloudformation create-change-set ${changeSet('change')} --template-body file://second.json`,
    `cloudformation wait change-set-create-complete ${changeSet('change')}`,
    `cloudformation describe-change-set ${changeSet('change')} --query Changes[].ResourceChange.[Action,LogicalResourceId,Replacement]`,
  );
  expect(planned).toMatch(/\nModify\tA\tFalse\nAdd\tB\tNone\n$/);
  expect(here.seen()).toEqual(['CREATE A 5']);
  await aws(
    `cloudformation execute-change-set ${changeSet('change')}`,
    'cloudformation wait stack-update-complete --stack-name planned',
  );
  expect(here.seen()).toEqual(['CREATE A 5', 'UPDATE A 6', 'CREATE B 5']);

  const events = await aws(
    'cloudformation describe-stack-events --stack-name planned --query StackEvents[:3].[LogicalResourceId,ResourceStatus]',
  );
  expect(events).toBe('planned\tUPDATE_COMPLETE\nplanned\tUPDATE_COMPLETE_CLEANUP_IN_PROGRESS\nB\tCREATE_COMPLETE\n');
  await aws('cloudformation delete-stack --stack-name planned', 'cloudformation wait stack-delete-complete --stack-name planned');
  expect(here.seen().slice(3)).toEqual(['DELETE B', 'DELETE A']);
});

test('aws cloudformation package uploads the code of a function, and the function is deployed together with the client', async () => {
  const Reader = {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'python3.13',
      Handler: 'index.handler',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Code: 'code',
      Environment: { Variables: { CLIENT_ID: { 'Fn::GetAtt': ['A', 'ClientId'] } } },
    },
  };
  const Role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } } };
  const { Resources } = JSON.parse(clientsTemplate({ A: 5 }));
  writeFileSync(join(folder, 'packed.json'), JSON.stringify({ Resources: { ...Resources, Role, Reader } }));
  mkdirSync(join(folder, 'code'));
  writeFileSync(join(folder, 'code', 'index.py'), 'def handler(event, context):\n    return "signed in"\n');
  const run = shellOf(here.engine, folder);
  const { status, stderr } = await run(`
    aws s3 mb s3://artifacts
    aws cloudformation package --template-file packed.json --s3-bucket artifacts --output-template-file packaged.yaml
    aws cloudformation validate-template --template-body file://packaged.yaml
    aws cloudformation deploy --stack-name packaged --template-file packaged.yaml --s3-bucket artifacts --capabilities CAPABILITY_IAM`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('100.00%') });
  expect(await aws('lambda list-functions --query Functions[].Environment.Variables.CLIENT_ID')).toBe(`${MODEL.ClientId}\n`);
  expect(here.seen()).toEqual(['CREATE A 5']);
});
