/** What `--run` does with a stack, and with what stands against it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { CreateChangeSetCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { BACK, type Direction, FORTH } from '../../../local/migrate/direction';
import { rewriteTemplate } from '../../../local/migrate/rewrite';
import { refuseMissingValues } from '../../../local/migrate/run/move';
import { runMove, type Session } from '../../../local/migrate/run/session';
import { planSteps } from '../../../local/migrate/steps';
import { Stack } from '../../../local/stacks/stack';
import type { Terminal } from '../../../local/start/consent';
import { aws, ENGINE_TIMEOUT_MS, identifiersIn, stackWorld } from '../../support/stacks';
import { awsAt, moveOf } from './moving';
import { type Call, type Fate, proxyOf } from './proxy';

const here = stackWorld();
let folder: string;
let lines: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
  lines = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

const URL_A = 'https://a.example.com';
const URL_B = 'https://b.example.com';
const TEMPLATE = `Resources:
  Pool: { Type: AWS::Cognito::UserPool }
  Web:
    Type: ${FORTH.from}
    Properties: { UserPoolId: !Ref Pool, ClientName: web, GenerateSecret: true, CallbackURLs: ["${URL_A}"] }
Outputs:
  Secret: { Value: !GetAtt Web.ClientSecret }
`;

let stacks = 0;

/** A stack of a template, which stands in a file. */
async function deployed(text = TEMPLATE): Promise<{ stack: Stack; pool: string; client: string; file: string }> {
  stacks += 1;
  const stack = new Stack(here.engine, `shop${stacks}`);
  await stack.create(text);
  const { Pool: pool = '', Web = '' } = await stack.physicalIds();
  const file = join(folder, 'template.yaml');
  writeFileSync(file, text);
  return { stack, pool, client: Web.split('|').at(-1) ?? '', file };
}

interface Options extends Partial<Pick<Session, 'isRun' | 'terminal'>> {
  direction?: Direction;
  fateOf?: (call: Call) => Fate | undefined;
  bucket?: string;
}

/** `npm run migrate -- template.yaml --stack-name NAME --run --yes`, but for the options. Answers its exit code. */
async function run(
  stack: Stack,
  { direction = FORTH, fateOf = () => undefined, bucket, ...session }: Options = {},
): Promise<number> {
  const path = join(folder, 'template.yaml');
  const proxy = await proxyOf(here.engine, fateOf);
  const before = process.env.AWS_ENDPOINT_URL_S3;
  process.env.AWS_ENDPOINT_URL_S3 = proxy.url;
  try {
    const move = { ...moveOf(stack, readFileSync(path, 'utf8'), direction), bucket };
    const at = { ...awsAt(here, lines), cloudFormation: proxy.cloudFormation };
    return await runMove(at, move, { path, folder, isRun: true, terminal: undefined, ...session });
  } finally {
    if (before === undefined) delete process.env.AWS_ENDPOINT_URL_S3;
    else process.env.AWS_ENDPOINT_URL_S3 = before;
    await proxy.stop();
  }
}

const said = () => lines.join('\n');
const answering = (action: string, pattern: RegExp | string, text: string, most = 100) => ({
  fateOf: (call: Call): Fate | undefined =>
    call.action === action && call.number <= most ? { answer: (body) => ({ body: body.replace(pattern, text) }) } : undefined,
});

const typed = (text: string): Terminal => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  input.end(text);
  return { input, output: new PassThrough() };
};

test('a run says where the stack stands and what is ahead, shows its events, and compares', async () => {
  const { stack, client, pool, file } = await deployed();
  const { ClientSecret } = await here.world.live(client, pool);
  expect(await run(stack)).toBe(0);
  expect(said()).toMatch(
    new RegExp(`^The stack ${stack.name} \\(account 123456789012, us-east-1\\) is CREATE_COMPLETE.
From ${FORTH.from} to ${FORTH.to}: Web \\(${client}\\).
     1\\. template-migration/1-retain.yaml: the clients get DeletionPolicy: Retain
     2\\. template-migration/2-remove.yaml: .*
     3\\. template-migration/3-import.yaml: .*
     4\\. template-migration/4-rewritten.yaml: .*
Step 1 of 4: `),
  );
  expect(said()).toMatch(/\n {2}Remove Web \(AWS::Cognito::UserPoolClient\)\n/);
  expect(said()).toMatch(
    new RegExp(`\n {2}\\d\\d:\\d\\d:\\d\\d UPDATE_COMPLETE ${stack.name} \\(AWS::CloudFormation::Stack\\)\n`),
  );
  expect(said()).toMatch(/\nEvery client has the settings, the id and the secret that it had\.$/);
  expect(said()).not.toContain(ClientSecret);
  expect(readFileSync(file, 'utf8')).toBe(rewriteTemplate(TEMPLATE, FORTH).text);
  expect(existsSync(join(folder, 'template-migration', 'clients-before.json'))).toBe(false);

  lines = [];
  expect(await run(stack)).toBe(0);
  expect(said()).toBe(`The clients of the stack ${stack.name} have the type ${FORTH.to} already. There is nothing to do.`);
  expect(await run(stack, { direction: BACK })).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(TEMPLATE);
});

