import { readFileSync } from 'node:fs';
import { type Parameters, Stack } from '../../local/cloudformation/stacks/stack';
import {
  AWS_TO_OURS,
  type Direction,
  directionFromOptions,
  MANAGED_SECRET,
  OURS_TO_AWS,
  reversed,
} from '../../migrate/direction';
import type { LiveClient } from '../../migrate/live';
import { rewriteTemplate } from '../../migrate/rewrite';
import { inspectStack, type Move } from '../../migrate/run/move';
import { STEPS } from '../../migrate/steps';
import { type Example, examples } from '../../tools/examples/examples';
import { type Account, accountOf, stackWorld, stepsOf } from '../support/stacks';
import type { Json } from '../support/world';
import { awsAt, move, moveOf } from './moving';

/** Our type in the namespace of an organization. */
const ACME = 'Acme::Cognito::UserPoolClient';

const here = stackWorld({ furtherTypeNames: [ACME] });
let account: Account;
beforeAll(async () => {
  account = await accountOf(here.engine);
});

/** A stack whose clients move. */
interface Moving {
  stack: Stack;
  task: Move;
  clients: LiveClient[];
}

async function deployed(name: string, template: string, parameters: Parameters, direction: Direction): Promise<Moving> {
  const stack = new Stack(here.engine, name);
  await stack.create(template, parameters, [{ Key: 'team', Value: 'shop' }]);
  const task = moveOf(stack, template, direction);
  const position = await inspectStack(awsAt(here), task);
  expect(position?.done).toBe(0);
  return { stack, task, clients: position?.steps.stack.clients ?? [] };
}

/** Every client with all of its settings and its secret. */
function liveClients({ clients }: Moving): Promise<Json[]> {
  return Promise.all(clients.map(({ UserPoolId, ClientId }) => here.world.live(ClientId, UserPoolId)));
}

/** The operations that would replace a client. */
const REPLACING = ['CreateUserPoolClient', 'DeleteUserPoolClient'];

/** Moves the clients, and expects that clients, outputs and tags are unchanged. */
async function expectUntouched(moving: Moving): Promise<void> {
  const { stack, task, clients } = moving;
  const before = { clients: await liveClients(moving), outputs: await stack.outputs(), tags: await stack.tags() };
  const requests = await here.world.requestsOf(async () => expect(await move(awsAt(here), task)).toEqual([]));
  expect(requests.filter(({ operation }) => REPLACING.includes(operation))).toEqual([]);
  expect({ clients: await liveClients(moving), outputs: await stack.outputs(), tags: await stack.tags() }).toEqual(before);
  const types = (await stack.resources()).filter(({ ResourceType }) => ResourceType === task.direction.to);
  expect(types).toHaveLength(clients.length);
  expect((await inspectStack(awsAt(here), task))?.done).toBe(STEPS.length);
}

/** Changes settings in the console that the templates do not set: the edits of the example, and two settings of every client. */
async function editInConsole({ clients: moving }: Moving, example: Example): Promise<void> {
  const edits = Object.assign(
    {},
    ...stepsOf(example, account).flatMap(({ step, clients }) => (step === 'console' ? [clients] : [])),
  );
  for (const { name, UserPoolId, ClientId } of moving) {
    await here.world.editInConsole(ClientId, { ReadAttributes: ['email'], AuthSessionValidity: 7, ...edits[name] }, UserPoolId);
  }
}

const clientIds = ({ clients }: Moving) => clients.map(({ ClientId }) => ClientId).sort();

/** The ids of the clients that go when the stack is deleted. */
async function deletedWith({ stack }: Moving): Promise<unknown[]> {
  const requests = await here.world.requestsOf(() => stack.delete());
  const deletes = requests.filter(({ operation }) => operation === 'DeleteUserPoolClient');
  return deletes.map(({ input }) => input.ClientId).sort();
}

/** The examples that work with AWS's type too. */
const movable = examples().filter(({ yaml }) => !readFileSync(yaml, 'utf8').includes(MANAGED_SECRET));

const templates = movable.flatMap((example) => [
  [`${example.name}, YAML`, example, example.yaml] as const,
  [`${example.name}, JSON`, example, example.json] as const,
]);

test.each(templates)("clients of AWS's type move to ours unchanged, console edits included: %s", async (name, example, file) => {
  const native = rewriteTemplate(readFileSync(file, 'utf8'), OURS_TO_AWS).text;
  const parameters = stepsOf(example, account)[0]?.parameters ?? {};
  const moving = await deployed(`forth-${name.replace(', ', '-')}`, native, parameters, AWS_TO_OURS);
  await editInConsole(moving, example);
  await expectUntouched(moving);

  // The stack owns the clients again: CloudFormation deletes them with it.
  expect(await deletedWith(moving)).toEqual(clientIds(moving));
});

test.each(templates)("clients of our type move to AWS's unchanged: %s", async (name, example, file) => {
  const parameters = stepsOf(example, account)[0]?.parameters ?? {};
  const moving = await deployed(`back-${name.replace(', ', '-')}`, readFileSync(file, 'utf8'), parameters, OURS_TO_AWS);
  await expectUntouched(moving);
});

/** The example with the most ways to refer to a client, and an example that AWS's type does not support. */
const RENAMED = examples().filter(({ name }) => ['load-balancer', 'managed-secret'].includes(name));

test.each(RENAMED.map((example) => [example.name, example] as const))(
  'clients move to another name of our type and back unchanged, and the stack deletes them: %s',
  async (name, example) => {
    const direction = directionFromOptions({ from: AWS_TO_OURS.to, to: ACME });
    const text = readFileSync(example.yaml, 'utf8');
    const parameters = stepsOf(example, account)[0]?.parameters ?? {};
    const moving = await deployed(`renamed-${name}`, text, parameters, direction);
    await editInConsole(moving, example);
    await expectUntouched(moving);
    await expectUntouched({ ...moving, task: moveOf(moving.stack, rewriteTemplate(text, direction).text, reversed(direction)) });
    await expectUntouched(moving);
    expect(await deletedWith(moving)).toEqual(clientIds(moving));
  },
);

test.each([
  ['the same previous properties', (template: Json) => template],
  ['no previous properties', () => undefined],
])('an import keeps the settings of the console if its update has %s', async (_name, previousOf) => {
  const template = { ClientName: 'app', PreventUserExistenceErrors: 'ENABLED' };
  const { ClientId } = await here.world.create(template);
  await here.world.editInConsole(ClientId, { CallbackURLs: ['https://app.example.com'], AuthSessionValidity: 7 });
  const before = await here.world.live(ClientId);
  const { status } = await here.world.handle('UPDATE', { ...template, ClientId }, { previous: previousOf(template) });
  expect({ status, client: await here.world.live(ClientId) }).toEqual({ status: 'SUCCESS', client: before });
});
