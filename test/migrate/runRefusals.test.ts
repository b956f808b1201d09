import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { AWS_TO_OURS, OURS_TO_AWS } from '../../migrate/direction';
import { rewriteTemplate } from '../../migrate/rewrite';
import { refuseMissingValues } from '../../migrate/run/move';
import { planSteps } from '../../migrate/steps';
import { stackWorld } from '../support/stacks';
import { awsAt } from './moving';
import type { ProxiedCall } from './proxy';
import { changingAnswer, dropping, Runs, TEMPLATE, URL_A } from './runs';

const here = stackWorld();
const runs = new Runs(here);

describe('the state of the stack', () => {
  const STATUS = /<StackStatus>.*?<\/StackStatus>/;
  const status = (name: string) => `<StackStatus>${name}</StackStatus>`;

  test.each(['UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'IMPORT_IN_PROGRESS'])(
    'makes the run wait while it is %s',
    async (name) => {
      const { stack } = await runs.deployed();
      expect(await runs.run(stack, { isRun: false, ...changingAnswer('DescribeStacks', STATUS, status(name), 3) })).toBe(0);
      expect(runs.lines[0]).toBe(`The stack ${stack.name} is ${name}. Waiting until CloudFormation has finished.`);
      expect(runs.lines.filter((line) => line.includes('Waiting'))).toHaveLength(1);
    },
  );

  test.each([
    [
      'UPDATE_ROLLBACK_FAILED',
      'Complete the rollback with aws cloudformation continue-update-rollback, then run this command again.',
    ],
    ['UPDATE_FAILED', 'Roll it back with aws cloudformation rollback-stack, then run this command again.'],
    [
      'ROLLBACK_COMPLETE',
      'Its creation failed, so it has no clients: delete the stack and create it again, then run this command again.',
    ],
    ['REVIEW_IN_PROGRESS', 'It is not created yet: create it, then run this command again.'],
    ['DELETE_FAILED', 'Look at its events and repair it, then run this command again.'],
  ])('is refused when it is %s', async (name, remedy) => {
    const { stack } = await runs.deployed();
    await expect(runs.run(stack, changingAnswer('DescribeStacks', STATUS, status(name)))).rejects.toThrow(
      `The stack ${stack.name} is ${name}, so CloudFormation accepts no changes. ${remedy}`,
    );
  });

  test('may be UPDATE_ROLLBACK_COMPLETE', async () => {
    const { stack } = await runs.deployed();
    await stack.update(TEMPLATE.replace(URL_A, 'http://a.example.com'));
    expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await runs.run(stack)).toBe(0);
  });

  test('is an error for an unknown stack, with its name', async () => {
    writeFileSync(runs.file, TEMPLATE);
    await expect(runs.run(new Stack(here.engine, 'nowhere'))).rejects.toThrow('nowhere');
  });
});

