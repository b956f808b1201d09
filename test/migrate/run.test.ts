import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { CreateChangeSetCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { BACK, FORTH } from '../../migrate/direction';
import { rewriteTemplate } from '../../migrate/rewrite';
import type { Terminal } from '../../tools/consent';
import { aws, ENGINE_TIMEOUT_MS, identifiersIn, stackWorld } from '../support/stacks';
import { losing, Runs, TEMPLATE, URL_A, URL_B } from './runs';

const here = stackWorld();
const runs = new Runs(here);

const typed = (text: string): Terminal => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  input.end(text);
  return { input, output: new PassThrough() };
};

test('a run says where the stack stands and what is ahead, shows its events, and compares', async () => {
  const { stack, client, pool, file } = await runs.deployed();
  const { ClientSecret } = await here.world.live(client, pool);
  expect(await runs.run(stack)).toBe(0);
  expect(runs.said).toMatch(
    new RegExp(`^The stack ${stack.name} \\(account 123456789012, us-east-1\\) is CREATE_COMPLETE.
From ${FORTH.from} to ${FORTH.to}: Web \\(${client}\\).
     1\\. template-migration/1-retain.yaml: the clients get DeletionPolicy: Retain
     2\\. template-migration/2-remove.yaml: .*
     3\\. template-migration/3-import.yaml: .*
     4\\. template-migration/4-rewritten.yaml: .*
Step 1 of 4: `),
  );
  expect(runs.said).toMatch(/\n {2}Remove Web \(AWS::Cognito::UserPoolClient\)\n/);
  expect(runs.said).toMatch(
    new RegExp(`\n {2}\\d\\d:\\d\\d:\\d\\d UPDATE_COMPLETE ${stack.name} \\(AWS::CloudFormation::Stack\\)\n`),
  );
  expect(runs.said).toMatch(/\nEvery client has the settings, the id and the secret that it had\.$/);
  expect(runs.said).not.toContain(ClientSecret);
  expect(readFileSync(file, 'utf8')).toBe(rewriteTemplate(TEMPLATE, FORTH).text);
  expect(existsSync(join(runs.folder, 'template-migration', 'clients-before.json'))).toBe(false);

  runs.lines = [];
  expect(await runs.run(stack)).toBe(0);
  expect(runs.said).toBe(`The clients of the stack ${stack.name} have the type ${FORTH.to} already. There is nothing to do.`);
  expect(await runs.run(stack, { direction: BACK })).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(TEMPLATE);
});

test('a plan does nothing, and the templates of its steps can be read', async () => {
  const { stack, file } = await runs.deployed();
  expect(await runs.run(stack, { isRun: false })).toBe(0);
  expect(runs.said).toMatch(/Nothing has been done\. With --run the steps are taken\.$/);
  expect(readFileSync(join(runs.folder, 'template-migration', '1-retain.yaml'), 'utf8')).toContain('DeletionPolicy: Retain');
  expect(readFileSync(file, 'utf8')).toBe(TEMPLATE);
  expect(await stack.status()).toBe('CREATE_COMPLETE');
});

test('nothing is done without a yes', async () => {
  const { stack } = await runs.deployed();
  expect(await runs.run(stack, { terminal: typed('n\n') })).toBe(1);
  expect(runs.said).toMatch(/Nothing has been done\.$/);
  await expect(runs.run(stack, { terminal: { input: new PassThrough(), output: new PassThrough() } })).rejects.toThrow(
    'With --yes',
  );
  expect(await stack.status()).toBe('CREATE_COMPLETE');
  expect(await runs.run(stack, { terminal: typed('y\n') })).toBe(0);
});

test('a change set that an earlier run has left is deleted, and no other one', async () => {
  const { stack } = await runs.deployed();
  const other = new CreateChangeSetCommand({
    StackName: stack.name,
    ChangeSetName: `of-a-colleague-${stack.name}`,
    ChangeSetType: 'UPDATE',
    TemplateBody: TEMPLATE.replace('web', 'website'),
  });
  await here.engine.cloudFormation.send(other);
  await expect(runs.run(stack, losing('ExecuteChangeSet'))).rejects.toThrow();
  expect(runs.said).toMatch(/\nStopped on the way\. Run the same command again: /);
  await expect(runs.run(stack, losing('ExecuteChangeSet'))).rejects.toThrow();
  expect(runs.said.match(/Deleted the change set migrate-clients-\d+ of an earlier run\./g)).toHaveLength(1);
  const { Summaries = [] } = await here.engine.cloudFormation.send(new ListChangeSetsCommand({ StackName: stack.name }));
  const left = Summaries.filter(({ StackName, ExecutionStatus }) => StackName === stack.name && ExecutionStatus === 'AVAILABLE');
  const names = left.map(({ ChangeSetName }) => ChangeSetName);
  expect(names).toEqual([`of-a-colleague-${stack.name}`, expect.stringMatching(/^migrate-clients-\d+$/)]);
  expect(await runs.run(stack)).toBe(0);
});

