/** `npm run local` in its own process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { PROJECT_ROOT } from '../../tools/projectRoot';

export interface LocalCommand {
  child: ChildProcess;
  /** The output until its servers are ready. */
  output: string;
  /** The output to stderr so far. */
  errors(): string;
}

/** Environment variables of a user of AWS. They must have no effect here. */
export const FOR_THE_REAL_AWS = {
  AWS_PROFILE: 'production',
  AWS_REGION: 'eu-west-1',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  HTTP_PROXY: 'http://127.0.0.1:9',
};

/**
 * Starts `npm run local` in its own process group, and waits until it is ready.
 * @throws Error if it ends before it is ready
 */
export async function startLocal(...args: string[]): Promise<LocalCommand> {
  const child = spawn(process.execPath, ['commands/run.mjs', 'local', ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...FOR_THE_REAL_AWS },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    if (!output.includes('Ready')) continue;
    child.stdout.resume();
    return { child, output, errors: () => errors };
  }
  throw new Error(`npm run local ended before it was ready: ${output}${errors}`);
}

/** The URL of a server, from the output. */
export function urlOf(server: string, { output }: LocalCommand): string {
  const [, url] = new RegExp(`^${server} +(\\S+)`, 'm').exec(output) ?? [];
  if (url === undefined) throw new Error(`npm run local names no ${server}:\n${output}`);
  return url;
}
