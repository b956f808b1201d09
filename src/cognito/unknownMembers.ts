import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

// The SDK drops every member that its release does not know, from requests and from answers. Cognito's newest features are such
// members, and Cognito resets a member that an update leaves out. So this file passes all members on.

type Stack = CognitoIdentityProviderClient['middlewareStack'];

/**
 * Makes all calls of an SDK client send and return the members that the SDK does not know. The client needs the request handler
 * of `connections.ts`, which reads each answer to its end.
 */
export function passUnknownMembers({ middlewareStack }: { middlewareStack: Stack }): void {
  sendUnknownMembers(middlewareStack);
  answerUnknownMembers(middlewareStack);
}

/** The inputs of the app-client operations are plain JSON, so no conversion is needed. */
function sendUnknownMembers(stack: Stack): void {
  stack.add(
    (next) => (args) => {
      (args.request as { body: string }).body = JSON.stringify(args.input);
      return next(args);
    },
    // Runs before the SDK sets the content length and signs the request.
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
    // Runs around the SDK's deserializer.
    { step: 'deserialize', priority: 'high', name: 'answerUnknownMembers' },
  );
}

/** Adds the members of the answer that `known` lacks, at every depth. In AWS JSON, null means the same as an absent member. */
function completed<T>(known: T, answered: unknown): T {
  if (!isStructure(known) || !isStructure(answered)) return known;
  const members = Object.entries(answered).filter(([, value]) => value !== null);
  const all = members.map(([name, value]) => [name, Object.hasOwn(known, name) ? completed(known[name], value) : value]);
  return { ...known, ...Object.fromEntries(all) };
}

/** Whether a value is a JSON object, and not a list or a date. */
function isStructure(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
