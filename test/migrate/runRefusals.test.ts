import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { BACK, FORTH } from '../../migrate/direction';
import { rewriteTemplate } from '../../migrate/rewrite';
import { refuseMissingValues } from '../../migrate/run/move';
import { planSteps } from '../../migrate/steps';
import { stackWorld } from '../support/stacks';
import { awsAt } from './moving';
import type { ProxiedCall } from './proxy';
import { answering, losing, Runs, TEMPLATE, URL_A } from './runs';

const here = stackWorld();
const runs = new Runs(here);

describe('the state of the stack', () => {
  const STATUS = /<StackStatus>.*?<\/StackStatus>/;
  const status = (name: string) => `<StackStatus>${name}</StackStatus>`;

  test.each(['UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'IMPORT_IN_PROGRESS'])(
    'is waited for while it is %s',
    async (name) => {
      const { stack } = await runs.deployed();
      expect(await runs.run(stack, { isRun: false, ...answering('DescribeStacks', STATUS, status(name), 3) })).toBe(0);
      expect(runs.lines[0]).toBe(`The stack ${stack.name} is at work (${name}). Waiting for it.`);
      expect(runs.lines.filter((line) => line.includes('at work'))).toHaveLength(1);
    },
  );

  test.each([
    ['UPDATE_ROLLBACK_FAILED', 'Bring it back with aws cloudformation continue-update-rollback, then run this again.'],
    ['UPDATE_FAILED', 'Bring it back with aws cloudformation rollback-stack, then run this again.'],
    ['ROLLBACK_COMPLETE', 'It could not be created, so it has no clients: delete it and create it anew, then run this again.'],
    ['REVIEW_IN_PROGRESS', 'It has not been created yet: create it, then run this again.'],
    ['DELETE_FAILED', 'Its events say why, then run this again.'],
  ])('is refused when it is %s', async (name, wayOut) => {
    const { stack } = await runs.deployed();
    await expect(runs.run(stack, answering('DescribeStacks', STATUS, status(name)))).rejects.toThrow(
      `The stack ${stack.name} is ${name} and takes no changes. ${wayOut}`,
    );
  });

  test('may be that after an update that was rolled back', async () => {
    const { stack } = await runs.deployed();
    await stack.update(TEMPLATE.replace(URL_A, 'http://a.example.com'));
    expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await runs.run(stack)).toBe(0);
  });

  test('is named when there is no such stack', async () => {
    writeFileSync(runs.file, TEMPLATE);
    await expect(runs.run(new Stack(here.engine, 'nowhere'))).rejects.toThrow('nowhere');
  });
});

