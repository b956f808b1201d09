import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { DescribeUserPoolClientCommand, UpdateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';

// The SDK drops every member that its release does not know, from answers as from requests. An update that lost one would reset
// it, so here they pass: into the answer of a describe, and out with an update.

/** Lets a describe answer the members that the SDK does not know, each in its place among the others. */
export function answeringUnknownMembers(command: DescribeUserPoolClientCommand): DescribeUserPoolClientCommand {
  let answered = '';
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { body: Readable | Uint8Array };
      answered = await text(response.body as Readable);
      response.body = Buffer.from(answered);
      return result;
    },
    // Below the SDK's own reading of the answer, which takes bytes as well as a stream.
    { step: 'deserialize', priority: 'low', name: 'keepAnswer' },
  );
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      if (result.output === undefined || answered === '') return result;
      return { ...result, output: completed(result.output, JSON.parse(answered)) };
    },
    // Above it.
    { step: 'deserialize', priority: 'high', name: 'answerUnknownMembers' },
  );
  return command;
}

/** Lets an update send the members that the SDK does not know: its input is plain JSON, and goes out as it is. */
export function sendingUnknownMembers(command: UpdateUserPoolClientCommand): UpdateUserPoolClientCommand {
  command.middlewareStack.add(
    (next) => (args) => {
      (args.request as { body: string }).body = JSON.stringify(args.input);
      return next(args);
    },
    // Before the length of the body is taken, and the request signed.
    { step: 'build', priority: 'high', name: 'sendUnknownMembers' },
  );
  return command;
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