describe('before it changes anything, a run refuses', () => {
  test('a template with which the stack was not deployed', async () => {
    const { stack, file } = await runs.deployed();
    writeFileSync(file, TEMPLATE.replace('web', 'website'));
    await expect(runs.run(stack)).rejects.toThrow(
      `The stack ${stack.name} was deployed with another template. Deploy this template first, or give the deployed one: ` +
        `aws cloudformation get-template --stack-name ${stack.name} --query TemplateBody --output text`,
    );
  });

  test('another template than the one with which the move began', async () => {
    const { stack, file } = await runs.deployed();
    await expect(runs.run(stack, dropping('CreateChangeSet', 2))).rejects.toThrow();
    writeFileSync(file, TEMPLATE.replace('web', 'website'));
    await expect(runs.run(stack)).rejects.toThrow('began with another template. Give that template.');
    writeFileSync(file, TEMPLATE.replaceAll('Web', 'App'));
    await expect(runs.run(stack)).rejects.toThrow(
      'The move of Web has begun, but the template has no client Web. Give the template with which it began.',
    );
    writeFileSync(file, rewriteTemplate(TEMPLATE, AWS_TO_OURS).text);
    await expect(runs.run(stack)).rejects.toThrow('it is rewritten already. Give the template from before the rewrite.');
    writeFileSync(file, TEMPLATE);
    expect(await runs.run(stack)).toBe(0);
  });

  test('a type that is not registered', async () => {
    const { stack } = await runs.deployed();
    const body =
      '<ErrorResponse><Error><Code>TypeNotFoundException</Code><Message>No such type.</Message></Error></ErrorResponse>';
    const unregistered = ({ action }: ProxiedCall) =>
      action === 'DescribeType' ? { answer: () => ({ status: 404, body }) } : undefined;
    await expect(runs.run(stack, { intercept: unregistered })).rejects.toThrow(
      `${AWS_TO_OURS.to} is not registered in this account and Region: No such type. Register it first.`,
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
  });

  test('a type that lacks handlers', async () => {
    const { stack } = await runs.deployed();
    await expect(runs.run(stack, changingAnswer('DescribeType', 'FULLY_MUTABLE', 'NON_PROVISIONABLE'))).rejects.toThrow(
      `${AWS_TO_OURS.to} is registered as NON_PROVISIONABLE, and the import needs FULLY_MUTABLE. Register its latest version first.`,
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
  });

  test('a change set that would remove more than the clients from the stack, or delete a client', async () => {
    const { stack } = await runs.deployed();
    const removal = changingAnswer(
      'DescribeChangeSet',
      /<Action>Modify<\/Action>|<Action>Add<\/Action>/,
      '<Action>Remove</Action>',
    );
    await expect(runs.run(stack, removal)).rejects.toThrow(
      /the change set has changes that do not belong to this step, so it was deleted\. The stack is unchanged\.\n {2}Remove \w+ \(/,
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    const deletion = changingAnswer(
      'DescribeChangeSet',
      /<LogicalResourceId>Web<\/LogicalResourceId>/,
      '<LogicalResourceId>Web</LogicalResourceId><PolicyAction>Delete</PolicyAction>',
    );
    await expect(runs.run(stack, deletion)).rejects.toThrow('(AWS::Cognito::UserPoolClient, Delete)');
    const { Summaries = [] } = await here.engine.cloudFormation.send(new ListChangeSetsCommand({ StackName: stack.name }));
    expect(
      Summaries.filter(({ StackName, ExecutionStatus }) => StackName === stack.name && ExecutionStatus === 'AVAILABLE'),
    ).toEqual([]);
  });

  test('a reference to the secret of a client that has none, while the client is in the stack', async () => {
    const ClientId = await here.world.createOutside({});
    const clients = [{ name: 'Web', UserPoolId: here.world.poolId, ClientId }];
    const steps = planSteps(TEMPLATE, AWS_TO_OURS, { name: 'shop', clients });
    for (const done of [0, 1]) {
      await expect(refuseMissingValues(awsAt(here), { steps, done })).rejects.toThrow(
        'Web.ClientSecret has no value: the client was created without a secret. Remove the reference, and deploy the template first.',
      );
    }
    for (const done of [2, 3, 4]) await refuseMissingValues(awsAt(here), { steps, done });
  });
});

describe('a client whose secret Cognito keeps in Secrets Manager', () => {
  const WITHOUT = TEMPLATE.replace('Web.ClientSecret', 'Web.Name');

  test.each([
    ['the move to our type', AWS_TO_OURS],
    ["the move to AWS's type", OURS_TO_AWS],
  ])('is refused before anything is written if the template refers to the secret: %s', async (_move, direction) => {
    const { stack, pool, client } = await runs.deployed(
      direction === AWS_TO_OURS ? TEMPLATE : rewriteTemplate(TEMPLATE, AWS_TO_OURS).text,
    );
    await here.world.editInConsole(client, { PublishSecretsInAWSSecretsManager: true }, pool);
    for (const isRun of [false, true]) {
      await expect(runs.run(stack, { direction, isRun })).rejects.toThrow(
        'Web.ClientSecret has no value: Cognito keeps the client secret in Secrets Manager and does not return it.',
      );
    }
    expect(runs.lines).toEqual([]);
    expect(existsSync(join(runs.folder, 'template-migration'))).toBe(false);
    expect(await stack.status()).toBe('CREATE_COMPLETE');
  });

  test('moves to our type and back, and keeps its secret there', async () => {
    const { stack, pool, client } = await runs.deployed(WITHOUT);
    await here.world.editInConsole(client, { PublishSecretsInAWSSecretsManager: true }, pool);
    const before = await here.world.live(client, pool);
    expect(before).toHaveProperty('ClientSecretArn');
    const requests = await here.world.requestsOf(async () => {
      expect(await runs.run(stack)).toBe(0);
      expect(await here.world.live(client, pool)).toEqual(before);
      expect(await runs.run(stack, { direction: OURS_TO_AWS })).toBe(0);
    });
    expect(await here.world.live(client, pool)).toEqual(before);
    expect(requests.filter(({ input }) => 'PublishSecretsInAWSSecretsManager' in input)).toEqual([]);
  });
});

test('the reason of a failed change set is printed', async () => {
  const { stack } = await runs.deployed();
  const failed = changingAnswer(
    'DescribeChangeSet',
    /<Status>.*?<\/Status>/,
    '<Status>FAILED</Status><StatusReason>No changes.</StatusReason>',
  );
  await expect(runs.run(stack, failed)).rejects.toThrow('CloudFormation refused the change set: No changes.');
});
