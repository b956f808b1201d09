/** A test runs every command of a document, or this file says why no test runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { accountlessShell } from '../support/accountlessShell';
import { commandsOf, markdownFiles, textOf } from '../support/guides';

/** Documents whose commands a separate test runs in order. */
const RUN_IN_ORDER: Record<string, string> = {
  'guides/cloud-control.md': 'test/guides/cloudControl.test.ts',
  'guides/install.md': 'test/registration/guides.test.ts',
  'guides/local-cognito.md': 'test/guides/localCognito.test.ts',
  'guides/migrate.md': 'test/migrate/guide.test.ts',
  'guides/terraform.md': 'test/guides/terraform.test.ts',
  'guides/your-tests.md': 'test/guides/yourTests.test.ts',
  'packages/local-cognito/README.md': 'test/release/localCognito.test.ts',
  'packages/userpoolclient-tools/README.md': 'test/release/userPoolClientTools.test.ts',
};

/** Commands that another test or another part of `npm test` runs, with its file. */
const RUN_BY: Record<string, string> = {
  'npm start': 'test/guides/recordings.test.ts',
  'npm run build': 'test/commands/build.test.ts',
  'npm run fidelity': 'test/fidelity/command.test.ts',
  'npm run fidelity -- --endpoint http://127.0.0.1:5000': 'commands/testParts/motoPart.ts',
  'npm run fidelity -- --aws --region eu-west-1': 'test/fidelity/aws.test.ts',
  'npm run fidelity -- --aws --region eu-west-1 --secrets': 'test/fidelity/aws.test.ts',
  'npm run watch:api': 'test/fidelity/apiWatch/command.test.ts',
  'aws cloudformation deploy --stack-name web --template-file examples/browser-app/template.yaml':
    'test/guides/localStacks.test.ts',
  'aws cloudformation deploy --stack-name web --template-file examples/browser-app/template.yaml --parameter-overrides AppUrl=https://shop.example.com':
    'test/guides/localStacks.test.ts',
  'aws cloudformation describe-stack-events --stack-name web': 'test/guides/localStacks.test.ts',
  'aws cognito-idp list-user-pools --max-results 10': 'test/guides/localStacks.test.ts',
  'aws cloudformation delete-stack --stack-name web': 'test/guides/localStacks.test.ts',
  'aws s3 mb s3://artifacts': 'test/guides/localStacks.test.ts',
  'aws cloudformation package --template-file examples/minimal/template.yaml --s3-bucket artifacts --output-template-file "$(mktemp)"':
    'test/guides/localStacks.test.ts',
  'npx cdk bootstrap': 'cdk/test/cdkCli.test.ts',
  'npx cdk deploy --require-approval never': 'cdk/test/cdkCli.test.ts',
  'npx cdk diff': 'cdk/test/cdkCli.test.ts',
  'npx cdk destroy --force': 'cdk/test/cdkCli.test.ts',
  'sam deploy --stack-name sign-in --resolve-s3 --no-confirm-changeset --capabilities CAPABILITY_IAM':
    'test/local/sam/samCli.test.ts',
  'sam delete --stack-name sign-in --no-prompts': 'test/local/sam/samCli.test.ts',
  'npm run cdk': 'commands/testParts/cdkPart.ts',
  'npm run cfn -- test': 'commands/testParts/cfnParts.ts',
  'npm run cfn -- generate': 'commands/testParts/cfnParts.ts',
  'npm run record': 'test/guides/recordings.test.ts',
  'aws cloudformation set-type-default-version --type RESOURCE --type-name My::Cognito::UserPoolClient --version-id 00000001':
    'test/registration/guides.test.ts',
  'npm test -- --record': 'test/commands/testParts/testCommand.test.ts',
};

