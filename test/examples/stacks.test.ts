import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Parameters, Stack } from '../../local/cloudformation/stacks/stack';
import { EXAMPLES_FOLDER, type Example, examples } from '../../tools/examples/examples';
import { UNTOUCHED } from '../support/clients';
import { mergePatch } from '../support/mergePatch';
import { type Account, accountOf, aws, type ExampleStep, identifiersIn, stackWorld, stepsOf } from '../support/stacks';
import type { Json } from '../support/world';

/** The state that a stack must have after a step. */
interface Expected {
  clients: Record<string, Json>;
  outputs: Record<string, string>;
}

const here = stackWorld();
let account: Account;
beforeAll(async () => {
  account = await accountOf(here.engine);
});

/** A stack of an example, with its current template, parameters and expected state. */
class ExampleStack {
  readonly stack: Stack;
  private template: string;
  private parameters: Parameters = {};
  private expected: Expected = { clients: {}, outputs: {} };
  private ids: Record<string, string> = {};

  constructor({ name, yaml, json }: Example) {
    this.stack = new Stack(here.engine, name);
    this.template = readFileSync(yaml, 'utf8');
    this.json = readFileSync(json, 'utf8');
  }

  private readonly json: string;

  async run(step: ExampleStep): Promise<void> {
    switch (step.step) {
      case 'create':
        return this.create(step);
      case 'update':
        return this.update(step);
      case 'failing update':
        return this.fail(step);
      case 'console':
        return this.editInConsole(step);
      case 'delete':
        return this.delete();
    }
  }

  private async create(step: ExampleStep): Promise<void> {
    this.parameters = step.parameters ?? {};
    await this.stack.create(this.template, this.parameters);
    expect(await this.stack.status()).toBe('CREATE_COMPLETE');
    this.ids = await this.stack.physicalIds();
    // The next steps change the template in JSON.
    this.template = this.json;
    await this.check(step);
  }

  private async update(step: ExampleStep): Promise<void> {
    this.template = this.patched(step);
    this.parameters = { ...this.parameters, ...step.parameters };
    await this.stack.update(this.template, this.parameters);
    expect(await this.stack.status()).toBe('UPDATE_COMPLETE');
    await this.check(step);
  }

  private async fail(step: ExampleStep): Promise<void> {
    await this.stack.update(this.patched(step), { ...this.parameters, ...step.parameters });
    expect(await this.stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await this.stack.lastFailure()).toContain(step.reason);
    await this.check({});
  }

  private async editInConsole(step: ExampleStep): Promise<void> {
    for (const [logicalId, edit] of Object.entries(step.clients ?? {})) {
      const { pool, client } = this.identifiers(logicalId);
      await here.world.editInConsole(client, edit, pool);
    }
    await this.check(step);
  }

  private async delete(): Promise<void> {
    const requests = await here.world.requestsOf(() => this.stack.delete());
    const deleted = requests.filter(({ operation, status }) => operation === 'DeleteUserPoolClient' && status === 200);
    const clients = Object.keys(this.expected.clients).map((logicalId) => this.identifiers(logicalId).client);
    expect(deleted.map(({ input }) => input.ClientId).sort()).toEqual(clients.sort());
  }

  private patched({ template = {} }: ExampleStep): string {
    return JSON.stringify(mergePatch(JSON.parse(this.template), template));
  }

  /** Compares clients and outputs with the expected state, which changes by the step's members. */
  private async check(changes: Partial<ExampleStep>): Promise<void> {
    this.expected = mergePatch(this.expected, {
      clients: changes.clients ?? {},
      outputs: changes.outputs ?? {},
    }) as unknown as Expected;
    expect(await this.stack.physicalIds()).toEqual(this.ids);
    for (const [logicalId, settings] of Object.entries(this.expected.clients)) {
      expect({ [logicalId]: await this.live(logicalId) }).toEqual({ [logicalId]: expectedClient(settings) });
    }
    const outputs = Object.entries(this.expected.outputs).map(([key, value]) => [key, pattern(this.resolved(value))]);
    expect(await this.stack.outputs()).toEqual(Object.fromEntries(outputs));
  }

