/** The stack engine, with handlers whose answers the test sets. */
import { Stack } from '../../local/cloudformation/stacks/stack';
import { type StackEngine, startStackEngine } from '../../local/cloudformation/stacks/stackEngine';
import { type LoopbackServer, readBody, serveOnLoopback } from '../../local/http/loopbackServer';
import type { Json } from './world';

export interface Event {
  action: string;
  stackId: string;
  rollback?: boolean;
  bearerToken: string;
  callbackContext: unknown;
  requestData: { logicalResourceId: string; resourceProperties: Json; previousResourceProperties: Json | null };
}

export const POOL = 'us-east-1_Ab12Cd34E';
export const MODEL = { UserPoolId: POOL, ClientId: '3n4b5urk1ft4fl3mg5e62d9ado', Name: 'app' };
export const SUCCESS = { status: 'SUCCESS', resourceModel: MODEL };
export const FAILED = { status: 'FAILED', errorCode: 'InvalidRequest', message: 'no' };

export interface ScriptedHandlers {
  engine: StackEngine;
  /** The next answers, one for each event. After the last one, every event succeeds. */
  script: Json[];
  /** The events that the handlers got in this test. */
  events: Event[];
  /** Creates a stack from a template. */
  created(name: string, template: string): Promise<Stack>;
  /** A short text for each event: the action, the logical id, and AuthSessionValidity if it is set. */
  seen(): string[];
}

/** Starts and stops the handlers and the engine for a test file. */
export function scriptedHandlers(): ScriptedHandlers {
  let lambda: LoopbackServer;
  const here: ScriptedHandlers = {
    engine: {} as StackEngine,
    script: [],
    events: [],
    created: async (name, body) => {
      const stack = new Stack(here.engine, name);
      await stack.create(body);
      return stack;
    },
    seen: () =>
      here.events.map(({ action, requestData: { logicalResourceId, resourceProperties } }) =>
        [action, logicalResourceId, resourceProperties.AuthSessionValidity].filter((part) => part !== undefined).join(' '),
      ),
  };

  beforeAll(async () => {
    lambda = await serveOnLoopback(0, async (request, response) => {
      here.events.push(JSON.parse(String(await readBody(request, 100_000))));
      response.end(JSON.stringify(here.script.shift() ?? SUCCESS));
    });
    here.engine = await startStackEngine({ cognito: { url: 'http://127.0.0.1:9' }, lambda });
  }, 300_000);

  afterAll(async () => {
    await here.engine.stop?.();
    await lambda?.stop();
  });

  beforeEach(() => {
    here.script = [];
    here.events = [];
  });

  return here;
}

/** A template with one client, App. */
export function appTemplate(properties: Json, attributes: Json = {}): string {
  const App = { Type: 'My::Cognito::UserPoolClient', ...attributes, Properties: { UserPoolId: POOL, ...properties } };
  return JSON.stringify({ Resources: { App } });
}

/** A template with clients. Each has a logical id and an AuthSessionValidity. */
export function clientsTemplate(values: Record<string, unknown>, attributes: Record<string, Json> = {}): string {
  const Resources = Object.fromEntries(
    Object.entries(values).map(([name, AuthSessionValidity]) => [
      name,
      { Type: 'My::Cognito::UserPoolClient', ...attributes[name], Properties: { UserPoolId: POOL, AuthSessionValidity } },
    ]),
  );
  return JSON.stringify({ Resources });
}
