import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

// The SDK drops every member that its release does not know, from requests and from answers. Cognito resets what an update leaves out,
// and its newest features are members that the release does not know yet. So all members pass here.

type Stack = CognitoIdentityProviderClient['middlewareStack'];

/**
 * Lets all calls of a client send and answer the members that the SDK does not know, each in its place among the others. The client needs
 * the request handler of `connections.ts`, which hands over each answer as a whole.
 */
export function passUnknownMembers({ middlewareStack }: { middlewareStack: Stack }): void {
  sendUnknownMembers(middlewareStack);
  answerUnknownMembers(middlewareStack);
}

/** The inputs of the app-client operations are plain JSON, so they go out as they are. */
function sendUnknownMembers(stack: Stack): void {
  stack.add(
    (next) => (args) => {
      (args.request as { body: string }).body = JSON.stringify(args.input);
      return next(args);
    },
    // Before the length of the body is taken, and the request signed.
    { step: 'build', priority: 'high', name: 'sendUnknownMembers' },
  );
}

function answerUnknownMembers(stack: Stack): void {
  stack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { body } = result.response as { body: Uint8Array };
      if (result.output !== undefined && body.length > 0) {
        result.output = completed(result.output, JSON.parse(Buffer.from(body).toString()));
      }
      return result;
    },
    // Above the SDK's own reading of the answer.
    { step: 'deserialize', priority: 'high', name: 'answerUnknownMembers' },
  );
}

/** An object with all that the answer has beyond it, at every depth. In AWS JSON a null says the same as an absent member. */
function completed<T>(known: T, answered: unknown): T {
  if (!isStructure(known) || !isStructure(answered)) return known;
  const members = Object.entries(answered).filter(([, value]) => value !== null);
  const all = members.map(([name, value]) => [name, Object.hasOwn(known, name) ? completed(known[name], value) : value]);
  return { ...known, ...Object.fromEntries(all) };
}

/** Not a list, nor a date. */
function isStructure(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