test('a plan does nothing, and the templates of its steps can be read', async () => {
  const { stack, file } = await deployed();
  expect(await run(stack, { isRun: false })).toBe(0);
  expect(said()).toMatch(/Nothing has been done\. With --run the steps are taken\.$/);
  expect(readFileSync(join(folder, 'template-migration', '1-retain.yaml'), 'utf8')).toContain('DeletionPolicy: Retain');
  expect(readFileSync(file, 'utf8')).toBe(TEMPLATE);
  expect(await stack.status()).toBe('CREATE_COMPLETE');
});

test('nothing is done without a yes', async () => {
  const { stack } = await deployed();
  expect(await run(stack, { terminal: typed('n\n') })).toBe(1);
  expect(said()).toMatch(/Nothing has been done\.$/);
  await expect(run(stack, { terminal: { input: new PassThrough(), output: new PassThrough() } })).rejects.toThrow('With --yes');
  expect(await stack.status()).toBe('CREATE_COMPLETE');
  expect(await run(stack, { terminal: typed('y\n') })).toBe(0);
});

test('a change set that an earlier run has left is deleted, and no other one', async () => {
  const { stack } = await deployed();
  const other = new CreateChangeSetCommand({
    StackName: stack.name,
    ChangeSetName: `of-a-colleague-${stack.name}`,
    ChangeSetType: 'UPDATE',
    TemplateBody: TEMPLATE.replace('web', 'website'),
  });
  await here.engine.cloudFormation.send(other);
  await expect(
    run(stack, { fateOf: ({ action }) => (action === 'ExecuteChangeSet' ? { lost: true } : undefined) }),
  ).rejects.toThrow();
  expect(said()).toMatch(/\nStopped on the way\. Run the same command again: /);
  expect(await run(stack)).toBe(0);
  expect(said().match(/Deleted the change set migrate-clients-\d+ of an earlier run\./g)).toHaveLength(1);
  const { Summaries = [] } = await here.engine.cloudFormation.send(new ListChangeSetsCommand({ StackName: stack.name }));
  const left = Summaries.filter(({ StackName, ExecutionStatus }) => StackName === stack.name && ExecutionStatus === 'AVAILABLE');
  expect(left.map(({ ChangeSetName }) => ChangeSetName)).toEqual([`of-a-colleague-${stack.name}`]);
});

describe('the state of the stack', () => {
  const STATUS = /<StackStatus>.*?<\/StackStatus>/;
  const status = (name: string) => `<StackStatus>${name}</StackStatus>`;

  test.each(['UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'IMPORT_IN_PROGRESS'])(
    'is waited for while it is %s',
    async (name) => {
      const { stack } = await deployed();
      expect(await run(stack, { isRun: false, ...answering('DescribeStacks', STATUS, status(name), 3) })).toBe(0);
      expect(lines[0]).toBe(`The stack ${stack.name} is at work (${name}). Waiting for it.`);
      expect(lines.filter((line) => line.includes('at work'))).toHaveLength(1);
    },
  );

  test.each([
    ['UPDATE_ROLLBACK_FAILED', 'Bring it back with aws cloudformation continue-update-rollback, then run this again.'],
    ['UPDATE_FAILED', 'Bring it back with aws cloudformation rollback-stack, then run this again.'],
    ['ROLLBACK_COMPLETE', 'It could not be created, so it has no clients: delete it and create it anew, then run this again.'],
    ['REVIEW_IN_PROGRESS', 'It has not been created yet: create it, then run this again.'],
    ['DELETE_FAILED', 'Its events say why, then run this again.'],
  ])('is refused when it is %s', async (name, wayOut) => {
    const { stack } = await deployed();
    await expect(run(stack, answering('DescribeStacks', STATUS, status(name)))).rejects.toThrow(
      `The stack ${stack.name} is ${name} and takes no changes. ${wayOut}`,
    );
  });

  test('may be that after an update that was rolled back', async () => {
    const { stack } = await deployed();
    await stack.update(TEMPLATE.replace(URL_A, 'http://a.example.com'));
    expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await run(stack)).toBe(0);
  });

  test('is named when there is no such stack', async () => {
    writeFileSync(join(folder, 'template.yaml'), TEMPLATE);
    await expect(run(new Stack(here.engine, 'nowhere'))).rejects.toThrow('nowhere');
  });
});

