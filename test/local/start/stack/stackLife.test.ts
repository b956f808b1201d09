import type { StackStep } from '../../../../local/start/stack/stackStep';
import { type Lived, Lives } from './lives';

const here = Lives.ofThisFile();

const POOL = '  Pool: {Type: AWS::Cognito::UserPool}\n';

/** A client of the stack's pool, or of another one. */
const client = (name: string, properties: string, attributes = '', pool = '!Ref Pool') =>
  `  ${name}:\n    Type: My::Cognito::UserPoolClient\n${attributes}    Properties: {UserPoolId: ${pool}${properties && `, ${properties}`}}\n`;

const template = (resources: string, sections = '') => `${sections}Resources:\n${resources}`;

function step({ steps }: Lived, action: StackStep['action']): StackStep {
  const found = steps.find((one) => one.action === action);
  if (found === undefined) throw new Error(`There is no ${action} among ${steps.map((one) => one.action).join(', ')}.`);
  return found;
}

const fates = ({ clients }: StackStep) =>
  Object.fromEntries(clients.map(({ name, fate }) => [name, fate.replace(/ [0-9a-v]{25,26} /, ' ID ')]));

/** What a step did to a client: each setting with the values after it. */
function changes({ clients }: StackStep, name: string) {
  const report = clients.find((one) => one.name === name);
  return {
    changed: Object.fromEntries(report?.changed.map(({ property, to }) => [property, to]) ?? []),
    kept: Object.fromEntries(report?.kept.map(({ property, to }) => [property, to]) ?? []),
  };
}

test('of a template alone, an update keeps what the console set and sets back what the template owns', async () => {
  const lived = await here.ofTexts([template(POOL + client('App', 'ClientName: app, AuthSessionValidity: 5'))]);
  expect(lived.failure).toBeUndefined();
  expect(step(lived, 'CREATE').clients[0]?.properties).toMatchObject({
    ClientName: 'app',
    AuthSessionValidity: 5,
    LogoutURLs: [],
  });
  expect(changes(step(lived, 'CONSOLE EDIT'), 'App').changed).toEqual({
    AuthSessionValidity: 10,
    ReadAttributes: ['email', 'name'],
    EnableTokenRevocation: false,
  });
  expect(changes(step(lived, 'UPDATE'), 'App')).toEqual({
    changed: { AuthSessionValidity: 5, ClientName: 'app-renamed' },
    kept: { ReadAttributes: ['email', 'name'], EnableTokenRevocation: false },
  });
  expect(fates(step(lived, 'DELETE'))).toEqual({ App: 'deleted' });
});

test('of two templates, the second one says what changes, what is released and which clients come and go', async () => {
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
  const lived = await here.ofTexts([before, after]);
  expect(lived.failure).toBeUndefined();
  expect(fates(step(lived, 'UPDATE'))).toEqual({
    App: 'updated',
    Same: 'not updated: its properties are the same as before, so no handler was called',
    Secret: 'replaced: a property changed that only a create sets. Client ID is gone, with what the console had set',
    New: 'created',
    Gone: 'deleted: the template no longer has it',
    Retained: 'out of the stack: its DeletionPolicy keeps it',
  });
  expect(changes(step(lived, 'UPDATE'), 'App')).toEqual({
    changed: { AuthSessionValidity: 7, LogoutURLs: undefined },
    kept: { ReadAttributes: ['email', 'name'], EnableTokenRevocation: false },
  });
  expect(step(lived, 'UPDATE').clients.find(({ name }) => name === 'New')?.properties).toMatchObject({ ClientName: 'new' });
});

test('a client that its DeletionPolicy keeps is still there at the end, and is said to be', async () => {
  const pool = '  Pool: {Type: AWS::Cognito::UserPool, DeletionPolicy: Retain}\n';
  const lived = await here.ofTexts([template(pool + client('App', '', '    DeletionPolicy: Retain\n'))]);
  expect(fates(step(lived, 'DELETE'))).toEqual({ App: 'still there: its DeletionPolicy keeps it' });
});

test('outputs are there after the create, and again after an update that changes them', async () => {
  const outputs = (value: string) => `Outputs: {Name: {Value: ${value}}, Client: {Value: !GetAtt App.ClientId}}\n`;
  const resources = POOL + client('App', 'ClientName: app');
  const lived = await here.ofTexts([template(resources, outputs('old')), template(resources, outputs('new'))]);
  expect(step(lived, 'CREATE').outputs).toEqual({ Name: 'old', Client: expect.stringMatching(/^[0-9a-v]{25,26}$/) });
  expect(step(lived, 'UPDATE').outputs).toMatchObject({ Name: 'new' });
  expect(step(lived, 'DELETE').outputs).toEqual({});
});

