import type { StackStep } from '../../../../local/start/stack/stackStep';
import { type LifeResult, Lives } from './lives';

const here = Lives.ofThisFile();

const POOL = '  Pool: {Type: AWS::Cognito::UserPool}\n';

/** A client of the stack's pool, or of another pool. */
const client = (name: string, properties: string, attributes = '', pool = '!Ref Pool') =>
  `  ${name}:\n    Type: My::Cognito::UserPoolClient\n${attributes}    Properties: {UserPoolId: ${pool}${properties && `, ${properties}`}}\n`;

const template = (resources: string, sections = '') => `${sections}Resources:\n${resources}`;

function step({ steps }: LifeResult, action: StackStep['action']): StackStep {
  const found = steps.find((one) => one.action === action);
  if (found === undefined) throw new Error(`There is no ${action} among ${steps.map((one) => one.action).join(', ')}.`);
  return found;
}

const results = ({ clients }: StackStep) =>
  Object.fromEntries(clients.map(({ name, result }) => [name, result.replace(/ [0-9a-v]{25,26} /, ' ID ')]));

/** The settings of a client that a step changed and kept, with their values after the step. */
function changes({ clients }: StackStep, name: string) {
  const report = clients.find((one) => one.name === name);
  return {
    changed: Object.fromEntries(report?.changed.map(({ property, to }) => [property, to]) ?? []),
    kept: Object.fromEntries(report?.kept.map(({ property, to }) => [property, to]) ?? []),
  };
}

test('an update with the same template keeps settings from the console, and sets back the settings of the template', async () => {
  const life = await here.ofTexts([template(POOL + client('App', 'ClientName: app, AuthSessionValidity: 5'))]);
  expect(life.failure).toBeUndefined();
  expect(step(life, 'CREATE').clients[0]?.properties).toMatchObject({
    ClientName: 'app',
    AuthSessionValidity: 5,
    LogoutURLs: [],
  });
  expect(changes(step(life, 'CONSOLE EDIT'), 'App').changed).toEqual({
    AuthSessionValidity: 10,
    ReadAttributes: ['email', 'name'],
    EnableTokenRevocation: false,
  });
  expect(changes(step(life, 'UPDATE'), 'App')).toEqual({
    changed: { AuthSessionValidity: 5, ClientName: 'app-renamed' },
    kept: { ReadAttributes: ['email', 'name'], EnableTokenRevocation: false },
  });
  expect(results(step(life, 'DELETE'))).toEqual({ App: 'deleted' });
});

test('updates a stack from one template to another: changes, releases, creates, replaces and deletes', async () => {
  const before = template(
    POOL +
      client('App', 'ClientName: app, LogoutURLs: ["https://a.example.com"], AuthSessionValidity: 5') +
      client('Same', 'ClientName: same') +
      client('Gone', '') +
      client('Retained', '', '    DeletionPolicy: Retain\n') +
      client('Secret', 'GenerateSecret: true'),
  );
  const after = template(
    POOL +
      client('App', 'ClientName: app, AuthSessionValidity: 7') +
      client('Same', 'ClientName: same') +
      client('Secret', 'GenerateSecret: false') +
      client('New', 'ClientName: new'),
  );
  const life = await here.ofTexts([before, after]);
  expect(life.failure).toBeUndefined();
  expect(results(step(life, 'UPDATE'))).toEqual({
    App: 'updated',
    Same: 'not updated: its properties did not change, so CloudFormation called no handler',
    Secret:
      'replaced, because a property changed that only a create can set. The old client ID is deleted, with its settings from the console',
    New: 'created',
    Gone: 'deleted, because the template no longer has it',
    Retained: 'removed from the stack, but not deleted: its DeletionPolicy retains it',
  });
  expect(changes(step(life, 'UPDATE'), 'App')).toEqual({
    changed: { AuthSessionValidity: 7, LogoutURLs: undefined },
    kept: { ReadAttributes: ['email', 'name'], EnableTokenRevocation: false },
  });
  expect(step(life, 'UPDATE').clients.find(({ name }) => name === 'New')?.properties).toMatchObject({ ClientName: 'new' });
});

test('says at the end that a client still exists because its DeletionPolicy retains it', async () => {
  const pool = '  Pool: {Type: AWS::Cognito::UserPool, DeletionPolicy: Retain}\n';
  const life = await here.ofTexts([template(pool + client('App', '', '    DeletionPolicy: Retain\n'))]);
  expect(results(step(life, 'DELETE'))).toEqual({ App: 'not deleted: its DeletionPolicy retains it' });
});

test('shows the outputs after the create, and after an update that changes them', async () => {
  const outputs = (value: string) => `Outputs: {Name: {Value: ${value}}, Client: {Value: !GetAtt App.ClientId}}\n`;
  const resources = POOL + client('App', 'ClientName: app');
  const life = await here.ofTexts([template(resources, outputs('old')), template(resources, outputs('new'))]);
  expect(step(life, 'CREATE').outputs).toEqual({ Name: 'old', Client: expect.stringMatching(/^[0-9a-v]{25,26}$/) });
  expect(step(life, 'UPDATE').outputs).toMatchObject({ Name: 'new' });
  expect(step(life, 'DELETE').outputs).toEqual({});
});

