import { isIP } from 'node:net';
import { cognitoOptions, readCognitoOptions } from '../../commands/cognitoOptions';
import { portProblem, signalled } from '../../commands/foreground';
import { wholeNumber, withOptions } from '../../commands/options';
import type { Program } from '../../commands/program';
import { type LocalCognitoOptions, startLocalCognitoOn } from '../../local/cognito/server';
import { LOOPBACK } from '../../local/http/loopbackServer';

interface Options {
  host: string;
  endsWithStdin: boolean;
  cognito: LocalCognitoOptions & { port: number };
}

/** `local-cognito`: runs the server in the foreground until a signal, or until the end of its input. */
export function serveCognito(args: string[], program: Program): Promise<number> {
  const options = {
    port: { type: 'string', default: '9229' },
    host: { type: 'string', default: LOOPBACK },
    'end-with-stdin': { type: 'boolean', default: false },
    ...cognitoOptions,
  } as const;
  const config = { args, options };
  return withOptions(
    {
      usage: program.usage,
      config,
      read: ({ values }) => ({
        host: readHost(values.host),
        endsWithStdin: values['end-with-stdin'],
        cognito: { ...readCognitoOptions(values), port: wholeNumber('--port', values.port, { max: 65_535 }) },
      }),
    },
    serve,
  );
}

async function serve({ host, endsWithStdin, cognito: options }: Options): Promise<number> {
  const stopped = endsWithStdin ? Promise.race([signalled(), inputEnded()]) : signalled();
  try {
    const cognito = await startLocalCognitoOn(host, options).catch((error: unknown) => problem(error, host));
    if (typeof cognito === 'string') {
      console.error(cognito);
      return 1;
    }
    const { Id } = cognito.perform('CreateUserPool', { PoolName: 'playground' }).UserPool as { Id: string };
    console.log(`Cognito    ${cognito.url}   and its secrets in Secrets Manager`);
    console.log(`User pool  ${Id}   empty, to play with`);
    console.log('Ready. Ctrl-C stops it.');
    await stopped;
    await cognito.stop();
    return 0;
  } finally {
    // An open input would keep the process running.
    if (endsWithStdin) process.stdin.destroy();
  }
}

function readHost(text: string): string {
  if (isIP(text) !== 0) return text;
  throw new Error(`--host must be an IP address of this machine, such as ${LOOPBACK} or 0.0.0.0, not "${text}".`);
}

/** @throws the error itself, if no option can solve it */
function problem(error: unknown, host: string): string {
  const reason = portProblem(error, host, () => '--port');
  if (reason !== undefined) return reason;
  if ((error as NodeJS.ErrnoException).code === 'EADDRNOTAVAIL') {
    return `${host} is not an address of this machine. Set --host to one of its addresses.`;
  }
  throw error;
}

/**
 * Resolves at the end of the input. The operating system closes a pipe when the process at its other end has ended in any way.
 */
function inputEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['end', 'close', 'error'] as const) process.stdin.once(event, () => resolve());
    process.stdin.resume();
  });
}