test(
  'an import that was rolled back is taken again, and what differs afterwards is shown',
  async () => {
    const { stack, pool, client } = await runs.deployed();
    const { ClientSecret } = await here.world.live(client, pool);
    // The template's callback URL does not go with the default that the console has set.
    await here.world.editInConsole(client, { CallbackURLs: [URL_A, URL_B], DefaultRedirectURI: URL_B }, pool);
    await expect(runs.run(stack)).rejects.toThrow(
      'the stack is IMPORT_ROLLBACK_COMPLETE, so step 3 is not done; the events above say why.',
    );
    expect(runs.said).toMatch(/IMPORT_FAILED Web .*DefaultRedirectURI must be one of CallbackURLs/);
    expect(await stack.physicalIds()).not.toHaveProperty('Web');

    await here.world.editInConsole(client, { CallbackURLs: [URL_A], DefaultRedirectURI: URL_A }, pool);
    runs.lines = [];
    expect(await runs.run(stack)).toBe(1);
    expect(runs.said).toContain('done 2. template-migration/2-remove.yaml');
    expect(runs.lines.slice(-3)).toEqual([
      'Some settings of the clients are different now. Set them back where they should not be:',
      `  Web.CallbackURLs: ["${URL_A}","${URL_B}"] -> ["${URL_A}"]`,
      `  Web.DefaultRedirectURI: "${URL_B}" -> "${URL_A}"`,
    ]);
    expect(identifiersIn((await stack.physicalIds()).Web)).toEqual({ pool, client });
    expect(await stack.outputs()).toEqual({ Secret: ClientSecret });
  },
  ENGINE_TIMEOUT_MS,
);

test('clients that have left the stack can go back to the type that they had', async () => {
  const { stack, pool, client } = await runs.deployed();
  await expect(runs.run(stack, losing('CreateChangeSet', 3))).rejects.toThrow();
  expect(await stack.physicalIds()).not.toHaveProperty('Web');
  const before = await here.world.live(client, pool);

  writeFileSync(runs.file, rewriteTemplate(TEMPLATE, FORTH).text);
  expect(await runs.run(stack, { direction: BACK })).toBe(0);
  expect((await stack.physicalIds()).Web).toBe(client);
  expect(await here.world.live(client, pool)).toEqual(before);
  expect(readFileSync(runs.file, 'utf8')).toBe(TEMPLATE);
});

test('what the clients were like is asked anew where it is not known, and the person hears of it', async () => {
  const { stack } = await runs.deployed();
  await expect(runs.run(stack, losing('CreateChangeSet', 2))).rejects.toThrow();
  rmSync(join(runs.folder, 'template-migration'), { recursive: true });
  expect(await runs.run(stack)).toBe(0);
  expect(runs.said).toContain(
    'What the clients were like at the start is not known here: they are compared with what they are now.',
  );
});

describe('templates that are too large for a request', () => {
  const LARGE = `${TEMPLATE}${`# ${'long '.repeat(200)}\n`.repeat(52)}`;

  test('need a bucket, and go through it', async () => {
    const { stack } = await runs.deployed(LARGE);
    await expect(runs.run(stack)).rejects.toThrow(
      'CloudFormation takes templates of more than 51200 bytes from S3 only: give a bucket of this Region with --s3-bucket BUCKET.',
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    await expect(runs.run(stack, { bucket: 'no-such-bucket' })).rejects.toThrow(
      'S3 does not take the template into the bucket no-such-bucket (HTTP 404 NoSuchBucket).',
    );
    await aws(here.engine, 's3 mb s3://templates');
    expect(await runs.run(stack, { bucket: 'templates' })).toBe(0);
    expect((await aws(here.engine, 's3 ls s3://templates')).split('\n')).toHaveLength(4);
  });
});

test(
  'two stacks of one template, both on their way, are compared each with itself',
  async () => {
    const text = `Parameters: { Name: { Type: String, Default: web } }\n${TEMPLATE.replace('ClientName: web', 'ClientName: !Ref Name')}`;
    const first = await runs.deployed(text);
    const second = await runs.deployed(text);
    await expect(runs.run(first.stack, losing('ExecuteChangeSet', 3))).rejects.toThrow();
    await expect(runs.run(second.stack, losing('ExecuteChangeSet', 2))).rejects.toThrow();
    expect(await runs.run(first.stack)).toBe(0);
    const before = join(runs.folder, 'template-migration', '0-before.yaml');
    expect(runs.said).toContain('What it was before is in template-migration/0-before.yaml, for other stacks');
    writeFileSync(first.file, readFileSync(before));
    runs.lines = [];
    expect(await runs.run(second.stack)).toBe(0);
    expect(runs.said).toMatch(/\nEvery client has the settings, the id and the secret that it had\.$/);
    expect(existsSync(join(runs.folder, 'template-migration', 'clients-before.json'))).toBe(false);
  },
  ENGINE_TIMEOUT_MS,
);

test(
  'a run that goes on without the --absent of its beginning is refused before its next step',
  async () => {
    const { stack } = await runs.deployed(
      TEMPLATE.replace('Resources:\n', 'Conditions: { No: !Equals [a, b] }\nResources:\n').replace(
        'Outputs:',
        `  Extra:\n    Type: ${FORTH.from}\n    Condition: No\n    Properties: { UserPoolId: !Ref Pool }\nOutputs:`,
      ),
    );
    const absent = ['Extra'];
    await expect(runs.run(stack, { absent, ...losing('ExecuteChangeSet', 3) })).rejects.toThrow();
    await expect(runs.run(stack)).rejects.toThrow(
      'Extra is not among the clients that are on their way: give --absent Extra, as at the start.',
    );
    expect(await runs.run(stack, { absent })).toBe(0);
  },
  ENGINE_TIMEOUT_MS,
);