test('an output that has a secret in another form shows nothing of it', async () => {
  const Basic = '!Base64 {"Fn::Join": [":", [!GetAtt App.ClientId, !GetAtt App.ClientSecret]]}';
  const Hidden = '!Base64 {Ref: Password}';
  const sections = `Parameters: {Password: {Type: String, NoEcho: true, Default: open-sesame}}\nOutputs: {Basic: {Value: ${Basic}}, Hidden: {Value: ${Hidden}}, Plain: {Value: !Base64 app}}\n`;
  const lived = await here.ofTexts([template(POOL + client('App', 'GenerateSecret: true'), sections)]);
  expect(step(lived, 'CREATE').outputs).toEqual({ Basic: '********', Hidden: '********', Plain: 'YXBw' });
});

test('a client that Cognito refuses fails the create with its event, and what was made is deleted', async () => {
  const lived = await here.ofTexts([template(POOL + client('App', 'SupportedIdentityProviders: [Missing]'))]);
  expect(lived.steps.map(({ action, status }) => `${action} ${status}`)).toEqual([
    'CREATE ROLLBACK_COMPLETE',
    'DELETE DELETE_COMPLETE',
  ]);
  expect(step(lived, 'CREATE').failures).toEqual([
    {
      name: 'App',
      type: 'My::Cognito::UserPoolClient',
      status: 'CREATE_FAILED',
      reason: expect.stringContaining('The provider Missing does not exist'),
    },
  ]);
  expect(lived.failure).toBe('CREATE failed (ROLLBACK_COMPLETE): App. The step says why.');
});

test('an update that fails is rolled back with its event, and keeps what the console set', async () => {
  const resources = (providers: string) => template(POOL + client('App', `ClientName: app${providers}`));
  const lived = await here.ofTexts([resources(''), resources(', SupportedIdentityProviders: [Missing]')]);
  expect(lived.steps.map(({ action, status }) => `${action} ${status}`)).toEqual([
    'CREATE CREATE_COMPLETE',
    'CONSOLE EDIT undefined',
    'UPDATE UPDATE_ROLLBACK_COMPLETE',
    'DELETE DELETE_COMPLETE',
  ]);
  expect(fates(step(lived, 'UPDATE'))).toEqual({ App: 'updated and rolled back' });
  expect(changes(step(lived, 'UPDATE'), 'App').kept).toMatchObject({ ReadAttributes: ['email', 'name'] });
  expect(step(lived, 'UPDATE').failures).toEqual([expect.objectContaining({ name: 'App', status: 'UPDATE_FAILED' })]);
  expect(lived.failure).toBe('UPDATE failed (UPDATE_ROLLBACK_COMPLETE): App. The step says why.');
});

test('a template that CloudFormation does not take is reported in its words', async () => {
  const resources = client('First', '', '    DependsOn: Second\n') + client('Second', '', '    DependsOn: First\n');
  const lived = await here.ofTexts([template(POOL + resources)]);
  expect(lived.steps.map(({ action, status }) => `${action} ${status}`)).toEqual(['CREATE REFUSED']);
  expect(step(lived, 'CREATE').failures[0]?.reason).toContain('Circular dependency between resources: [First, Second]');
});

test('conditions that let no client be made are said to be the reason', async () => {
  const sections = 'Conditions: {Never: !Equals [a, b]}\n';
  const lived = await here.ofTexts([template(POOL + client('App', '', '    Condition: Never\n'), sections)]);
  expect(lived.failure).toContain('the conditions of the template, with these parameters, let none be made');
});

test('a condition that a parameter turns makes a client or not, and functions have their values in what is compared', async () => {
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
  expect(Object.keys(fates(step(dev, 'CREATE')))).toEqual(['App']);
  expect(Object.keys(fates(step(prod, 'CREATE')))).toEqual(['App', 'ProdOnly']);
  expect(step(prod, 'CREATE').clients[0]?.properties).toMatchObject({
    ClientName: 'app-prod',
    CallbackURLs: ['https://a.example.com'],
  });
  expect(changes(step(dev, 'UPDATE'), 'App').changed).toEqual({
    ClientName: 'app-dev',
    CallbackURLs: ['http://localhost', 'https://beta.example.com/signed-in'],
  });
});
