/** `npm run local` as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { PROJECT_ROOT } from '../../tools/projectRoot';

export interface LocalCommand {
  child: ChildProcess;
  /** All that it prints until its servers are ready. */
  output: string;
  /** All that it has printed to stderr so far. */
  errors(): string;
}

/** A person's settings for the real AWS. They must not matter here. */
export const FOR_THE_REAL_AWS = {
  AWS_PROFILE: 'production',
  AWS_REGION: 'eu-west-1',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  HTTP_PROXY: 'http://127.0.0.1:9',
};

/**
 * Starts it, in a process group of its own, and waits until it is ready.
 * @throws Error when it ends before that
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

/** Where it says that a server is. */
export function urlOf(server: string, { output }: LocalCommand): string {
  const [, url] = new RegExp(`^${server} +(\\S+)`, 'm').exec(output) ?? [];
  if (url === undefined) throw new Error(`npm run local names no ${server}:\n${output}`);
  return url;
}