test('masks an output that encodes a secret', async () => {
  const Basic = '!Base64 {"Fn::Join": [":", [!GetAtt App.ClientId, !GetAtt App.ClientSecret]]}';
  const Hidden = '!Base64 {Ref: Password}';
  const sections = `Parameters: {Password: {Type: String, NoEcho: true, Default: open-sesame}}\nOutputs: {Basic: {Value: ${Basic}}, Hidden: {Value: ${Hidden}}, Plain: {Value: !Base64 app}}\n`;
  const life = await here.ofTexts([template(POOL + client('App', 'GenerateSecret: true'), sections)]);
  expect(step(life, 'CREATE').outputs).toEqual({ Basic: '********', Hidden: '********', Plain: 'YXBw' });
});

test('shows the event of a client that Cognito refuses to create, and deletes the stack', async () => {
  const life = await here.ofTexts([template(POOL + client('App', 'SupportedIdentityProviders: [Missing]'))]);
  expect(life.steps.map(({ action, status }) => `${action} ${status}`)).toEqual([
    'CREATE ROLLBACK_COMPLETE',
    'DELETE DELETE_COMPLETE',
  ]);
  expect(step(life, 'CREATE').failures).toEqual([
    {
      name: 'App',
      type: 'My::Cognito::UserPoolClient',
      status: 'CREATE_FAILED',
      reason: expect.stringContaining('The provider Missing does not exist'),
    },
  ]);
  expect(life.failure).toBe('CREATE failed (ROLLBACK_COMPLETE): App. The step shows the reason.');
});

test('shows the event of a failed update, and that the rollback keeps the settings from the console', async () => {
  const resources = (providers: string) => template(POOL + client('App', `ClientName: app${providers}`));
  const life = await here.ofTexts([resources(''), resources(', SupportedIdentityProviders: [Missing]')]);
  expect(life.steps.map(({ action, status }) => `${action} ${status}`)).toEqual([
    'CREATE CREATE_COMPLETE',
    'CONSOLE EDIT undefined',
    'UPDATE UPDATE_ROLLBACK_COMPLETE',
    'DELETE DELETE_COMPLETE',
  ]);
  expect(results(step(life, 'UPDATE'))).toEqual({ App: 'updated and rolled back' });
  expect(changes(step(life, 'UPDATE'), 'App').kept).toMatchObject({ ReadAttributes: ['email', 'name'] });
  expect(step(life, 'UPDATE').failures).toEqual([expect.objectContaining({ name: 'App', status: 'UPDATE_FAILED' })]);
  expect(life.failure).toBe('UPDATE failed (UPDATE_ROLLBACK_COMPLETE): App. The step shows the reason.');
});

test('shows the message of CloudFormation for a template that it refuses', async () => {
  const resources = client('First', '', '    DependsOn: Second\n') + client('Second', '', '    DependsOn: First\n');
  const life = await here.ofTexts([template(POOL + resources)]);
  expect(life.steps.map(({ action, status }) => `${action} ${status}`)).toEqual(['CREATE REFUSED']);
  expect(step(life, 'CREATE').failures[0]?.reason).toContain('Circular dependency between resources: [First, Second]');
});

test('names the conditions as the reason if no client is created', async () => {
  const sections = 'Conditions: {Never: !Equals [a, b]}\n';
  const life = await here.ofTexts([template(POOL + client('App', '', '    Condition: Never\n'), sections)]);
  expect(life.failure).toContain('with these parameters, the condition of each client in the template is false');
});

test('creates a client only if its condition is true, and resolves functions before it compares settings', async () => {
  const sections = 'Parameters: {Stage: {Type: String, Default: dev}}\nConditions: {IsProd: !Equals [!Ref Stage, prod]}\n';
  const resources =
    POOL +
    client(
      'App',
      'ClientName: !Join ["-", [app, !Ref Stage]], CallbackURLs: [!If [IsProd, "https://a.example.com", "http://localhost"]]',
    ) +
    client('ProdOnly', '', '    Condition: IsProd\n');
  const text = template(resources, sections);
  const [dev, prod] = [await here.ofTexts([text]), await here.ofTexts([text], { Stage: 'prod' })];
  expect(Object.keys(results(step(dev, 'CREATE')))).toEqual(['App']);
  expect(Object.keys(results(step(prod, 'CREATE')))).toEqual(['App', 'ProdOnly']);
  expect(step(prod, 'CREATE').clients[0]?.properties).toMatchObject({
    ClientName: 'app-prod',
    CallbackURLs: ['https://a.example.com'],
  });
  expect(changes(step(dev, 'UPDATE'), 'App').changed).toEqual({
    ClientName: 'app-dev',
    CallbackURLs: ['http://localhost', 'https://beta.example.com/signed-in'],
  });
});