/** Commands that no test runs, with the reason. */
const NOT_RUN: Record<string, string> = {
  'npm test': 'runs this test',
  'npm test -- types lint': 'are two parts of npm test',
  'npx jest test/src/model/merge.test.ts': 'runs a test that npm test also runs',
  'npm run format': 'changes the sources',
  'npx tsx test/release/record.ts 1.0.0 .': 'writes into the sources, once for a release',
  'npm run mutation': 'takes many minutes',
  '.venv/bin/moto_server -p 5000': 'uses a fixed port; the part moto starts the same server on a free port',
  'npm run cfn -- test -- -k contract_update_read': 'is one test of the part contract',
  'sam local start-lambda --template template.yml': 'needs Docker',
  '.venv/bin/cfn test --region us-east-1': 'needs an account',
  'curl --user "$CLIENT_ID:$CLIENT_SECRET" --data \'grant_type=client_credentials&scope=orders/read\' "$TOKEN_URL"':
    'needs a token endpoint',
};

/** The variables that readers of the examples set. */
const VARIABLES = 'CERTIFICATE_ARN=arn VPC_ID=vpc-1 SUBNET_ID_1=subnet-1 SUBNET_ID_2=subnet-2';

const SERVER = /^npm run --silent local\b/;

const runInOrder = Object.keys(RUN_IN_ORDER);
const commands = [
  ...new Set(
    markdownFiles()
      .filter((document) => !runInOrder.includes(document))
      .flatMap(commandsOf),
  ),
];
const isElsewhere = (command: string) => Object.hasOwn(RUN_BY, command) || Object.hasOwn(NOT_RUN, command);

test('every command in the lists of this file is in a document', () => {
  expect([...Object.keys(RUN_BY), ...Object.keys(NOT_RUN)].filter((command) => !commands.includes(command))).toEqual([]);
});

test('every test in the lists of this file exists, and names the documents that it runs', () => {
  expect(Object.values(RUN_BY).filter((file) => !existsSync(join(PROJECT_ROOT, file)))).toEqual([]);
  expect(
    Object.entries(RUN_IN_ORDER).filter(([document, file]) => !textOf(file).includes(document.split('/').at(-1) ?? '')),
  ).toEqual([]);
});

describe('without an account, a shell runs', () => {
  const shell = accountlessShell();
  afterAll(() => shell.stop());

  test.each(commands.filter((command) => !isElsewhere(command) && !SERVER.test(command)))('%s', (command) => {
    const { status, stderr } = shell.run(`export ${VARIABLES}; ${command}`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

test.each(commands.filter((command) => SERVER.test(command)))('%s starts the servers, here on other ports', async (command) => {
  const stacksPort = command.includes('--stacks') ? ' --stacks-port 0' : '';
  const ports = `${command.includes(' -- ') ? '' : ' --'} --cognito-port 0 --lambda-port 0${stacksPort}`;
  const server = spawn('sh', ['-c', `exec ${command}${ports}`], { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stdout })) {
    lines.push(line);
    if (line.startsWith('Ready')) server.kill();
  }
  await ended;
  expect(lines.at(-1)).toMatch(/^Ready/);
});

test('the parameters in commands are parameters of their templates', () => {
  const given = markdownFiles()
    .flatMap(commandsOf)
    .flatMap((command) => {
      const [, template = ''] = /--template-(?:file |body file:\/\/)(\S+)/.exec(command) ?? [];
      const [, overrides = ''] = /--parameter-overrides (.*)/.exec(command) ?? [];
      const keys = [...overrides.matchAll(/(?:^| )"?(\w+)=/g), ...command.matchAll(/ParameterKey=(\w+)/g)].map(
        ([, name]) => name,
      );
      return keys.map((name): [string, string] => [template, name ?? '']);
    });
  expect(given.length).toBeGreaterThan(8);
  for (const [template, name] of given) {
    // In a release, the templates of the folder registration are next to the other files.
    const file = existsSync(join(PROJECT_ROOT, template)) ? template : `registration/${template}`;
    expect(textOf(file)).toMatch(new RegExp(`^Parameters:\n(?:.*\n)*?  ${name}:\n`, 'm'));
  }
});
