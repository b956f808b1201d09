import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { CreateChangeSetCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { AWS_TO_OURS, OURS_TO_AWS } from '../../migrate/direction';
import { rewriteTemplate } from '../../migrate/rewrite';
import type { Terminal } from '../../tools/consent';
import { aws, ENGINE_TIMEOUT_MS, identifiersIn, stackWorld } from '../support/stacks';
import { dropping, Runs, TEMPLATE, URL_A, URL_B } from './runs';

const here = stackWorld();
const runs = new Runs(here);

const typed = (text: string): Terminal => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  input.end(text);
  return { input, output: new PassThrough() };
};

test('a run prints the state of the stack, the steps and the events, and compares the clients', async () => {
  const { stack, client, pool, file } = await runs.deployed();
  const { ClientSecret } = await here.world.live(client, pool);
  expect(await runs.run(stack)).toBe(0);
  expect(runs.output).toMatch(
    new RegExp(`^The stack ${stack.name} \\(account 123456789012, us-east-1\\) is CREATE_COMPLETE.
From ${AWS_TO_OURS.from} to ${AWS_TO_OURS.to}: Web \\(${client}\\).
     1\\. template-migration/1-retain.yaml: the clients get DeletionPolicy: Retain
     2\\. template-migration/2-remove.yaml: .*
     3\\. template-migration/3-import.yaml: .*
     4\\. template-migration/4-rewritten.yaml: .*
Step 1 of 4: `),
  );
  expect(runs.output).toMatch(/\n {2}Remove Web \(AWS::Cognito::UserPoolClient\)\n/);
  expect(runs.output).toMatch(
    new RegExp(`\n {2}\\d\\d:\\d\\d:\\d\\d UPDATE_COMPLETE ${stack.name} \\(AWS::CloudFormation::Stack\\)\n`),
  );
  expect(runs.output).toMatch(/\nEvery client kept its settings, its id and its secret\.$/);
  expect(runs.output).not.toContain(ClientSecret);
  expect(readFileSync(file, 'utf8')).toBe(rewriteTemplate(TEMPLATE, AWS_TO_OURS).text);
  expect(existsSync(join(runs.folder, 'template-migration', 'clients-before.json'))).toBe(false);

  runs.lines = [];
  expect(await runs.run(stack)).toBe(0);
  expect(runs.output).toBe(
    `The clients of the stack ${stack.name} already have the type ${AWS_TO_OURS.to}. There is nothing to do.`,
  );
  expect(await runs.run(stack, { direction: OURS_TO_AWS })).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(TEMPLATE);
});

test('a plan changes nothing, and writes the templates of the steps for the user to read', async () => {
  const { stack, file } = await runs.deployed();
  expect(await runs.run(stack, { isRun: false })).toBe(0);
  expect(runs.output).toMatch(/The stack was not changed\. Add --run to run the steps\.$/);
  expect(readFileSync(join(runs.folder, 'template-migration', '1-retain.yaml'), 'utf8')).toContain('DeletionPolicy: Retain');
  expect(readFileSync(file, 'utf8')).toBe(TEMPLATE);
  expect(await stack.status()).toBe('CREATE_COMPLETE');
});

test('nothing is changed without the answer yes', async () => {
  const { stack } = await runs.deployed();
  expect(await runs.run(stack, { terminal: typed('n\n') })).toBe(1);
  expect(runs.output).toMatch(/The stack was not changed\.$/);
  await expect(runs.run(stack, { terminal: { input: new PassThrough(), output: new PassThrough() } })).rejects.toThrow(
    'To go on without a question, add --yes',
  );
  expect(await stack.status()).toBe('CREATE_COMPLETE');
  expect(await runs.run(stack, { terminal: typed('y\n') })).toBe(0);
});

test('only the change sets that an earlier run has left are deleted', async () => {
  const { stack } = await runs.deployed();
  const other = new CreateChangeSetCommand({
    StackName: stack.name,
    ChangeSetName: `of-a-colleague-${stack.name}`,
    ChangeSetType: 'UPDATE',
    TemplateBody: TEMPLATE.replace('web', 'website'),
  });
  await here.engine.cloudFormation.send(other);
  await expect(runs.run(stack, dropping('ExecuteChangeSet'))).rejects.toThrow();
  expect(runs.output).toMatch(/\nThe move is not complete\. Run the same command again: /);
  await expect(runs.run(stack, dropping('ExecuteChangeSet'))).rejects.toThrow();
  expect(runs.output.match(/Deleted the change set migrate-clients-\d+ of an earlier run\./g)).toHaveLength(1);
  const { Summaries = [] } = await here.engine.cloudFormation.send(new ListChangeSetsCommand({ StackName: stack.name }));
  const left = Summaries.filter(({ StackName, ExecutionStatus }) => StackName === stack.name && ExecutionStatus === 'AVAILABLE');
  const names = left.map(({ ChangeSetName }) => ChangeSetName);
  expect(names).toEqual([`of-a-colleague-${stack.name}`, expect.stringMatching(/^migrate-clients-\d+$/)]);
  expect(await runs.run(stack)).toBe(0);
});