describe('refuses before anything is done', () => {
  test('a template with which the stack was not deployed', async () => {
    const { stack, file } = await runs.deployed();
    writeFileSync(file, TEMPLATE.replace('web', 'website'));
    await expect(runs.run(stack)).rejects.toThrow(
      `The stack ${stack.name} was deployed with another template. Deploy this one first, or give that one: ` +
        `aws cloudformation get-template --stack-name ${stack.name} --query TemplateBody --output text`,
    );
  });

  test('another template than that with which the move began', async () => {
    const { stack, file } = await runs.deployed();
    await expect(runs.run(stack, losing('CreateChangeSet', 2))).rejects.toThrow();
    writeFileSync(file, TEMPLATE.replace('web', 'website'));
    await expect(runs.run(stack)).rejects.toThrow(
      'is on its way, but not with this template. Give the one with which its move began.',
    );
    writeFileSync(file, TEMPLATE.replaceAll('Web', 'App'));
    await expect(runs.run(stack)).rejects.toThrow('Web moves, and the template has no such client.');
    writeFileSync(file, rewriteTemplate(TEMPLATE, FORTH).text);
    await expect(runs.run(stack)).rejects.toThrow('Steps begin with the template as it was before.');
    writeFileSync(file, TEMPLATE);
    expect(await runs.run(stack)).toBe(0);
  });

  test('a type that is not registered', async () => {
    const { stack } = await runs.deployed();
    const body =
      '<ErrorResponse><Error><Code>TypeNotFoundException</Code><Message>No such type.</Message></Error></ErrorResponse>';
    const unregistered = ({ action }: ProxiedCall) =>
      action === 'DescribeType' ? { answer: () => ({ status: 404, body }) } : undefined;
    await expect(runs.run(stack, { fateOf: unregistered })).rejects.toThrow(
      `${FORTH.to} is not registered in this account and Region: No such type. Register it first.`,
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
  });

  test('a type that lacks handlers', async () => {
    const { stack } = await runs.deployed();
    await expect(runs.run(stack, answering('DescribeType', 'FULLY_MUTABLE', 'NON_PROVISIONABLE'))).rejects.toThrow(
      `${FORTH.to} is NON_PROVISIONABLE here, not FULLY_MUTABLE. Register its latest version first.`,
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
  });

  test('a change that would take more out of the stack than clients, or delete one', async () => {
    const { stack } = await runs.deployed();
    const removal = answering('DescribeChangeSet', /<Action>Modify<\/Action>|<Action>Add<\/Action>/, '<Action>Remove</Action>');
    await expect(runs.run(stack, removal)).rejects.toThrow(
      /this step would do more than it should, so it is not done: Remove \w+ \(/,
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    const deletion = answering(
      'DescribeChangeSet',
      /<LogicalResourceId>Web<\/LogicalResourceId>/,
      '<LogicalResourceId>Web</LogicalResourceId><PolicyAction>Delete</PolicyAction>',
    );
    await expect(runs.run(stack, deletion)).rejects.toThrow('(AWS::Cognito::UserPoolClient, Delete).');
    const { Summaries = [] } = await here.engine.cloudFormation.send(new ListChangeSetsCommand({ StackName: stack.name }));
    expect(
      Summaries.filter(({ StackName, ExecutionStatus }) => StackName === stack.name && ExecutionStatus === 'AVAILABLE'),
    ).toEqual([]);
  });

  test('a reference to the secret of a client that has none, while the client is in the stack', async () => {
    const ClientId = await here.world.createOutside({});
    const clients = [{ name: 'Web', UserPoolId: here.world.poolId, ClientId }];
    const steps = planSteps(TEMPLATE, FORTH, { name: 'shop', clients });
    for (const done of [0, 1]) {
      await expect(refuseMissingValues(awsAt(here), { steps, done })).rejects.toThrow(
        'Web.ClientSecret: the template refers to the secret of the client, which has none. Take the reference out and deploy that first.',
      );
    }
    for (const done of [2, 3, 4]) await refuseMissingValues(awsAt(here), { steps, done });
  });
});

describe('a client whose secret Cognito keeps in Secrets Manager', () => {
  const WITHOUT = TEMPLATE.replace('Web.ClientSecret', 'Web.Name');

  test.each([
    ['forth', FORTH],
    ['back', BACK],
  ])(
    'is pointed out before anything is written where the template refers to the secret, on the way %s',
    async (_way, direction) => {
      const { stack, pool, client } = await runs.deployed(direction === FORTH ? TEMPLATE : rewriteTemplate(TEMPLATE, FORTH).text);
      await here.world.editInConsole(client, { PublishSecretsInAWSSecretsManager: true }, pool);
      for (const isRun of [false, true]) {
        await expect(runs.run(stack, { direction, isRun })).rejects.toThrow(
          'Web.ClientSecret: Cognito keeps the secret of the client in Secrets Manager and does not answer it.',
        );
      }
      expect(runs.lines).toEqual([]);
      expect(existsSync(join(runs.folder, 'template-migration'))).toBe(false);
      expect(await stack.status()).toBe('CREATE_COMPLETE');
    },
  );

  test('moves forth and back, and keeps it there', async () => {
    const { stack, pool, client } = await runs.deployed(WITHOUT);
    await here.world.editInConsole(client, { PublishSecretsInAWSSecretsManager: true }, pool);
    const before = await here.world.live(client, pool);
    expect(before).toHaveProperty('ClientSecretArn');
    const requests = await here.world.requestsOf(async () => {
      expect(await runs.run(stack)).toBe(0);
      expect(await here.world.live(client, pool)).toEqual(before);
      expect(await runs.run(stack, { direction: BACK })).toBe(0);
    });
    expect(await here.world.live(client, pool)).toEqual(before);
    expect(requests.filter(({ input }) => 'PublishSecretsInAWSSecretsManager' in input)).toEqual([]);
  });
});

test('a change set that fails says why, and is deleted', async () => {
  const { stack } = await runs.deployed();
  const failed = answering(
    'DescribeChangeSet',
    /<Status>.*?<\/Status>/,
    '<Status>FAILED</Status><StatusReason>No changes.</StatusReason>',
  );
  await expect(runs.run(stack, failed)).rejects.toThrow("CloudFormation can't make this change: No changes.");
});
