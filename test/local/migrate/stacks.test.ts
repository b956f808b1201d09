import { readFileSync } from 'node:fs';
import { type Example, examples } from '../../../local/examples/examples';
import { BACK, type Direction, FORTH } from '../../../local/migrate/direction';
import { rewriteTemplate } from '../../../local/migrate/rewrite';
import { resourcesToImport } from '../../../local/migrate/script';
import { planSteps, type Steps, type Stopgap } from '../../../local/migrate/steps';
import { type Parameters, Stack } from '../../../local/stacks/stack';
import { deployedOf, stackWorld, stepsOf } from '../../support/stacks';
import type { Json } from '../../support/world';

const here = stackWorld();

/** A stack of a template, and the plan of the move of its clients. */
interface Move {
  stack: Stack;
  template: string;
  parameters: Parameters;
  direction: Direction;
  steps: Steps;
}

async function deployed(name: string, template: string, parameters: Parameters, direction: Direction): Promise<Move> {
  const stack = new Stack(here.engine, name);
  await stack.create(template, parameters);
  return { stack, template, parameters, direction, steps: planSteps(template, direction, await deployedOf(stack)) };
}

/** Takes the steps, as move.sh does, and compares after each what a user of the stack sees. */
async function take({ stack, parameters, steps }: Move): Promise<void> {
  const outputs = await stack.outputs();
  const expectStatus = async (status: string) => {
    expect({ status: await stack.status(), reasons: await stack.reasons() }).toMatchObject({ status });
    expect(await stack.outputs()).toEqual(outputs);
  };
  await stack.update(steps.retain, parameters);
  await expectStatus('UPDATE_COMPLETE');
  await stack.update(steps.remove, { ...parameters, ...(await lookedUp(steps.stopgaps)) });
  await expectStatus('UPDATE_COMPLETE');
  await stack.import(steps.import, resourcesToImport(steps));
  await expectStatus('IMPORT_COMPLETE');
  await stack.update(steps.rewritten, parameters);
  await expectStatus('UPDATE_COMPLETE');
}

async function lookedUp(stopgaps: readonly Stopgap[]): Promise<Parameters> {
  const values = stopgaps.map(async ({ parameter, client, attribute }) => {
    const live: Json = await here.world.live(client.ClientId, client.UserPoolId);
    return [parameter, String({ ...live, Name: live.ClientName }[attribute])];
  });
  return Object.fromEntries(await Promise.all(values));
}

/** Every client with all of its settings and its secret. */
function liveClients({ steps }: Move): Promise<Json[]> {
  return Promise.all(steps.stack.clients.map(({ UserPoolId, ClientId }) => here.world.live(ClientId, UserPoolId)));
}

/** The operations that would have made another client of a client. */
const REPLACING = ['CreateUserPoolClient', 'DeleteUserPoolClient'];

async function expectUntouched(move: Move): Promise<void> {
  const before = await liveClients(move);
  const requests = await here.world.requestsOf(() => take(move));
  expect(requests.filter(({ operation }) => REPLACING.includes(operation))).toEqual([]);
  expect(await liveClients(move)).toEqual(before);
}

/** Edits in the console of what the templates do not mention: those that the example has, and some for every client. */
async function editInConsole({ steps }: Move, example: Example): Promise<void> {
  const edits = Object.assign(
    {},
    ...stepsOf(example, here.account).flatMap(({ step, clients }) => (step === 'console' ? [clients] : [])),
  );
  for (const { name, UserPoolId, ClientId } of steps.stack.clients) {
    await here.world.editInConsole(ClientId, { ReadAttributes: ['email'], AuthSessionValidity: 7, ...edits[name] }, UserPoolId);
  }
}

const templates = examples().flatMap((example) => [
  [`${example.name}, YAML`, example, example.yaml] as const,
  [`${example.name}, JSON`, example, example.json] as const,
]);

test.each(templates)(
  "the clients of a stack with AWS's own type move to ours as they are, console edits included: %s",
  async (name, example, file) => {
    const native = rewriteTemplate(readFileSync(file, 'utf8'), BACK).text;
    const parameters = stepsOf(example, here.account)[0]?.parameters ?? {};
    const move = await deployed(`forth-${name.replace(', ', '-')}`, native, parameters, FORTH);
    await editInConsole(move, example);
    await expectUntouched(move);

    // From now on they are the stack's: they go when it goes.
    const requests = await here.world.requestsOf(() => move.stack.delete());
    const deleted = requests.filter(({ operation }) => operation === 'DeleteUserPoolClient').map(({ input }) => input.ClientId);
    expect(deleted.sort()).toEqual(move.steps.stack.clients.map(({ ClientId }) => ClientId).sort());
  },
);

test.each(templates)("the clients of a stack with our type move back to AWS's as they are: %s", async (name, example, file) => {
  const parameters = stepsOf(example, here.account)[0]?.parameters ?? {};
  const move = await deployed(`back-${name.replace(', ', '-')}`, readFileSync(file, 'utf8'), parameters, BACK);
  await expectUntouched(move);
});

test.each([
  ['the same previous properties', (template: Json) => template],
  ['no previous properties', () => undefined],
])('an import keeps what the console has set, if its update comes with %s', async (_name, previousOf) => {
  const template = { ClientName: 'app', PreventUserExistenceErrors: 'ENABLED' };
  const { ClientId } = await here.world.create(template);
  await here.world.editInConsole(ClientId, { CallbackURLs: ['https://app.example.com'], AuthSessionValidity: 7 });
  const before = await here.world.live(ClientId);
  const { status } = await here.world.handle('UPDATE', { ...template, ClientId }, { previous: previousOf(template) });
  expect({ status, client: await here.world.live(ClientId) }).toEqual({ status: 'SUCCESS', client: before });
});