test(
  'an import that was rolled back is repeated, and the changed settings are shown',
  async () => {
    const { stack, pool, client } = await runs.deployed();
    const { ClientSecret } = await here.world.live(client, pool);
    // The template's CallbackURLs lack the DefaultRedirectURI that the console has set.
    await here.world.editInConsole(client, { CallbackURLs: [URL_A, URL_B], DefaultRedirectURI: URL_B }, pool);
    await expect(runs.run(stack)).rejects.toThrow(
      'step 3 failed: the stack is IMPORT_ROLLBACK_COMPLETE. The events above say why.',
    );
    expect(runs.output).toMatch(/IMPORT_FAILED Web .*DefaultRedirectURI must be one of CallbackURLs/);
    expect(await stack.physicalIds()).not.toHaveProperty('Web');

    await here.world.editInConsole(client, { CallbackURLs: [URL_A], DefaultRedirectURI: URL_A }, pool);
    runs.lines = [];
    expect(await runs.run(stack)).toBe(1);
    expect(runs.output).toContain('done 2. template-migration/2-remove.yaml');
    expect(runs.lines.slice(-3)).toEqual([
      'Some settings of the clients have changed. Set them back if you do not want the changes:',
      `  Web.CallbackURLs: ["${URL_A}","${URL_B}"] -> ["${URL_A}"]`,
      `  Web.DefaultRedirectURI: "${URL_B}" -> "${URL_A}"`,
    ]);
    expect(identifiersIn((await stack.physicalIds()).Web)).toEqual({ pool, client });
    expect(await stack.outputs()).toEqual({ Secret: ClientSecret });
  },
  ENGINE_TIMEOUT_MS,
);

test('clients that have left the stack can go back to their old type', async () => {
  const { stack, pool, client } = await runs.deployed();
  await expect(runs.run(stack, dropping('CreateChangeSet', 3))).rejects.toThrow();
  expect(await stack.physicalIds()).not.toHaveProperty('Web');
  const before = await here.world.live(client, pool);

  writeFileSync(runs.file, rewriteTemplate(TEMPLATE, AWS_TO_OURS).text);
  expect(await runs.run(stack, { direction: OURS_TO_AWS })).toBe(0);
  expect((await stack.physicalIds()).Web).toBe(client);
  expect(await here.world.live(client, pool)).toEqual(before);
  expect(readFileSync(runs.file, 'utf8')).toBe(TEMPLATE);
});

test('a run says if the settings from before the move are unknown', async () => {
  const { stack } = await runs.deployed();
  await expect(runs.run(stack, dropping('CreateChangeSet', 2))).rejects.toThrow();
  rmSync(join(runs.folder, 'template-migration'), { recursive: true });
  expect(await runs.run(stack)).toBe(0);
  expect(runs.output).toContain(
    'The settings from before the move are not stored here. The comparison at the end starts from the settings now.',
  );
});

describe('templates that are too large for a request', () => {
  const LARGE = `${TEMPLATE}${`# ${'long '.repeat(200)}\n`.repeat(52)}`;

  test('need a bucket, and are stored in it', async () => {
    const { stack } = await runs.deployed(LARGE);
    await expect(runs.run(stack)).rejects.toThrow(
      'CloudFormation reads templates of more than 51200 bytes only from S3. Add --s3-bucket BUCKET, with a bucket in ',
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    await expect(runs.run(stack, { bucket: 'no-such-bucket' })).rejects.toThrow(
      'S3 refused to store the template in the bucket no-such-bucket (HTTP 404 NoSuchBucket).',
    );
    await aws(here.engine, 's3 mb s3://templates');
    expect(await runs.run(stack, { bucket: 'templates' })).toBe(0);
    expect((await aws(here.engine, 's3 ls s3://templates')).split('\n')).toHaveLength(4);
  });
});

test(
  'two stacks of the same template that move at the same time are compared separately',
  async () => {
    const text = `Parameters: { Name: { Type: String, Default: web } }\n${TEMPLATE.replace('ClientName: web', 'ClientName: !Ref Name')}`;
    const first = await runs.deployed(text);
    const second = await runs.deployed(text);
    await expect(runs.run(first.stack, dropping('ExecuteChangeSet', 3))).rejects.toThrow();
    await expect(runs.run(second.stack, dropping('ExecuteChangeSet', 2))).rejects.toThrow();
    expect(await runs.run(first.stack)).toBe(0);
    const before = join(runs.folder, 'template-migration', '0-before.yaml');
    expect(runs.output).toContain('The template from before the move is in template-migration/0-before.yaml, for other stacks');
    writeFileSync(first.file, readFileSync(before));
    runs.lines = [];
    expect(await runs.run(second.stack)).toBe(0);
    expect(runs.output).toMatch(/\nEvery client kept its settings, its id and its secret\.$/);
    expect(existsSync(join(runs.folder, 'template-migration', 'clients-before.json'))).toBe(false);
  },
  ENGINE_TIMEOUT_MS,
);

test(
  'a run that continues without the --absent of the first run is refused before its next step',
  async () => {
    const { stack } = await runs.deployed(
      TEMPLATE.replace('Resources:\n', 'Conditions: { No: !Equals [a, b] }\nResources:\n').replace(
        'Outputs:',
        `  Extra:\n    Type: ${AWS_TO_OURS.from}\n    Condition: No\n    Properties: { UserPoolId: !Ref Pool }\nOutputs:`,
      ),
    );
    const absent = ['Extra'];
    await expect(runs.run(stack, { absent, ...dropping('ExecuteChangeSet', 3) })).rejects.toThrow();
    await expect(runs.run(stack)).rejects.toThrow('The move began with --absent Extra. Add this option again.');
    expect(await runs.run(stack, { absent })).toBe(0);
  },
  ENGINE_TIMEOUT_MS,
);
