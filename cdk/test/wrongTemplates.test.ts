/** Apps with the clients of the templates of `npm run check`, wrong and right: the messages in TypeScript and in Python. */
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
// Correct clients, and clients with a mistake that an app does not check.
const withoutFindings = cases.filter(({ expected }) => expected.length === 0);

const folder = mkdtempSync(join(tmpdir(), 'cdk-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('there are enough clients, and each check has one', () => {
  expect(wrong.length).toBeGreaterThanOrEqual(60);
  expect(withoutFindings.length).toBeGreaterThanOrEqual(30);
  expect(new Set(wrong.flatMap(({ checks }) => checks))).toEqual(new Set(CHECK_IDS));
});

/** Writes the template without its clients to a file. */
function includedFileOf({ stack, included }: ClientCase): string {
  const file = join(folder, `${stack}.json`);
  writeFileSync(file, JSON.stringify(included));
  return file;
}

/** The output of an app: the message with which its synthesis ends, and the annotations of each client. */
interface Output {
  message: string;
  annotations: Record<string, { type: string; data: string }[]>;
}

type SetProperty = (client: CfnUserPoolClient, name: string, value: unknown) => void;

const asOverride: SetProperty = (client, name, value) => client.addPropertyOverride(name, value);

const asProperty: SetProperty = (client, name, value) => {
  const property = camelcase(name);
  if (client.cfnPropertyName(property) === name) Object.assign(client, { [property]: value });
  else asOverride(client, name, value);
};

/** The output of an app with all clients. */
function outputInTypescript(setProperty: SetProperty): Output {
  const app = new App();
  const clients = cases.map((one) => {
    const stack = new Stack(app, one.stack);
    new CfnInclude(stack, 'Included', { templateFile: includedFileOf(one) });
    const client = new CfnUserPoolClient(stack, 'Client', { userPoolId: '' });
    Object.assign(client, { userPoolId: undefined });
    for (const [name, value] of Object.entries(one.attributes)) client.addOverride(name, value);
    if (Array.isArray(one.properties)) client.addOverride('Properties', one.properties);
    else for (const [name, value] of Object.entries(one.properties ?? {})) setProperty(client, name, value);
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

function outputInPython(): Output {
  const file = join(folder, 'cases.json');
  writeFileSync(file, JSON.stringify(cases.map((one) => ({ ...one, included: includedFileOf(one) }))));
  const { status, stdout, stderr } = spawnSync(ensureCdkVenv().python, [join(__dirname, 'template_cases.py'), file], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The messages about the client of a stack, in the notation of the cases. */
function messagesOf(stack: string, { message, annotations }: Output): string[] {
  const errors = [...message.matchAll(/^ *\[([^\]/]+)\/Client\] (.*)$/gm)].filter(([, of]) => of === stack);
  const others = (annotations[stack] ?? []).filter(({ type }) => ['aws:cdk:warning', 'aws:cdk:info'].includes(type));
  return [
    ...errors.map(([, , sentence]) => withoutPath(`error: ${sentence}`)),
    ...others.map(({ type, data }) => `${type === 'aws:cdk:info' ? 'note' : 'warning'}: ${data}`),
  ].sort();
}

const isNull = ({ properties }: ClientCase) => Object.values(properties ?? {}).includes(null);
const hasMacro = ({ properties }: ClientCase) => Object.keys(properties ?? {}).includes('Fn::Transform');

describe.each<[string, () => Output, readonly ClientCase[]]>([
  // aws-cdk-lib replaces all properties by an override that is a single function.
  ['properties in TypeScript', () => outputInTypescript(asProperty), wrong.filter((one) => !hasMacro(one))],
  ['overrides in TypeScript', () => outputInTypescript(asOverride), wrong],
  // In Python, an override with None removes a property.
  ['overrides in Python', outputInPython, wrong.filter((one) => !isNull(one))],
])('%s', (_how, synthesise, withMistake) => {
  const output = synthesise();

  test.each(withMistake.map((one): [string, ClientCase] => [one.stack, one]))(
    'the mistake is reported: %s',
    (stack, { expected }) => {
      expect(messagesOf(stack, output)).toEqual(expected);
    },
  );

  test.each(withoutFindings.map(({ stack }) => stack))('no problem is reported: %s', (stack) =>
    expect(messagesOf(stack, output)).toEqual([]),
  );
});