test(
  'an import that was rolled back is taken again, and what differs afterwards is shown',
  async () => {
    const { stack, pool, client } = await deployed();
    const { ClientSecret } = await here.world.live(client, pool);
    // The template's callback URL does not go with the default that the console has set.
    await here.world.editInConsole(client, { CallbackURLs: [URL_A, URL_B], DefaultRedirectURI: URL_B }, pool);
    await expect(run(stack)).rejects.toThrow(
      'the stack is IMPORT_ROLLBACK_COMPLETE, so step 3 is not done; the events above say why.',
    );
    expect(said()).toMatch(/IMPORT_ROLLBACK_IN_PROGRESS .*DefaultRedirectURI must be one of CallbackURLs/);
    expect(await stack.physicalIds()).not.toHaveProperty('Web');

    await here.world.editInConsole(client, { CallbackURLs: [URL_A], DefaultRedirectURI: URL_A }, pool);
    lines = [];
    expect(await run(stack)).toBe(1);
    expect(said()).toContain('done 2. template-migration/2-remove.yaml');
    expect(lines.slice(-3)).toEqual([
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
  const { stack, pool, client } = await deployed();
  const third = ({ action, number }: Call) => (action === 'CreateChangeSet' && number === 3 ? { lost: true } : undefined);
  await expect(run(stack, { fateOf: third })).rejects.toThrow();
  expect(await stack.physicalIds()).not.toHaveProperty('Web');
  const before = await here.world.live(client, pool);

  writeFileSync(join(folder, 'template.yaml'), rewriteTemplate(TEMPLATE, FORTH).text);
  expect(await run(stack, { direction: BACK })).toBe(0);
  expect((await stack.physicalIds()).Web).toBe(client);
  expect(await here.world.live(client, pool)).toEqual(before);
  expect(readFileSync(join(folder, 'template.yaml'), 'utf8')).toBe(TEMPLATE);
});

test('what the clients were like is asked anew where it is not known, and the person hears of it', async () => {
  const { stack } = await deployed();
  const second = ({ action, number }: Call) => (action === 'CreateChangeSet' && number === 2 ? { lost: true } : undefined);
  await expect(run(stack, { fateOf: second })).rejects.toThrow();
  rmSync(join(folder, 'template-migration'), { recursive: true });
  expect(await run(stack)).toBe(0);
  expect(said()).toContain(
    'What the clients were like at the start is not known here: they are compared with what they are now.',
  );
});

describe('refuses before anything is done', () => {
  test('a template with which the stack was not deployed', async () => {
    const { stack, file } = await deployed();
    writeFileSync(file, TEMPLATE.replace('web', 'website'));
    await expect(run(stack)).rejects.toThrow(
      `The stack ${stack.name} was deployed with another template. Deploy this one first, or give that one: ` +
        `aws cloudformation get-template --stack-name ${stack.name} --query TemplateBody --output text`,
    );
  });

  test('another template than that with which the move began', async () => {
    const { stack, file } = await deployed();
    const second = ({ action, number }: Call) => (action === 'CreateChangeSet' && number === 2 ? { lost: true } : undefined);
    await expect(run(stack, { fateOf: second })).rejects.toThrow();
    writeFileSync(file, TEMPLATE.replace('web', 'website'));
    await expect(run(stack)).rejects.toThrow(
      'is on its way, but not with this template. Give the one with which its move began.',
    );
    writeFileSync(file, TEMPLATE.replaceAll('Web', 'App'));
    await expect(run(stack)).rejects.toThrow('Web moves, and the template has no such client.');
    writeFileSync(file, rewriteTemplate(TEMPLATE, FORTH).text);
    await expect(run(stack)).rejects.toThrow('Steps begin with the template as it was before.');
    writeFileSync(file, TEMPLATE);
    expect(await run(stack)).toBe(0);
  });

  test('a type that is not registered', async () => {
    const { stack } = await deployed();
    const body =
      '<ErrorResponse><Error><Code>TypeNotFoundException</Code><Message>No such type.</Message></Error></ErrorResponse>';
    const unregistered = ({ action }: Call) =>
      action === 'DescribeType' ? { answer: () => ({ status: 404, body }) } : undefined;
    await expect(run(stack, { fateOf: unregistered })).rejects.toThrow(
      `${FORTH.to} is not registered in this account and Region: No such type. Register it first.`,
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
  });

  test('a type that lacks handlers', async () => {
    const { stack } = await deployed();
    await expect(run(stack, answering('DescribeType', 'FULLY_MUTABLE', 'NON_PROVISIONABLE'))).rejects.toThrow(
      `${FORTH.to} is NON_PROVISIONABLE here, not FULLY_MUTABLE. Register its latest version first.`,
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
  });

  test('a change that would take more out of the stack than clients, or delete one', async () => {
    const { stack } = await deployed();
    const removal = answering('DescribeChangeSet', /<Action>Modify<\/Action>|<Action>Add<\/Action>/, '<Action>Remove</Action>');
    await expect(run(stack, removal)).rejects.toThrow(/this step would do more than it should, so it is not done: Remove \w+ \(/);
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    const deletion = answering(
      'DescribeChangeSet',
      /<LogicalResourceId>Web<\/LogicalResourceId>/,
      '<LogicalResourceId>Web</LogicalResourceId><PolicyAction>Delete</PolicyAction>',
    );
    await expect(run(stack, deletion)).rejects.toThrow('(AWS::Cognito::UserPoolClient, Delete).');
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
      const { stack, pool, client } = await deployed(direction === FORTH ? TEMPLATE : rewriteTemplate(TEMPLATE, FORTH).text);
      await here.world.editInConsole(client, { PublishSecretsInAWSSecretsManager: true }, pool);
      for (const isRun of [false, true]) {
        await expect(run(stack, { direction, isRun })).rejects.toThrow(
          'Web.ClientSecret: Cognito keeps the secret of the client in Secrets Manager and does not answer it.',
        );
      }
      expect(lines).toEqual([]);
      expect(existsSync(join(folder, 'template-migration'))).toBe(false);
      expect(await stack.status()).toBe('CREATE_COMPLETE');
    },
  );

  test('moves forth and back, and keeps it there', async () => {
    const { stack, pool, client } = await deployed(WITHOUT);
    await here.world.editInConsole(client, { PublishSecretsInAWSSecretsManager: true }, pool);
    const before = await here.world.live(client, pool);
    expect(before).toHaveProperty('ClientSecretArn');
    const requests = await here.world.requestsOf(async () => {
      expect(await run(stack)).toBe(0);
      expect(await here.world.live(client, pool)).toEqual(before);
      expect(await run(stack, { direction: BACK })).toBe(0);
    });
    expect(await here.world.live(client, pool)).toEqual(before);
    expect(requests.filter(({ input }) => 'PublishSecretsInAWSSecretsManager' in input)).toEqual([]);
  });
});

describe('templates that are too large for a request', () => {
  const LARGE = `${TEMPLATE}${'# a long comment\n'.repeat(3_100)}`;

  test('need a bucket, and go through it', async () => {
    const { stack } = await deployed(LARGE);
    await expect(run(stack)).rejects.toThrow(
      'CloudFormation takes templates of more than 51200 bytes from S3 only: give a bucket of this Region with --s3-bucket BUCKET.',
    );
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    await expect(run(stack, { bucket: 'no-such-bucket' })).rejects.toThrow(
      'S3 does not take the template into the bucket no-such-bucket (HTTP 404 NoSuchBucket).',
    );
    await aws(here.engine, 's3 mb s3://templates');
    expect(await run(stack, { bucket: 'templates' })).toBe(0);
    expect((await aws(here.engine, 's3 ls s3://templates')).split('\n')).toHaveLength(4);
  });
});

test('a change set that fails says why, and is deleted', async () => {
  const { stack } = await deployed();
  const failed = answering(
    'DescribeChangeSet',
    /<Status>.*?<\/Status>/,
    '<Status>FAILED</Status><StatusReason>No changes.</StatusReason>',
  );
  await expect(run(stack, failed)).rejects.toThrow("CloudFormation can't make this change: No changes.");
});