  /** The settings of a client, with the properties about its secret. */
  private async live(logicalId: string): Promise<Json> {
    const { pool, client } = this.identifiers(logicalId);
    const live = await here.world.live(client, pool);
    const { UserPoolId: _pool, ClientId: _client, ClientSecret, ClientSecretArn, ...settings } = live;
    const isManaged = ClientSecretArn !== undefined;
    return { ...settings, GenerateSecret: isManaged || ClientSecret !== undefined, PublishSecretsInAWSSecretsManager: isManaged };
  }

  private identifiers(logicalId: string): { pool: string; client: string } {
    return identifiersIn(this.ids[logicalId]);
  }

  /** Replaces `${UserPool}` with the value of Ref, and `${App.ClientId}` with the id of a client. */
  private resolved(text: string): string {
    return text.replaceAll(/\$\{(\w+)(\.ClientId)?\}/g, (_all, logicalId, attribute) =>
      attribute ? this.identifiers(logicalId).client : (this.ids[logicalId] ?? ''),
    );
  }
}

/** Adds the settings of an untouched client to the settings in stack.yaml, which has only the differences. */
function expectedClient({ ClientName, ...settings }: Json): Json {
  const untouched = { ...UNTOUCHED, GenerateSecret: false, PublishSecretsInAWSSecretsManager: false };
  return { ...untouched, ...settings, ClientName: pattern(String(ClientName)) };
}

/** A text between slashes is a pattern. */
function pattern(text: string): unknown {
  const [, expression] = /^\/(.*)\/$/.exec(text) ?? [];
  return expression === undefined ? text : expect.stringMatching(new RegExp(expression));
}

test.each(examples().map((example): [string, Example] => [example.name, example]))(
  'a stack of %s has the clients and outputs of its stack.yaml after a create, updates, a rollback and a delete',
  async (_name, example) => {
    const steps = stepsOf(example, account);
    expect(steps.map(({ step }) => step)).toEqual(expect.arrayContaining(['create', 'update', 'failing update', 'delete']));
    const stack = new ExampleStack(example);
    for (const step of steps) await stack.run(step);
  },
);

/** Creates a stack of an example, for tests of the resources that use its client. Returns the physical ids. */
async function created(name: string, parameters: Parameters = {}): Promise<Record<string, string>> {
  const stack = new Stack(here.engine, `${name}-passes-on`);
  await stack.create(readFileSync(join(EXAMPLES_FOLDER, name, 'template.yaml'), 'utf8'), parameters);
  return stack.physicalIds();
}

async function credentials(physicalId: string | undefined): Promise<{ ClientId: string; ClientSecret: unknown }> {
  const { pool, client } = identifiersIn(physicalId);
  return { ClientId: client, ClientSecret: (await here.world.live(client, pool)).ClientSecret };
}

test('the web server can read the id and the secret of its client in Secrets Manager', async () => {
  const { WebServer, Credentials } = await created('web-server');
  const { ClientId, ClientSecret } = await credentials(WebServer);
  const value = JSON.parse(
    await aws(here.engine, `secretsmanager get-secret-value --secret-id ${Credentials} --query SecretString`),
  );
  expect(value).toEqual({ clientId: ClientId, clientSecret: ClientSecret });
});

test('the load balancer signs users in at its domain, with the id and the secret of its client', async () => {
  const { certificate = '', vpc = '', subnets = '' } = account;
  const { Gatekeeper, Listener } = await created('load-balancer', {
    CertificateArn: certificate,
    VpcId: vpc,
    SubnetIds: subnets,
  });
  const { ClientId, ClientSecret } = await credentials(Gatekeeper);
  const names = 'ClientId,ClientSecret,Issuer,AuthorizationEndpoint,TokenEndpoint,UserInfoEndpoint';
  const query = `Listeners[0].DefaultActions[0].AuthenticateOidcConfig.[${names}]`;
  const passedOn = await aws(here.engine, `elbv2 describe-listeners --listener-arns ${Listener} --query ${query}`);
  // From Cognito's documentation of its endpoints.
  const domain = /^https:\/\/[a-z0-9-]+\.auth\.us-east-1\.amazoncognito\.com\/oauth2\//;
  const endpoint = (path: string) => expect.stringMatching(new RegExp(`${domain.source}${path}$`));
  expect(passedOn.split(/\s+/)).toEqual([
    ClientId,
    ClientSecret,
    expect.stringMatching(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_\w+$/),
    endpoint('authorize'),
    endpoint('token'),
    endpoint('userInfo'),
  ]);
});
