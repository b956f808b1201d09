/** Apps whose clients are those of the wrong and the right templates of `npm run check`: each sentence, in TypeScript and in Python. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import camelcase from 'camelcase';
import { CfnUserPoolClient } from 'my-cognito-userpoolclient-cdk';
import { ensureCdkVenv } from '../generator/venv';
import { CHECK_IDS, type ClientCase, clientCases, withoutPath } from './templateCases';

const cases = ['values', 'rules', 'functions', 'references', 'form', 'right'].flatMap(clientCases);
const wrong = cases.filter(({ expected }) => expected.length > 0);
// The right ones, and those with a mistake that an app does not look for.
const silent = cases.filter(({ expected }) => expected.length === 0);

const folder = mkdtempSync(join(tmpdir(), 'cdk-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('there are enough of them, and each check has one', () => {
  expect(wrong.length).toBeGreaterThanOrEqual(60);
  expect(silent.length).toBeGreaterThanOrEqual(30);
  expect(new Set(wrong.flatMap(({ checks }) => checks))).toEqual(new Set(CHECK_IDS));
});

/** The surroundings of a client, as a file. */
function surroundingsOf({ stack, surroundings }: ClientCase): string {
  const file = join(folder, `${stack}.json`);
  writeFileSync(file, JSON.stringify(surroundings));
  return file;
}

/** What an app says: the message with which its synthesis ends, and the annotations of each client. */
interface Said {
  message: string;
  annotations: Record<string, { type: string; data: string }[]>;
}

type Give = (client: CfnUserPoolClient, name: string, value: unknown) => void;

const asOverride: Give = (client, name, value) => client.addPropertyOverride(name, value);

const asProperty: Give = (client, name, value) => {
  const property = camelcase(name);
  if (client.cfnPropertyName(property) === name) Object.assign(client, { [property]: value });
  else asOverride(client, name, value);
};

/** What an app with all the clients says. */
function saidInTypescript(give: Give): Said {
  const app = new App();
  const clients = cases.map((one) => {
    const stack = new Stack(app, one.stack);
    new CfnInclude(stack, 'Surroundings', { templateFile: surroundingsOf(one) });
    const client = new CfnUserPoolClient(stack, 'Client', { userPoolId: '' });
    Object.assign(client, { userPoolId: undefined });
    for (const [name, value] of Object.entries(one.attributes)) client.addOverride(name, value);
    if (Array.isArray(one.properties)) client.addOverride('Properties', one.properties);
    else for (const [name, value] of Object.entries(one.properties ?? {})) give(client, name, value);
    return client;
  });
  let message = '';
  try {
    app.synth();
  } catch (error) {
    message = String(error);
  }
  const annotations = clients.map(({ stack, node }) => [
    stack.stackName,
    node.metadata.map(({ type, data }) => ({ type, data })),
  ]);
  return { message, annotations: Object.fromEntries(annotations) };
}

function saidInPython(): Said {
  const file = join(folder, 'cases.json');
  writeFileSync(file, JSON.stringify(cases.map((one) => ({ ...one, surroundings: surroundingsOf(one) }))));
  const { status, stdout, stderr } = spawnSync(ensureCdkVenv().python, [join(__dirname, 'template_cases.py'), file], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** What is said of the client of a stack, in the form of the cases. */
function about(stack: string, { message, annotations }: Said): string[] {
  const errors = [...message.matchAll(/^ *\[([^\]/]+)\/Client\] (.*)$/gm)].filter(([, of]) => of === stack);
  const others = (annotations[stack] ?? []).filter(({ type }) => ['aws:cdk:warning', 'aws:cdk:info'].includes(type));
  return [
    ...errors.map(([, , sentence]) => withoutPath(`error: ${sentence}`)),
    ...others.map(({ type, data }) => `${type === 'aws:cdk:info' ? 'note' : 'warning'}: ${data}`),
  ].sort();
}

const isNull = ({ properties }: ClientCase) => Object.values(properties ?? {}).includes(null);
const hasMacro = ({ properties }: ClientCase) => Object.keys(properties ?? {}).includes('Fn::Transform');

describe.each<[string, () => Said, readonly ClientCase[]]>([
  // aws-cdk-lib puts an override that is a single function in place of all properties.
  ['properties in TypeScript', () => saidInTypescript(asProperty), wrong.filter((one) => !hasMacro(one))],
  ['overrides in TypeScript', () => saidInTypescript(asOverride), wrong],
  // In Python, to override with None takes a property out.
  ['overrides in Python', saidInPython, wrong.filter((one) => !isNull(one))],
])('%s', (_how, synthesise, mistaken) => {
  const said = synthesise();

  test.each(mistaken.map((one): [string, ClientCase] => [one.stack, one]))('the mistake is found: %s', (stack, { expected }) => {
    expect(about(stack, said)).toEqual(expected);
  });

  test.each(silent.map(({ stack }) => stack))('nothing is said: %s', (stack) => expect(about(stack, said)).toEqual([]));
});
