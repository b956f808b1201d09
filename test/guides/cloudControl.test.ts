/** The commands of guides/cloud-control.md, with the AWS CLI and its waiter, in one shell. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CloudControl, startCloudControl } from '../../local/cloudformation/cloudControl/server';
import schema from '../../my-cognito-userpoolclient.json';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { blocksOf, shellBlocks } from '../support/guides';
import { shellOf } from '../support/stacks';
import { World } from '../support/world';

const GUIDE = 'guides/cloud-control.md';
const COGNITO = 'http://127.0.0.1:9229';
const CLOUD_CONTROL = 'http://127.0.0.1:3003';

const folder = mkdtempSync(join(tmpdir(), 'cloud-control-'));
let world: World;
let cloudControl: CloudControl;
beforeAll(async () => {
  world = await World.start();
  cloudControl = await startCloudControl({ lambdaUrl: world.aws.lambda.url });
});
afterAll(async () => {
  await cloudControl?.stop();
  await world?.stop();
  rmSync(folder, { recursive: true });
});

test('the lines of the guide, as they are pasted, create, read, patch, list and delete a client', async () => {
  const script = shellBlocks(GUIDE).join('');
  for (const address of [COGNITO, CLOUD_CONTROL]) expect(script).toContain(address);
  const onThisMachine = script.replaceAll(COGNITO, world.cognito.url).replaceAll(CLOUD_CONTROL, cloudControl.url);
  const variables = { TMPDIR: folder, AWS_CONFIG_FILE: join(folder, 'config'), AWS_PAGER: '' };
  const { status, stdout, stderr } = await shellOf({ variables }, PROJECT_ROOT)(onThisMachine);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });

  const [read = '', ...rest] = stdout.split('\n');
  const model = JSON.parse(read);
  expect(model).toMatchObject({ ClientName: 'web-app', LogoutURLs: ['https://app.example.com/signed-out'] });
  expect(rest.join('')).toContain(`"Identifier": "${model.UserPoolId}|${model.ClientId}"`);
  expect(stdout).toMatch(/"Operation": "DELETE",\s+"OperationStatus": "SUCCESS"/);
  const updates = world.cognito.requests.filter(({ operation }) => operation === 'UpdateUserPoolClient');
  expect(updates.map(({ input }) => [input.AuthSessionValidity, input.LogoutURLs ?? []])).toEqual([[5, []]]);
});

test('the examples for Terraform and Pulumi have our type and properties of its schema', () => {
  const { typeName, properties, createOnlyProperties } = schema;
  const [terraform = ''] = blocksOf(GUIDE, 'hcl');
  const pulumi = blocksOf(GUIDE, 'ts').find((block) => block.includes('@pulumi')) ?? '';
  for (const example of [terraform, pulumi]) {
    expect(example).toContain(typeName);
    const names = [...example.matchAll(/^ {4}(\w+)(?: *= |: )/gm)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !(name in properties))).toEqual([]);
  }
  for (const pointer of createOnlyProperties) expect(pulumi).toContain(`'${pointer.split('/').at(-1)}'`);
});
